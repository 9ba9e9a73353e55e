export interface FrontMatter {
  kind: 'yaml' | 'toml';
  /** Between the fences. */
  source: string;
  body: string;
}

const linesLimit = 1_000;
const lengthLimit = 256 * 1024;

/**
 * Front matter and body of a Markdown file. The fences are `---` or `+++` on the first line and again (or `...`) later;
 * between them stands at least one `key: value`. A text that merely begins with a rule has none.
 */
export function splitFrontMatter(text: string): FrontMatter | null {
  const match = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/.exec(text);
  if (!match) return null;
  const kind = match[1] === '---' ? 'yaml' : 'toml';
  const start = match[0].length;
  let at = start;
  let hasKey = false;
  for (let line = 0; line < linesLimit; line += 1) {
    const lineEnd = text.indexOf('\n', at);
    const content = text.slice(at, lineEnd < 0 ? text.length : lineEnd).trimEnd();
    if (kind === 'yaml' ? /^(?:---|\.\.\.)$/.test(content) : content === '+++') {
      if (!hasKey) return null;
      return { kind, source: text.slice(start, at), body: lineEnd < 0 ? '' : text.slice(lineEnd + 1) };
    }
    if (/^["']?[\p{L}_][\p{L}\p{N}_. -]{0,60}["']?[ \t]*[:=](?:[ \t]|$)/u.test(content)) hasKey = true;
    if (lineEnd < 0 || lineEnd - start > lengthLimit) return null;
    at = lineEnd + 1;
  }
  return null;
}
