/**
 * What "the text of an article" is: one definition for the search index, the anchors of highlights and the exports, over
 * any tree (the importer's hast in the archive, the DOM in the frame). Text nodes count verbatim (cleaning has already
 * collapsed their white space); a line break counts as one newline, neighbouring blocks are two newlines apart, cells of
 * a row a tab. Nothing stands before the first or after the last text.
 *
 * Offsets are UTF-16 code units.
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

const blocks = new Set(
  'address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const silent = new Set([
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

export function articleText<N>(root: N, tree: TextTree<N>): { text: string; runs: TextRun<N>[] } {
  const runs: TextRun<N>[] = [];
  const parts: string[] = [];
  let length = 0;
  let separator = '';

  const separate = (wanted: string): void => {
    if (wanted === '\n\n' || separator === '') separator = wanted;
    else if (wanted === '\n' && separator !== '\n\n') separator = separator === '\n' ? '\n\n' : '\n';
  };
  const visit = (node: N): void => {
    const text = tree.text(node);
    if (text !== null) {
      if (text === '') return;
      if (length > 0 && separator !== '') {
        parts.push(separator);
        length += separator.length;
      }
      separator = '';
      runs.push({ node, start: length, text });
      parts.push(text);
      length += text.length;
      return;
    }
    const name = tree.element(node);
    if (name !== null && silent.has(name)) return;
    if (name === 'br') separate('\n');
    const isBlock = name !== null && blocks.has(name);
    if (isBlock) separate('\n\n');
    else if (name === 'td' || name === 'th') separate('\t');
    for (const child of tree.children(node)) visit(child);
    if (isBlock) separate('\n\n');
  };
  visit(root);
  return { text: parts.join(''), runs };
}
