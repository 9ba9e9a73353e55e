import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { Settings } from '../../contract/settings-model.ts';
import { announceFailure } from '../archive/notices.ts';
import type { SettingsChange } from '../archive/use-settings.ts';
import { useWidth } from '../ui/use-width.ts';
import { type Footnote, footnoteOf } from './footnotes.ts';
import type { FramePage } from './frame-page.ts';
import type { Heading } from './headings.ts';
import type { PageAids } from './page-aids.ts';
import { numberParagraphs, takeNumbersAway } from './paragraphs.ts';
import { type Contents, useContents } from './use-contents.ts';
import { type Jumps, useJumps } from './use-jumps.ts';
import { type Pictures, usePictures } from './use-pictures.ts';

/** Narrower than this, the contents lie over the page instead of beside it. */
const besideFrom = 760;

export interface OpenPageAids {
  handle: PageAids;
  contents: Contents;
  /** Where the contents are shown, if they are. */
  panel: { place: 'beside' | 'over'; asked: number } | null;
  go: (heading: Heading) => void;
  setContents: (open: boolean) => void;
  jumps: Jumps;
  footnote: Footnote | null;
  goToNote: () => void;
  closeNote: () => void;
  pictures: Pictures;
  printing: boolean;
  endPrinting: () => void;
  /** A link into the page itself was pressed. */
  followInside: (link: HTMLElement, target: HTMLElement) => void;
  /** Closes what lies over the page; false when nothing did. */
  dismiss: () => boolean;
}

/** Contents, footnotes, jumps, pictures and numbers of the open article. */
export function usePageAids({
  page,
  layout,
  pane,
  calm,
  settings,
  changeSettings,
}: {
  page: FramePage | null;
  layout: number;
  pane: RefObject<HTMLElement | null>;
  /** Nothing but the page: the contents come when they are asked for. */
  calm: boolean;
  settings: Settings;
  changeSettings: (change: SettingsChange) => Promise<void>;
}): OpenPageAids {
  const contents = useContents(page, layout);
  const jumps = useJumps(page);
  const pictures = usePictures(page);
  const note = useFootnote(page, jumps);
  const beside = useWidth(pane) >= besideFrom && !calm;
  // Over the page they are opened each time; beside it they stay as they were left.
  const [over, setOver] = useState(false);
  const [asked, setAsked] = useState(0);
  const [printing, setPrinting] = useState(false);
  useParagraphNumbers(page, settings.paragraphNumbers);
  // With the article goes what was asked about it: the panel of the next one leaves the keyboard where it is.
  useEffect(() => (page === null ? undefined : () => setAsked(0)), [page]);

  const has = contents.headings.length > 0;
  const open = has && (beside ? settings.contentsOpen : over);
  const setContents = (next: boolean): void => {
    setAsked(0);
    if (!beside) setOver(next);
    else
      changeSettings({ contentsOpen: next }).catch((error: unknown) =>
        announceFailure('The setting was not kept', error),
      );
  };
  const go = (heading: Heading): void => {
    if (!beside) setOver(false);
    jumps.to(heading.element, 'top');
  };

  return {
    handle: {
      toggleContents() {
        // Whoever is quick asks before the page is there.
        if (!has && page !== null) return false;
        setContents(!open);
        if (open) page?.view.focus();
        else setAsked((before) => before + 1);
        return true;
      },
      sections: () => contents.headings.map((heading) => ({ title: heading.title, go: () => go(heading) })),
      goBack: jumps.back,
      print: () => setPrinting(true),
      showPictures: () => page === null || pictures.show(),
    },
    contents,
    panel: open ? { place: beside ? 'beside' : 'over', asked } : null,
    go,
    setContents,
    jumps,
    ...note,
    pictures,
    printing,
    endPrinting: () => setPrinting(false),
    dismiss() {
      if (note.footnote !== null) note.closeNote();
      else if (open && !beside) setOver(false);
      else return false;
      return true;
    },
  };
}

function useFootnote(page: FramePage | null, { to }: Jumps) {
  const [shown, setShown] = useState<{ page: FramePage; footnote: Footnote } | null>(null);
  const footnote = shown !== null && shown.page === page ? shown.footnote : null;
  const latest = useRef(footnote);
  latest.current = footnote;
  const closeNote = useCallback(() => {
    // The keyboard goes on from the reference, unless it is somewhere else already.
    const { reference, note } = latest.current ?? {};
    if (note?.ownerDocument.activeElement?.closest('.note-popup')) reference?.focus({ preventScroll: true });
    setShown(null);
  }, []);
  return {
    footnote,
    closeNote,
    goToNote() {
      setShown(null);
      if (footnote !== null) to(footnote.note);
    },
    followInside(link: HTMLElement, target: HTMLElement): void {
      const found = footnoteOf(link, target);
      if (page === null) return;
      if (found !== null) setShown({ page, footnote: found });
      else {
        setShown(null);
        to(target);
      }
    },
  };
}

function useParagraphNumbers(page: FramePage | null, wanted: boolean): void {
  useEffect(() => {
    if (page === null || !wanted) return;
    const { root } = page.text;
    numberParagraphs(root);
    return () => takeNumbersAway(root);
  }, [page, wanted]);
}
