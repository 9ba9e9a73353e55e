import { locateAnchor, type TextSpan } from '../../contract/anchor-location.ts';
import type { Highlight } from '../../contract/annotation-model.ts';
import type { FramePage } from './frame-page.ts';

export interface PlacedHighlight {
  highlight: Highlight;
  span: TextSpan;
}

export interface Placement {
  placed: PlacedHighlight[];
  /** Without a certain place in this text: listed, never moved by guess. */
  unplaced: Highlight[];
}

export function placeHighlights(text: string, highlights: readonly Highlight[]): Placement {
  const placement: Placement = { placed: [], unplaced: [] };
  for (const highlight of highlights) {
    // The archive looked for it with the earlier text at hand; what it did not find is not found here by less.
    const span = highlight.placed ? locateAnchor(text, highlight.anchor) : null;
    if (span === null) placement.unplaced.push(highlight);
    else placement.placed.push({ highlight, span });
  }
  placement.placed.sort((a, b) => a.span.start - b.span.start);
  return placement;
}

const colours = [1, 2, 3, 4, 5] as const;

export function paintHighlights(
  page: FramePage,
  placed: readonly PlacedHighlight[],
  chosen: string | null,
): void {
  const rangesOf = (wanted: (highlight: Highlight) => boolean): Range[] =>
    placed.flatMap(({ highlight, span }) => {
      const range = wanted(highlight) ? page.text.range(span) : null;
      return range === null ? [] : [range];
    });
  for (const colour of colours)
    page.painter.paint(
      `colour-${colour}`,
      rangesOf((highlight) => highlight.colour === colour),
    );
  page.painter.paint(
    'overlap',
    overlapsOf(placed).flatMap((span) => page.text.range(span) ?? []),
  );
  page.painter.paint(
    'chosen',
    rangesOf(({ id }) => id === chosen),
  );
}

/** The highlights at a point of the frame's window, the shortest first: it could not be reached otherwise. */
export function highlightsAt(
  page: FramePage,
  placed: readonly PlacedHighlight[],
  x: number,
  y: number,
): Highlight[] {
  const length = ({ span }: PlacedHighlight): number => span.end - span.start;
  return placed
    .filter(({ span }) => {
      const lines = [...(page.text.range(span)?.getClientRects() ?? [])];
      return lines.some(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
    })
    .sort((a, b) => length(a) - length(b))
    .map(({ highlight }) => highlight);
}

/** Where two highlights or more lie over one another. They are in the order of the text. */
export function overlapsOf(placed: readonly PlacedHighlight[]): TextSpan[] {
  const overlaps: TextSpan[] = [];
  let covered = 0;
  for (const { span } of placed) {
    const end = Math.min(span.end, covered);
    const last = overlaps.at(-1);
    if (end > span.start) {
      if (last !== undefined && last.end >= span.start) last.end = Math.max(last.end, end);
      else overlaps.push({ start: span.start, end });
    }
    covered = Math.max(covered, span.end);
  }
  return overlaps;
}
