/** One meaning, as a line of a data file holds it. */
export interface Synset {
  /** n, v, a, s (an adjective that goes with another) or r. */
  type: string;
  words: string[];
  pointers: { symbol: string; offset: number; part: string; source: number; target: number }[];
  definition: string;
  examples: string[];
}

/** The format is that of `wndb(5WN)`; frames of verbs are skipped. Null when the line is none. */
export function parseSynset(line: string): Synset | null {
  const bar = line.indexOf('|');
  const fields = (bar === -1 ? line : line.slice(0, bar)).trim().split(' ');
  const [offset, , type, count] = fields;
  if (offset === undefined || !/^\d{8}$/.test(offset) || type === undefined || count === undefined)
    return null;
  const wordCount = Number.parseInt(count, 16);
  let at = 4;
  const words: string[] = [];
  for (let word = 0; word < wordCount; word += 1, at += 2) {
    const spelling = fields[at];
    if (spelling === undefined) return null;
    // Where an adjective stands, `(a)` or `(p)`, is no part of the word.
    words.push(spelling.replace(/\((?:a|p|ip)\)$/, '').replaceAll('_', ' '));
  }
  const pointers: Synset['pointers'] = [];
  const pointerCount = Number.parseInt(fields[at] ?? '0', 10);
  at += 1;
  for (let pointer = 0; pointer < pointerCount; pointer += 1, at += 4) {
    const [symbol, to, part, places] = fields.slice(at, at + 4);
    if (symbol === undefined || to === undefined || part === undefined || places === undefined) break;
    pointers.push({
      symbol,
      offset: Number.parseInt(to, 10),
      part,
      source: Number.parseInt(places.slice(0, 2), 16),
      target: Number.parseInt(places.slice(2), 16),
    });
  }
  return { type, words, pointers, ...parseGloss(bar === -1 ? '' : line.slice(bar + 1)) };
}

/** A definition, then examples in quotation marks, divided by semicolons. */
export function parseGloss(gloss: string): { definition: string; examples: string[] } {
  const text = gloss.trim();
  const first = /(?:^|[;:,]?\s+)"/.exec(text);
  if (first === null) return { definition: text.replace(/;$/, ''), examples: [] };
  const rest = text.slice(first.index).replace(/^[;:,]?\s+/, '');
  const examples = rest
    .split(/(?<=["\w.!?])\s*;\s+(?=")/)
    .map((example) =>
      example
        .trim()
        .replace(/^"([^"]*)"?/, '$1')
        .replace(/\s*;$/, ''),
    )
    .filter((example) => example !== '');
  return {
    definition: text
      .slice(0, first.index)
      .trim()
      .replace(/[;:,]$/, ''),
    examples,
  };
}
