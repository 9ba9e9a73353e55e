/**
 * What the interface and the frame that draws the pages of a PDF say to each other, by `postMessage` within one origin. The
 * frame knows pages and places on them; what is highlighted or looked for there, the interface decides.
 */

/** Code units of the text of one page, as the frame told it. */
export interface PageSpan {
  /** From 1. */
  page: number;
  start: number;
  end: number;
}

export interface PageMark extends PageSpan {
  name: `colour-${1 | 2 | 3 | 4 | 5}` | 'chosen' | 'find' | 'find-current';
  /** What a press on it names. */
  id: string | null;
}

/** In the window of the frame, CSS pixels. */
export interface PageBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** First and last line of a passage; null when it is not on a page that is drawn. */
export type PageLines = { first: PageBox; last: PageBox } | null;

export const pagesDeeds = [
  'larger',
  'smaller',
  'fit-width',
  'fit-page',
  'go-to-page',
  'contents',
  'rotate',
  'next',
  'previous',
] as const;
export type PagesDeed = (typeof pagesDeeds)[number];

export type ToPages =
  /** The page at the top of the window, and how far down it: 12.35. */
  | { kind: 'place'; page: number }
  /** All marks of the pages that are drawn. */
  | { kind: 'marks'; marks: readonly PageMark[] }
  /** Brings a passage into view, and says then and whenever it moves where its lines are. */
  | { kind: 'show'; span: PageSpan; top: boolean }
  | { kind: 'watch'; spans: readonly PageSpan[] }
  /** Asks for the texts of all pages, those next to one first. */
  | { kind: 'read'; near: number }
  | { kind: 'deselect' }
  | { kind: 'dark-pages'; on: boolean }
  | { kind: 'do'; deed: PagesDeed };

export type FromPages =
  | { kind: 'ready'; pages: number }
  /** Whether these are all there are; none where the document cannot be read. */
  | { kind: 'texts'; texts: readonly { page: number; text: string }[]; all: boolean }
  | { kind: 'drawn'; pages: readonly number[] }
  | {
      kind: 'place';
      page: number;
      /** 0 to 1. */
      progress: number;
      /** Offset into the text of the page of what stands at the top of the window. */
      offset: number;
      /** The reader went there, not we. */
      moved: boolean;
    }
  | { kind: 'selected'; spans: readonly PageSpan[]; lines: PageLines }
  | { kind: 'watched'; lines: PageLines }
  | { kind: 'pressed'; id: string | null }
  | { kind: 'dark-pages'; on: boolean };
