/**
 * What "the text of an article" is: one definition for the search index, the anchors of highlights and the exports, over
 * any tree (the importer's hast in the archive, the DOM in the frame). Text nodes count verbatim (cleaning has already
 * collapsed their white space); a line break counts as one newline and two of them as a paragraph's end, neighbouring
 * blocks are two newlines apart, rows of a table one, cells of a row a tab. Of several separators that meet, the strongest
 * counts. Nothing stands before the first or after the last text.
 *
 * Offsets are UTF-16 code units. Walks with its own stack, so that no nesting is too deep for it.
 */
export interface TextTree<N> {
  /** The text of a text node, or null when it is no text node. */
  text(node: N): string | null;
  /** Lower-case element name, or null when it is no element. */
  element(node: N): string | null;
  children(node: N): Iterable<N>;
}

/** A text node and where its text stands in the article's text. */
export interface TextRun<N> {
  node: N;
  start: number;
  text: string;
}

/** Elements that stand on lines of their own. */
export const blockElements: ReadonlySet<string> = new Set(
  'address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table ul'.split(
    ' ',
  ),
);
const rowElements = new Set(['tr', 'thead', 'tbody', 'tfoot']);
const cellElements = new Set(['td', 'th']);
/** Elements whose text is not read. */
const silentElements = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'title',
  'iframe',
  'object',
  'svg',
  'math',
]);

const separators = ['', '\t', '\n', '\n\n'] as const;
type Strength = 0 | 1 | 2 | 3;

export function articleText<N>(root: N, tree: TextTree<N>): { text: string; runs: TextRun<N>[] } {
  const runs: TextRun<N>[] = [];
  const parts: string[] = [];
  let length = 0;
  let pending: Strength = 0;

  const separate = (strength: Strength): void => {
    if (strength > pending) pending = strength;
  };
  const open: { children: Iterator<N>; after: Strength }[] = [];
  const enter = (node: N): void => {
    const text = tree.text(node);
    if (text !== null) {
      if (text === '') return;
      const separator = length > 0 ? separators[pending] : '';
      if (separator !== '') parts.push(separator);
      length += separator.length;
      pending = 0;
      runs.push({ node, start: length, text });
      parts.push(text);
      length += text.length;
      return;
    }
    const name = tree.element(node);
    if (name !== null && silentElements.has(name)) return;
    if (name === 'br') pending = pending < 2 ? 2 : 3;
    const strength = name === null ? 0 : separation(name);
    separate(strength);
    open.push({ children: tree.children(node)[Symbol.iterator](), after: strength });
  };

  enter(root);
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const next = level.children.next();
    if (!next.done) enter(next.value);
    else {
      separate(level.after);
      open.pop();
    }
  }
  return { text: parts.join(''), runs };
}

function separation(name: string): Strength {
  if (blockElements.has(name)) return 3;
  if (rowElements.has(name)) return 2;
  return cellElements.has(name) ? 1 : 0;
}
