const narrowest = 50;
const widest = 100;
/** Whoever breaks lines by hand breaks a little before the end. */
const slack = 10;

/**
 * Mail programs broke every paragraph into lines before they sent it. A group of lines that was broken so, each as full
 * as the next word let it be, is one line again; verse, lists, tables, code and addresses are not full, and stay.
 */
export function joinWrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let group: string[] = [];
  const flush = (): void => {
    for (const line of isWrapped(group) ? [rejoined(group)] : group) joined.push(line);
    group = [];
  };
  for (const line of lines) {
    const text = withoutQuotes(line);
    if (text === '' || /^\s/.test(text) || quotesOf(line) !== quotesOf(group[0] ?? line)) flush();
    if (text === '' || /^\s/.test(text)) joined.push(line);
    else group.push(line);
  }
  flush();
  return joined;
}

function isWrapped(group: readonly string[]): boolean {
  if (group.length < 2) return false;
  const texts = group.map(withoutQuotes);
  const width = texts.reduce((most, { length }) => Math.max(most, length), 0);
  if (width < narrowest || width > widest || !isProse(texts.join(' '))) return false;
  return texts.every((text, index) => {
    if (/\t|\S {3,}\S/.test(text)) return false;
    const next = texts[index + 1];
    if (next === undefined) return true;
    if (/^(?:[-*+•]|\d{1,2}[.)]|[\w.]{1,4}>|--|[|#])(?:\s|$)/.test(next)) return false;
    return text.length + 1 + (/^\S+/.exec(next)?.[0].length ?? 0) > width - slack;
  });
}

/** Words for the most part: no drawing made of signs. */
function isProse(text: string): boolean {
  const wordlike = text.match(/[\p{L}\p{M}\p{N}\s]/gu)?.length ?? 0;
  return wordlike >= text.length * 0.8;
}

function rejoined(group: readonly string[]): string {
  return `${quotesOf(group[0] ?? '')}${group.map((line) => withoutQuotes(line).trim()).join(' ')}`;
}

/** How often the depth of quotation changes from one line to the next. */
export function quotationChanges(lines: readonly string[]): number {
  let changes = 0;
  for (const [index, line] of lines.entries())
    if (index > 0 && quotesOf(line) !== quotesOf(lines[index - 1] ?? '')) changes += 1;
  return changes;
}

/** The marks of quotation and a small indentation, as whole letters have. */
function quotesOf(line: string): string {
  return /^(?:> ?)* {0,4}/.exec(line)?.[0] ?? '';
}

function withoutQuotes(line: string): string {
  return line.slice(quotesOf(line).length).trimEnd();
}
