/** How columns and margins lie in a window; all in CSS pixels. */
export interface SheetGeometry {
  columns: 1 | 2;
  column: number;
  /** Between columns, and from the last of one sheet to the first of the next. */
  gap: number;
  /** Before the first column of a sheet. */
  inset: number;
  /** Comments stand beside the text. */
  margin: boolean;
}

export interface SheetWishes {
  width: number;
  /** What the reader chose, in pixels, and the mean width of a character of that type. */
  measure: number;
  character: number;
  comments: boolean;
}

/** Two columns stand side by side where each holds so many characters (or all that the reader asked for). */
const leastOfTwo = 42;
const marginWidth = 216;
const marginGap = 30;

/**
 * Whole pixels: columns and gaps of one sheet are together exactly as wide as the window, so that no error adds up over a
 * thousand sheets.
 */
export function layOutSheets({ width, measure, character, comments }: SheetWishes): SheetGeometry {
  const edge = width < 520 ? 18 : 30;
  const least = Math.min(measure, leastOfTwo * character);
  const beside = marginWidth + 2 * marginGap;
  const single = Math.floor(Math.max(160, Math.min(measure, width - 2 * edge)));
  // Comments belong to their lines: where they have room beside one column, one column it is.
  if (comments && width - edge - beside >= Math.min(measure, 50 * character)) {
    const column = Math.floor(Math.min(measure, width - edge - beside));
    const inset = Math.floor((width - column - beside + marginGap) / 2);
    return { columns: 1, column, gap: width - column, inset: Math.max(edge, inset), margin: true };
  }
  const gutter = 2 * edge;
  if ((width - 2 * gutter) / 2 >= least) {
    const column = Math.floor(Math.min(measure, (width - 2 * gutter) / 2));
    const gap = (width - 2 * column) / 2;
    return { columns: 2, column, gap, inset: gap / 2, margin: false };
  }
  return {
    columns: 1,
    column: single,
    gap: width - single,
    inset: Math.floor((width - single) / 2),
    margin: false,
  };
}
