import type { RefObject } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { HighlightColour } from '../../contract/annotation-model.ts';
import type { Settings } from '../../contract/settings-model.ts';
import { announce, announceFailure } from '../archive/notices.ts';
import type { SettingsChange } from '../archive/use-settings.ts';
import type { Aloud } from './aloud/use-read-aloud.ts';
import type { LookUp } from './dictionary/use-look-up.ts';
import type { FramePage } from './frame-page.ts';
import { createPassageChoice } from './passage-choice.ts';
import type { ReadingHandle } from './reading-commands.ts';
import { reveal } from './reading-place.ts';
import { type SearchedAs, type SelectionQuery, selectionQuery } from './selection-query.ts';
import { isOnSheets, turnSheet } from './sheets.ts';
import type { Find } from './use-find.ts';
import type { OpenPageAids } from './use-page-aids.ts';
import type { PageHighlights } from './use-page-highlights.ts';
import type { PagesReading } from './use-pages-reading.ts';
import type { PageSelection } from './use-selection.ts';
import type { ReadingView } from './view-switch.tsx';

const [smallest, largest] = [12, 36];

interface Parts {
  aloud: Aloud;
  lookUp: LookUp;
  page: FramePage | null;
  /** The pages of a PDF, where they are shown instead of its text. */
  pages: RefObject<HTMLIFrameElement | null>;
  /** Null while the pages are not shown. */
  inPages: PagesReading | null;
  /** Null where there is nothing but the text. */
  show: ((view: ReadingView) => void) | null;
  view: ReadingView;
  views: readonly ReadingView[];
  aids: OpenPageAids;
  find: Find;
  selection: PageSelection;
  marks: PageHighlights;
  findField: RefObject<HTMLInputElement | null>;
  settings: Settings;
  changeSettings: (change: SettingsChange) => Promise<void>;
  language: string;
  onSearch: (search: SelectionQuery, as: SearchedAs) => void;
}

export interface OwnReadingHandle extends ReadingHandle {
  highlight(colour?: HighlightColour, options?: { comment?: boolean }): boolean;
  /** Puts the chosen highlight, when it has no place, on the selection. Null when there is none such. */
  placeHere: (() => void) | null;
  placeAt(span: TextSpan): void;
}

/** What the window's keys do to the open article. */
export function createReadingHandle(parts: Parts): OwnReadingHandle {
  const { page, pages, inPages, find, selection, marks, findField, settings, changeSettings } = parts;
  const lost = marks.chosen?.span === null ? marks.chosen.highlight : null;
  const placeAt = (span: TextSpan): void => {
    if (lost === null) return;
    selection.clear();
    marks.place(lost, span);
    if (page !== null) reveal(page, span);
  };
  return {
    placeAt,
    placeHere:
      lost === null || lost.page !== null
        ? null
        : () => {
            const span = selection.read();
            if (span !== null) placeAt(span);
          },
    passage: createPassageChoice({
      page: inPages === null ? page : null,
      selection,
      marks,
      language: parts.language,
    }),
    aloud: parts.aloud,
    lookUp() {
      if (parts.view === 'original') parts.show?.('text');
      const words = inPages?.selectedWords() ?? null;
      inPages?.deselect();
      parts.lookUp.open(words);
    },
    aids: parts.aids.handle,
    find() {
      // A page as it was saved is to be looked at; words are found in the text and on pages.
      if (parts.view === 'original') {
        parts.show?.('text');
        announce({ title: 'Words are found in the text', description: 'V goes back to the original look.' });
      }
      findField.current?.focus();
      findField.current?.select();
    },
    stepFind: inPages?.find.step ?? find.step,
    turnPage(direction) {
      const view = pages.current?.contentWindow ?? page?.view;
      if (view === undefined) return false;
      if (view === page?.view && isOnSheets(view)) return turnSheet(view, direction);
      const before = view.scrollY;
      const lines = 2 * settings.fontSize * settings.lineHeight;
      view.scrollBy({ top: direction * Math.max(60, view.innerHeight - lines), behavior: 'instant' });
      return view.scrollY !== before;
    },
    turnSheet(towards) {
      const view = page?.view;
      if (view === undefined || inPages !== null || !isOnSheets(view)) return false;
      const leftwards = page?.document.documentElement.dir === 'rtl';
      return turnSheet(view, (towards === 'right') === leftwards ? -1 : 1);
    },
    changeSize(by) {
      if (inPages !== null) return inPages.do(by === 1 ? 'larger' : 'smaller');
      changeSettings((now) => ({
        fontSize: Math.min(largest, Math.max(smallest, now.fontSize + by)),
      })).catch((error: unknown) => announceFailure('The size was not kept', error));
    },
    highlight(colour, { comment = false } = {}) {
      if (inPages !== null) return inPages.highlight(colour, { comment });
      const chosen = marks.chosen?.highlight;
      const selected = selection.read();
      if (selected === null && chosen !== undefined && colour !== undefined) {
        marks.setColour(chosen, colour);
        return true;
      }
      const span = selected ?? find.current;
      if (span === null) return false;
      const id = marks.create(span, colour);
      selection.clear();
      // With the keyboard alone the comment is one key away: the card is open.
      if (id !== null) marks.choose(id, { comment });
      return id !== null;
    },
    comment() {
      const chosen = marks.chosen?.highlight;
      if (inPages !== null) return inPages.highlight(undefined, { comment: true });
      if (chosen === undefined || selection.read() !== null)
        return this.highlight(undefined, { comment: true });
      marks.choose(chosen.id, { comment: true, show: true });
      return true;
    },
    quotation() {
      const chosen = marks.chosen?.highlight;
      const span = selection.read();
      if (span === null && chosen !== undefined)
        return { quote: chosen.anchor.quote, highlight: chosen.id, page: chosen.page };
      if (page === null || span === null) return null;
      const highlight = marks.create(span);
      selection.clear();
      if (highlight === null) return null;
      return { quote: page.text.text.slice(span.start, span.end), highlight, page: null };
    },
    searchSelection(as = 'articles') {
      const span = selection.read();
      const inText = page === null || span === null ? '' : page.text.text.slice(span.start, span.end);
      const search = selectionQuery(inPages?.selectedWords() ?? inText);
      if (search.query === '') return false;
      selection.clear();
      inPages?.deselect();
      parts.onSearch(search, as);
      return true;
    },
    dismiss() {
      if (parts.lookUp.asked !== null) {
        parts.lookUp.close();
        page?.view.focus();
      } else if (inPages !== null && (inPages.pages?.selected.length ?? 0) > 0) inPages.deselect();
      else if (inPages !== null && inPages.highlights.chosen !== null) inPages.highlights.choose(null);
      else if (parts.aids.dismiss()) return true;
      else if (selection.span !== null) selection.clear();
      else if (marks.chosen !== null) marks.choose(null);
      else if (find.text !== '') find.clear();
      else return false;
      return true;
    },
    switchView() {
      const other = parts.views.find((each) => each !== parts.view);
      if (other !== undefined) parts.show?.(other);
    },
    inPages: (deed) => inPages?.do(deed),
    focus() {
      (pages.current?.contentWindow ?? page?.view)?.focus();
    },
  };
}
