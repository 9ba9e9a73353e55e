/** A section of the open article. */
export interface Heading {
  title: string;
  /** From 0; no deeper than the reader can follow at a glance. */
  level: number;
  element: HTMLElement;
}

const deepest = 3;

/** The headings of the text; the highest that occurs is level 0, and what is skipped between two of them is no step. */
export function readHeadings(root: HTMLElement): Heading[] {
  const found = [...root.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')].flatMap((element) => {
    const title = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    return title === '' ? [] : [{ title, rank: Number(element.tagName.slice(1)), element }];
  });
  const ranks = [...new Set(found.map(({ rank }) => rank))].sort((a, b) => a - b);
  return found.map(({ title, rank, element }) => ({
    title,
    level: Math.min(deepest, ranks.indexOf(rank)),
    element,
  }));
}

/** Index of the heading whose section is being read: the last one that was passed; -1 before the first. */
export function headingAt(headings: readonly Heading[], isPassed: (element: HTMLElement) => boolean): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const heading = headings[middle];
    if (heading !== undefined && isPassed(heading.element)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Whether a heading stands above this line of the window. Of a long text only what is near the window is laid out: where
 * its part lies tells enough of a heading far away, and asks for no layout.
 */
export function isAbove(element: HTMLElement, line: number): boolean {
  const part = element.closest('.part')?.getBoundingClientRect();
  if (part !== undefined && part.bottom <= line) return true;
  if (part !== undefined && part.top > line) return false;
  return element.getBoundingClientRect().top <= line;
}
