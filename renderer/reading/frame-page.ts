import type { TextSpan } from '../../contract/anchor-location.ts';
import type { Id } from '../../contract/scalars.ts';
import { makeWidePartsScroll } from './frame-appearance.ts';
import { type FrameText, readFrameText } from './frame-text.ts';
import { createPainter, type Painter } from './painter.ts';

/** The page of an open article, as the interface works on it from outside. */
export interface FramePage {
  article: Id;
  document: Document;
  view: Window & typeof globalThis;
  text: FrameText;
  /** A range over [start, end) of the title above the text. */
  titleRange(span: TextSpan): Range | null;
  painter: Painter;
  /** Where comments stand, beside the text or below it. */
  margin: HTMLElement;
  /** Below the text: highlights that have no place in it any more. */
  unplaced: HTMLElement;
}

/** Once for each page, after its style was set: what is measured here depends on it. */
export function openFramePage(article: Id, document: Document): FramePage | null {
  const root = document.getElementById('text');
  const margin = document.getElementById('margin');
  const view = document.defaultView;
  if (root === null || margin === null || view === null) return null;
  makeWidePartsScroll(root);
  const unplaced = document.createElement('div');
  root.after(unplaced);
  return {
    article,
    document,
    view,
    text: readFrameText(root),
    titleRange: (span) => rangeInTitle(document, span),
    painter: createPainter(document),
    margin,
    unplaced,
  };
}

function rangeInTitle(document: Document, { start, end }: TextSpan): Range | null {
  const words = document.querySelector('header > h1')?.firstChild;
  if (words?.nodeValue == null || end > words.nodeValue.length) return null;
  const range = document.createRange();
  range.setStart(words, start);
  range.setEnd(words, end);
  return range;
}

/** Resolves when the fonts that the page needs are there, or after so long that one would rather read without. */
export async function fontsReady(document: Document, patienceMs = 250): Promise<void> {
  // Asking for the layout makes the browser notice which fonts it needs.
  document.body.getBoundingClientRect();
  await Promise.race([
    document.fonts.ready,
    new Promise((resolve) => {
      setTimeout(resolve, patienceMs);
    }),
  ]);
}
