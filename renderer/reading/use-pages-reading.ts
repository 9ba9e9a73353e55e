import type { RefObject } from 'react';
import type { Highlight, HighlightColour } from '../../contract/annotation-model.ts';
import type { Article } from '../../contract/model.ts';
import type { PagesDeed } from '../../contract/pages-messages.ts';
import type { Id } from '../../contract/scalars.ts';
import { announceFailure } from '../archive/notices.ts';
import type { CarriedSearch } from '../archive/search-marks.ts';
import type { SettingsChange } from '../archive/use-settings.ts';
import type { FramePage } from './frame-page.ts';
import type { Find } from './use-find.ts';
import { type Pages, usePages } from './use-pages.ts';
import { type PagesFind, usePagesFind } from './use-pages-find.ts';
import { type PagesHighlights, usePagesHighlights } from './use-pages-highlights.ts';
import { usePagesPlace } from './use-pages-place.ts';

/** All that the window does to the pages of a PDF. */
export interface PagesReading {
  /** Null while they are not shown. */
  pages: Pages | null;
  find: PagesFind;
  highlights: PagesHighlights;
  /** 0 to 1. */
  progress: number | null;
  selectedWords(): string;
  /** False when there was nothing to highlight. */
  highlight(colour?: HighlightColour, options?: { comment?: boolean }): boolean;
  deselect(): void;
  do(deed: PagesDeed): void;
  /** To the text, to the same words. */
  leave(): void;
}

export function usePagesReading({
  id,
  article,
  shown,
  frame,
  page,
  find,
  search,
  highlights: all,
  goTo,
  changeSettings,
}: {
  id: Id;
  article: Article | undefined;
  shown: boolean;
  frame: RefObject<HTMLIFrameElement | null>;
  /** Of the text. */
  page: FramePage | null;
  find: Find;
  search: CarriedSearch;
  highlights: readonly Highlight[];
  goTo: { highlight: Id } | null;
  changeSettings: (change: SettingsChange) => Promise<void>;
}): PagesReading {
  const pages = usePages(id, shown, frame, (on) => {
    changeSettings({ darkPages: on }).catch((error: unknown) =>
      announceFailure('The choice was not kept', error),
    );
  });
  const text = page?.text.text ?? '';
  const pagesFind = usePagesFind(pages, find, search, text);
  const highlights = usePagesHighlights(
    id,
    pages,
    text,
    all,
    { spans: pagesFind.onPages, at: pagesFind.at },
    goTo,
  );
  const place = usePagesPlace(pages, page, article, goTo !== null || find.text.trim() !== '');

  return {
    pages,
    find: pagesFind,
    highlights,
    progress: pages?.place?.progress ?? null,
    selectedWords: () =>
      (pages?.selected ?? [])
        .map(({ page, start, end }) => pages?.texts.get(page)?.slice(start, end) ?? '')
        .join(' ')
        .replace(/(\p{L})-\n(\p{Ll})/gu, '$1$2')
        .replace(/\s+/gu, ' ')
        .trim(),
    highlight(colour, { comment = false } = {}) {
      if (pages === null) return false;
      const { chosen } = highlights;
      if (pages.selected.length === 0 && chosen !== null && colour !== undefined) {
        highlights.setColour(chosen.highlight, colour);
        return true;
      }
      const id = highlights.create(
        colour,
        pages.selected.length === 0 ? pagesFind.onPages[pagesFind.at] : undefined,
      );
      if (id === null) return false;
      pages.send({ kind: 'deselect' });
      highlights.choose(id, { comment });
      return true;
    },
    deselect: () => pages?.send({ kind: 'deselect' }),
    do: (deed) => pages?.send({ kind: 'do', deed }),
    leave: place.leave,
  };
}
