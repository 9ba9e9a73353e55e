import type { PageElement } from '../../cleaning/parse-html.ts';
import { boilerplateSign } from './boilerplate-names.ts';
import type { Content } from './find-content.ts';
import { detach, removeAll, textOf } from './page-tree.ts';

/** Takes out of the content what is not the article's: parts named as boilerplate, and the title, which is a field. */
export function pruneContent({ root, blocks }: Content, title: string | null): void {
  const dropped = new Set<PageElement>();
  for (const block of blocks) if (block.boilerplate !== null) dropped.add(block.boilerplate);
  removeAll(
    root,
    (element) => dropped.has(element) || (boilerplateSign(element) === 'certain' && textOf(element) === ''),
  );
  dropTitle(root, title);
}

function dropTitle(root: PageElement, title: string | null): void {
  if (title === null) return;
  const wanted = plain(title);
  for (const node of headingsOf(root)) {
    if (plain(textOf(node)) !== wanted) continue;
    detach(node);
    return;
  }
}

function headingsOf(root: PageElement): PageElement[] {
  const found: PageElement[] = [];
  const visit = (element: PageElement): void => {
    for (const child of element.childNodes) {
      if (!('tagName' in child)) continue;
      if (/^h[1-6]$/.test(child.tagName)) found.push(child);
      else visit(child);
    }
  };
  visit(root);
  return found;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
