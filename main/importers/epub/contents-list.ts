import { escapeHtml } from '../escape-html.ts';

export interface ListedPlace {
  label: string;
  /** Id of the place in the article; undefined for a name without a place. */
  anchor: string | undefined;
  /** 0 for the outermost. */
  depth: number;
}

/** A longer table of contents is cut to fewer levels, of which the outermost is always whole. */
const comfortableEntries = 150;

/** A table of contents as nested lists of links into the article. */
export function contentsList(places: readonly ListedPlace[]): string {
  const deepest = depthToShow(places);
  const out: string[] = [];
  let open = -1;
  for (const { label, anchor, depth } of places) {
    if (depth > deepest) continue;
    const level = Math.min(depth, open + 1);
    if (level > open) out.push('<ul>');
    else out.push('</li>');
    for (; open > level; open -= 1) out.push('</ul></li>');
    open = level;
    const words = escapeHtml(label);
    out.push('<li>', anchor === undefined ? words : `<a href="#${encodeURIComponent(anchor)}">${words}</a>`);
  }
  for (; open >= 0; open -= 1) out.push('</li></ul>');
  return out.join('');
}

function depthToShow(places: readonly ListedPlace[]): number {
  let depth = 0;
  while (
    places.some((place) => place.depth > depth) &&
    places.filter((place) => place.depth <= depth + 1).length <= comfortableEntries
  )
    depth += 1;
  return depth;
}
