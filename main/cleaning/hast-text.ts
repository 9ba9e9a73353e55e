import type { Nodes } from 'hast';
import type { TextTree } from '../../contract/article-text.ts';

/** The cleaned tree as `articleText` reads it. */
export const hastTree: TextTree<Nodes> = {
  text: (node) => (node.type === 'text' ? node.value : null),
  element: (node) => (node.type === 'element' ? node.tagName : null),
  children: (node) => ('children' in node ? node.children : []),
};
