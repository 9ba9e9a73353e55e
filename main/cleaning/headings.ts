import type { Element, Parents, Root } from 'hast';

/** The article's title is its first-level heading, so those inside it start at the second, whatever the source used. */
export function levelHeadings(root: Root, highest?: number): void {
  const found = headingsOf(root);
  const top = highest ?? Math.min(...new Set(found.map(({ level }) => level)));
  for (const { heading, level } of found) heading.tagName = `h${Math.max(2, Math.min(6, level - top + 2))}`;
}

/** Level of the highest heading; null when there is none. */
export function highestHeading(root: Root): number | null {
  const levels = new Set(headingsOf(root).map(({ level }) => level));
  return levels.size === 0 ? null : Math.min(...levels);
}

function headingsOf(root: Root): { heading: Element; level: number }[] {
  const found: { heading: Element; level: number }[] = [];
  const visit = (node: Parents): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      const level = /^h([1-6])$/.exec(child.tagName)?.[1];
      if (level !== undefined) found.push({ heading: child, level: Number(level) });
      visit(child);
    }
  };
  visit(root);
  return found;
}
