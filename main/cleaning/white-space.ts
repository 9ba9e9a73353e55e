import type { ElementContent, Parents, Root, Text } from 'hast';
import { blockElements } from '../../contract/article-text.ts';
import { hasContent, isMark } from './content.ts';

/** Every element whose border ends a line. */
const lineEnds = new Set([
  ...blockElements,
  'tr',
  'td',
  'th',
  'thead',
  'tbody',
  'tfoot',
  'col',
  'colgroup',
  'br',
]);

/**
 * Leaves exactly the white space that a browser shows: one space between words, none at the edges of a block, none
 * between blocks; `pre` keeps its own. After this the text nodes say what the article says, to the letter.
 */
export function collapseWhiteSpace(root: Root): void {
  let skip = true; // a space here would stand at the start of a line
  let trailing: Text | null = null;
  const endLine = (): void => {
    if (trailing !== null) trailing.value = trailing.value.slice(0, -1);
    trailing = null;
    skip = true;
  };
  const visit = (node: Parents, verbatim: boolean): void => {
    for (const child of node.children) {
      if (child.type === 'text') {
        if (verbatim) {
          child.value = child.value.replace(/\r\n?/g, '\n');
          continue;
        }
        const value = child.value.replace(/[ \t\n\r\f]+/g, ' ');
        child.value = skip && value.startsWith(' ') ? value.slice(1) : value;
        if (child.value === '') continue;
        skip = child.value.endsWith(' ');
        trailing = skip ? child : null;
      } else if (child.type === 'element') {
        const name = child.tagName;
        if (lineEnds.has(name)) endLine();
        if (name === 'img' || name === 'math' || isMark(child)) {
          trailing = null;
          skip = false;
        }
        if (name !== 'math') visit(child, verbatim || name === 'pre');
        if (name === 'pre') trimLines(child);
        if (lineEnds.has(name)) endLine();
      }
    }
  };
  visit(root, false);
  endLine();
}

/** No blank lines at the top of preformatted text (a parser would eat the first) and none at its end. */
function trimLines(pre: Parents): void {
  const texts: Text[] = [];
  const collect = (node: Parents): void => {
    for (const child of node.children) {
      if (child.type === 'text') texts.push(child);
      else if (child.type === 'element') collect(child);
    }
  };
  collect(pre);
  for (const text of texts) {
    text.value = text.value.replace(/^(?:[ \t]*\n)+/, '');
    if (text.value !== '') break;
  }
  for (const text of texts.reverse()) {
    text.value = text.value.trimEnd();
    if (text.value !== '') break;
  }
}

const keptEmpty = new Set(['br', 'hr', 'td', 'th', 'col', 'wbr']);

/** Takes away what holds nothing, and the text nodes that became empty. */
export function pruneEmpty(parent: Parents): void {
  parent.children = parent.children.filter((child) => {
    if (child.type === 'text') return child.value !== '';
    if (child.type !== 'element') return false;
    if (child.tagName === 'math') return true;
    pruneEmpty(child);
    return keptEmpty.has(child.tagName) || worthKeeping(child);
  });
}

function worthKeeping(child: ElementContent): boolean {
  if (child.type !== 'element') return false;
  if (hasContent(child)) return true;
  if (child.tagName === 'tr' || child.tagName === 'colgroup') return child.children.length > 0;
  // White space alone is still a space between two words when it stands in an inline element.
  return !blockElements.has(child.tagName) && child.children.some((node) => node.type === 'text');
}
