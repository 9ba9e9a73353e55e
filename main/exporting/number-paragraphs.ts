import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

const blocks = new Set(['p', 'li', 'dd', 'blockquote', 'pre']);
const uncounted = new Set(['figcaption', 'table', 'aside']);
const uncountedClasses = new Set(['footnotes', 'footnotes-list']);

/**
 * Numbers the paragraphs of an article's html as the interface does on the screen (`renderer/reading/paragraphs.ts`): the
 * innermost blocks of running text that are not empty, without captions, tables and notes.
 */
export function numberParagraphsInHtml(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  let count = 0;
  const visit = (node: Nodes): void => {
    if (node.type === 'element') {
      if (isUncounted(node)) return;
      if (blocks.has(node.tagName) && !holdsBlock(node) && holdsText(node)) {
        count += 1;
        node.properties = { ...node.properties, dataParagraph: String(count) };
        return;
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return toHtml(tree);
}

function isUncounted({ tagName, properties }: Element): boolean {
  const names: unknown = properties.className;
  return (
    uncounted.has(tagName) ||
    (Array.isArray(names) && names.some((name) => uncountedClasses.has(String(name))))
  );
}

function holdsBlock(element: Element): boolean {
  return element.children.some(
    (child) => child.type === 'element' && (blocks.has(child.tagName) || holdsBlock(child)),
  );
}

function holdsText(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  return 'children' in node && node.children.some(holdsText);
}
