import type { MarkdownIt, StateCore, StateInline, Token } from 'markdown-it';

/** What a text turns out to hold besides what is shown. */
export interface ObsidianFindings {
  /** The text is a note of Obsidian's or its kin: `%%remarks%%` and `^block-ids` are not meant to be seen. */
  isNote: boolean;
  tags: Set<string>;
}

const noteMarks = /!?\[\[[^[\]\n]{1,500}\]\]|^>\s?\[![A-Za-z][\w-]*\]/m;

export function obsidianFindings(body: string): ObsidianFindings {
  return { isNote: noteMarks.test(body), tags: new Set() };
}

/**
 * Marks that note programs add to Markdown: `==marked words==`, callouts (`> [!tip] Title`, which GitHub writes too), and in
 * notes `%%remarks%%`, `^block-ids` and `#tags`. `findings` come in as the environment of the rendering.
 */
export function obsidianMarks(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('emphasis', 'marked_words', readMarkedWords);
  markdown.inline.ruler.before('emphasis', 'remark', readRemark);
  markdown.block.ruler.before('fence', 'remark_block', (state, startLine, endLine, silent) => {
    if (!isNote(state.env)) return false;
    const lineOf = (line: number): string =>
      state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
    const first = lineOf(startLine);
    if (!first.startsWith('%%') || first.indexOf('%%', 2) >= 0) return false;
    for (let line = startLine + 1; line < endLine; line += 1) {
      if (!lineOf(line).includes('%%')) continue;
      if (!silent) state.line = line + 1;
      return true;
    }
    return false;
  });
  markdown.core.ruler.after('inline', 'callouts', showCallouts);
  markdown.core.ruler.before('text_join', 'note_marks', readNoteMarks);
}

function isNote(environment: unknown): boolean {
  return findingsIn(environment)?.isNote === true;
}

function findingsIn(environment: unknown): ObsidianFindings | null {
  const found: unknown =
    typeof environment === 'object' && environment !== null && Reflect.get(environment, 'obsidian');
  return isFindings(found) ? found : null;
}

function isFindings(value: unknown): value is ObsidianFindings {
  return typeof value === 'object' && value !== null && 'tags' in value && value.tags instanceof Set;
}

const longestMark = 2_000;

function readMarkedWords(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('==', state.pos)) return false;
  const start = state.pos + 2;
  const length = state.src.slice(start, Math.min(start + longestMark, state.posMax)).indexOf('==');
  const inside = state.src.slice(start, start + length);
  if (length <= 0 || /^[\s=]|[\s=]$/.test(inside)) return false;
  if (!silent) {
    const end = state.posMax;
    state.push('mark_open', 'mark', 1);
    state.pos = start;
    state.posMax = start + length;
    state.md.inline.tokenize(state);
    state.push('mark_close', 'mark', -1);
    state.posMax = end;
  }
  state.pos = start + length + 2;
  return true;
}

function readRemark(state: StateInline, silent: boolean): boolean {
  if (!isNote(state.env) || !state.src.startsWith('%%', state.pos)) return false;
  const end = state.src.indexOf('%%', state.pos + 2);
  if (end < 0 || end + 2 > state.posMax) return false;
  if (!silent) state.pending = state.pending.trimEnd();
  state.pos = end + 2;
  return true;
}

const calloutMark = /^\[!([A-Za-z][\w-]{0,40})\][+-]?[ \t]*/;

/** The title of a callout is a paragraph of its own, in bold; without one its kind stands there. */
function showCallouts(state: StateCore): void {
  for (let index = state.tokens.length - 3; index >= 0; index -= 1) {
    const [quote, open, inline] = state.tokens.slice(index, index + 3);
    if (quote?.type !== 'blockquote_open' || open?.type !== 'paragraph_open' || !inline?.children) continue;
    const [first] = inline.children;
    const mark = first?.type === 'text' ? calloutMark.exec(first.content) : null;
    if (!first || !mark) continue;
    first.content = first.content.slice(mark[0].length);
    const end = inline.children.findIndex(({ type }) => type === 'softbreak' || type === 'hardbreak');
    const title = end < 0 ? inline.children : inline.children.slice(0, end);
    const rest = end < 0 ? [] : inline.children.slice(end + 1);
    if (title.every(({ type, content }) => type === 'text' && content.trim() === ''))
      first.content = kindInWords(mark[1] ?? '');
    const bold = [
      new state.Token('strong_open', 'strong', 1),
      ...title,
      new state.Token('strong_close', 'strong', -1),
    ];
    state.tokens.splice(
      index + 1,
      3,
      ...paragraphOf(state, bold),
      ...(rest.length === 0 ? [] : paragraphOf(state, rest)),
    );
  }
}

function kindInWords(kind: string): string {
  const words = kind.replace(/[-_]+/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function paragraphOf(state: StateCore, children: Token[]): Token[] {
  const inline = new state.Token('inline', '', 0);
  inline.children = children;
  inline.content = children.map(({ content }) => content).join('');
  const tokens = [
    new state.Token('paragraph_open', 'p', 1),
    inline,
    new state.Token('paragraph_close', 'p', -1),
  ];
  for (const token of tokens) token.block = true;
  return tokens;
}

const tag = /(?<![^\s(])#([\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*)/gu;
const blockId = /(?:^|\s)\^[A-Za-z\d-]{1,60}$/;

/** Runs before escaped characters are joined to the text around them: `\#this` is no tag. */
function readNoteMarks(state: StateCore): void {
  const findings = findingsIn(state.env);
  if (findings?.isNote !== true) return;
  for (const { children } of state.tokens) {
    let links = 0;
    for (const token of children ?? []) {
      if (token.type === 'link_open') links += 1;
      else if (token.type === 'link_close') links -= 1;
      else if (token.type === 'softbreak') {
        // In a note a line ends where its writer ended it.
        token.type = 'hardbreak';
        token.tag = 'br';
      }
      if (token.type === 'text' && links === 0)
        for (const [, name = ''] of token.content.matchAll(tag)) findings.tags.add(name.replace(/\/+$/, ''));
    }
    const last = children?.at(-1);
    if (last?.type === 'text') last.content = last.content.replace(blockId, '');
  }
}
