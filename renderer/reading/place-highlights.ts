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
    const span = locateAnchor(text, highlight.anchor);
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
    'chosen',
    rangesOf(({ id }) => id === chosen),
  );
}

/** The highlight at a point of the frame's window; of several the shortest, which could not be reached otherwise. */
export function highlightAt(
  page: FramePage,
  placed: readonly PlacedHighlight[],
  x: number,
  y: number,
): Highlight | null {
  let best: PlacedHighlight | null = null;
  for (const candidate of placed) {
    const { start, end } = candidate.span;
    if (best !== null && end - start >= best.span.end - best.span.start) continue;
    const lines = page.text.range(candidate.span)?.getClientRects() ?? [];
    for (const { left, right, top, bottom } of lines)
      if (x >= left && x <= right && y >= top && y <= bottom) {
        best = candidate;
        break;
      }
  }
  return best?.highlight ?? null;
}
