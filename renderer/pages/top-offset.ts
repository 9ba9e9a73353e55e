import type { Page } from './page.ts';

/** Offset into the text of a page of the first letters that are in view; 0 while it is not drawn. */
export function topOffset(page: Page | undefined): number {
  const laid = page?.laid() ?? null;
  if (laid === null) return 0;
  let best: { node: Node; top: number } | null = null;
  for (const piece of laid.element.children) {
    const node = piece.firstChild;
    if (node === null || node.nodeType !== Node.TEXT_NODE) continue;
    const { top } = piece.getBoundingClientRect();
    // The highest of those below the edge; of a line the first piece.
    if (top >= 0 && (best === null || top < best.top - 2)) best = { node, top };
  }
  return best === null ? 0 : laid.offsetAt(best.node, 0);
}
