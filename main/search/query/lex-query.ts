/** A piece of the query's text, `[start, end)`. A `chunk` has neither space, quote nor bracket inside. */
export type Lexeme = { start: number; end: number } & LexemeKind;

type LexemeKind =
  | { kind: 'chunk'; text: string; last: boolean }
  | { kind: 'quoted'; text: string; slop: number | null; closed: boolean }
  | { kind: 'minus' }
  | { kind: 'open' }
  | { kind: 'close' }
  /** `title:` before a quote or a bracket. */
  | { kind: 'field'; name: string };

const closers = new Map([
  ['"', '"'],
  ['\u201c', '\u201d\u201c'],
  ['\u201e', '\u201c\u201d'],
  ['\u201d', '\u201d'],
  ['\u00ab', '\u00bb'],
]);
const space = /\s/u;
const fieldName = /^[a-z]+$/i;

/** Cuts a query into pieces; every text can be cut. Linear in its length. */
export function lexQuery(query: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let at = 0;
  while (at < query.length) {
    const character = query.charAt(at);
    const closer = closers.get(character);
    if (space.test(character)) at++;
    else if (closer !== undefined) at = lexQuoted(query, at, closer, lexemes);
    else if (character === '(' || character === ')') {
      lexemes.push({ kind: character === '(' ? 'open' : 'close', start: at, end: at + 1 });
      at++;
    } else if (character === '-') {
      const next = query.charAt(at + 1);
      if (next !== '' && next !== '-' && next !== ')' && !space.test(next))
        lexemes.push({ kind: 'minus', start: at, end: at + 1 });
      at++;
    } else at = lexChunk(query, at, lexemes);
  }
  return lexemes;
}

function lexQuoted(query: string, start: number, closer: string, lexemes: Lexeme[]): number {
  let inner = start + 1;
  while (inner < query.length && !closer.includes(query.charAt(inner))) inner++;
  const closed = inner < query.length;
  // It is shown between plain quotes, so none may be inside.
  const text = query.slice(start + 1, inner).replaceAll('"', ' ');
  const near = closed ? /^~(\d{1,3})(?![^\s)])/.exec(query.slice(inner + 1, inner + 6)) : null;
  const end = Math.min(inner + 1, query.length) + (near ? near[0].length : 0);
  lexemes.push({ kind: 'quoted', text, slop: near ? Number(near[1]) : null, closed, start, end });
  return end;
}

function lexChunk(query: string, start: number, lexemes: Lexeme[]): number {
  let end = start;
  while (end < query.length && !endsChunk(query.charAt(end))) end++;
  const text = query.slice(start, end);
  const next = query.charAt(end);
  if (text.endsWith(':') && (next === '(' || closers.has(next)) && fieldName.test(text.slice(0, -1)))
    lexemes.push({ kind: 'field', name: text.slice(0, -1), start, end });
  else lexemes.push({ kind: 'chunk', text, last: end === query.length, start, end });
  return end;
}

function endsChunk(character: string): boolean {
  return character === '(' || character === ')' || closers.has(character) || space.test(character);
}
