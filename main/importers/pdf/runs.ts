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

/** Some of its letters, which count as equally wide. */
export function cutRun(run: Run, start: number, end: number): Run {
  if (start === 0 && end === run.text.length) return run;
  const perLetter = run.width / run.text.length;
  const text = run.text.slice(start, end);
  return {
    ...run,
    text: text.trim(),
    x: run.x + start * perLetter,
    width: (end - start) * perLetter,
    spaced: start === 0 ? run.spaced : /\s$/.test(run.text.slice(0, start)) || /^\s/.test(text),
    // Parts of one piece follow one another as pieces do.
    order: run.order + start / (run.text.length * 2),
  };
}
