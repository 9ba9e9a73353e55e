/**
 * A page of html whose words bear numbers while the importer reads it: signs of a private plane of Unicode, one behind each
 * word, gone before anything is placed. The page and its later version go the same way.
 */
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import type { Kind } from './mutate-text.ts';
import type { Random } from './seeded-random.ts';
import type { Piece, TracedText } from './traced-text.ts';

/** A word that came from elsewhere in the page (its metadata, say): nothing is known of it. */
const unmarked = -1;

type Root = ReturnType<typeof fromHtml>;
type Node = Root | Root['children'][number];
type Parent = Extract<Node, { children: unknown }>;

const firstMark = 0xf0001;
const marksLimit = 0xfffd - 1;
/** Behind a word that no earlier version had. */
const newMark = String.fromCodePoint(0x100001);
const silent = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'textarea',
  'svg',
  'math',
  'iframe',
]);

/** Null for a page with more words than there are signs. */
export function markPage(html: string): string | null {
  const tree = fromHtml(html);
  let count = 0;
  for (const { node } of texts(tree))
    node.value = node.value.replace(/\S+/gu, (word) => {
      count += 1;
      return word + String.fromCodePoint(firstMark + Math.min(count, marksLimit));
    });
  return count < marksLimit ? toHtml(tree) : null;
}

/** A later version of a marked page: its paragraphs and their words changed, in the tree itself. */
export function mutatePage(marked: string, kind: Kind, others: readonly string[], random: Random): string {
  const tree = fromHtml(marked);
  const has = (...wanted: Kind[]): boolean => wanted.includes(kind) || kind === 'everything';
  if (has('words'))
    for (const { node } of texts(tree))
      node.value = node.value.replace(/\S+/gu, (word) => {
        if (!random.chance(0.05) || !/[\u{F0000}-\u{FFFFD}]$/u.test(word)) return word;
        const deed = random.whole(3);
        const plain = [...word].slice(0, -1).reverse().join('');
        if (deed === 0) return `${plain}x${[...word].at(-1)}`;
        return deed === 1 ? '' : `${word} ${plain}y${newMark}`;
      });
  for (const parent of withParagraphs(tree)) {
    const isParagraph = (child: Node): boolean => child.type === 'element' && child.tagName === 'p';
    const paragraphs = (): Node[] => parent.children.filter(isParagraph);
    const replace = (children: Node[]): void => {
      parent.children = children as typeof parent.children;
    };
    if (has('removed'))
      replace(parent.children.filter((child) => !isParagraph(child) || !random.chance(0.2)));
    if (has('reordered')) {
      const order = random.shuffle(paragraphs());
      replace(parent.children.map((child) => (isParagraph(child) ? (order.pop() ?? child) : child)));
    }
    const share = Math.max(1, Math.round(paragraphs().length * 0.2));
    const more: Node[] = [];
    if (has('added'))
      for (let n = 0; n < share; n += 1) more.push(...newParagraph(random.pick(others) ?? ''));
    if (has('repeated')) more.push(...random.shuffle(paragraphs()).slice(0, share).map(copyAnew));
    for (const one of more) {
      const children: Node[] = [...parent.children];
      children.splice(random.whole(children.length + 1), 0, one);
      replace(children);
    }
  }
  return toHtml(tree);
}

/** What the importer made of a marked page: its text without the marks, and which word is which. */
export function readMarks(marked: string): TracedText {
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  for (const { 1: space = '', 2: word = '' } of marked.matchAll(/(\s*)(\S*)/gu)) {
    const plain = word.replace(/[\u{F0000}-\u{10FFFF}]/gu, '');
    const mark = /[\u{F0000}-\u{10FFFF}]/u.exec(word)?.[0];
    parts.push(space, plain);
    const start = length + space.length;
    length = start + plain.length;
    const id =
      mark === undefined ? unmarked : mark === newMark ? 0 : (mark.codePointAt(0) ?? firstMark) - firstMark;
    if (plain !== '') pieces.push({ id, start, end: length });
  }
  return { text: parts.join(''), pieces };
}

function* texts(tree: Root): Generator<{ node: { value: string } }> {
  const waiting: Node[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'text') yield { node };
    if (node.type === 'element' && silent.has(node.tagName)) continue;
    if ('children' in node) waiting.push(...[...node.children].reverse());
  }
}

function* withParagraphs(tree: Root): Generator<Parent> {
  const waiting: Node[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('children' in node)) continue;
    if (node.type === 'element' && silent.has(node.tagName)) continue;
    waiting.push(...node.children);
    if (node.children.filter((child) => child.type === 'element' && child.tagName === 'p').length >= 3)
      yield node;
  }
}

function newParagraph(text: string): Node[] {
  const marked = text.replace(/\S+/gu, (word) => word + newMark).replace(/[<&]/g, '');
  return fromHtml(`<p>${marked}</p>`, { fragment: true }).children;
}

function copyAnew(node: Node): Node {
  const copy = structuredClone(node);
  const root: Root = { type: 'root', children: copy.type === 'root' ? [] : [copy] };
  for (const { node: text } of texts(root))
    text.value = text.value.replace(/[\u{F0000}-\u{FFFFD}]/gu, newMark);
  return copy;
}

/** Pages whose text is taken from their metadata now and then: of these nothing would be known. */
export function isKnown({ pieces }: TracedText): boolean {
  return pieces.filter(({ id }) => id === unmarked).length <= pieces.length / 50;
}
