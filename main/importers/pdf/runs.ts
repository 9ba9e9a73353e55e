/** How a piece of text looks, as far as reading cares. */
export interface Style {
  bold: boolean;
  italic: boolean;
  mono: boolean;
}

/** A piece of text as the page draws it, turned so that its line runs to the right. Lengths are points, y grows upwards. */
export interface Run {
  text: string;
  /** Left end of the baseline. */
  x: number;
  y: number;
  width: number;
  size: number;
  style: Style;
  rtl: boolean;
  /** In the order of drawing, a space or wider gap stood before it; null where it began anew and only places tell. */
  spaced: boolean | null;
  /** Place in the order of drawing. */
  order: number;
  /** Of the marked content it belongs to; the structure tree names these. */
  mark: string | null;
  /** Declared to be no part of the text: running heads, page numbers. */
  artifact: boolean;
  /** Address of a link drawn over it. */
  link: string | null;
}

/** What of a page is text: by direction of its lines, that of most of the text first. */
export interface PageText {
  number: number;
  directions: Direction[];
}

export interface Direction {
  /** Degrees; 0 for lines that run to the right, where places are those of the page. */
  angle: number;
  runs: Run[];
}

export function lengthOf(runs: readonly Run[]): number {
  let length = 0;
  for (const { text } of runs) length += text.length;
  return length;
}

export function rightOf(run: Run): number {
  return run.x + run.width;
}
