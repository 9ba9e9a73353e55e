import type { Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { articleText } from '../../contract/article-text.ts';

/** Safe html and the text of an article. */
export function cleanLocally(html: string): { html: string; text: string } {
  const tree = sanitize(fromHtml(html, { fragment: true }));
  const { text } = articleText<Nodes>(tree, {
    text: (node) => (node.type === 'text' ? node.value : null),
    element: (node) => (node.type === 'element' ? node.tagName : null),
    children: (node) => ('children' in node ? node.children : []),
  });
  return { html: toHtml(tree), text };
}
