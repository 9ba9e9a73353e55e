import { ArchiveError } from '../../../contract/errors.ts';

/** An entry of a BibTeX file, its values with their braces and commands still in them. */
export interface BibtexEntry {
  /** In lower case: `article`. */
  type: string;
  key: string;
  /** By name in lower case. */
  fields: Map<string, string>;
  /** False when the file ends in it. */
  whole: boolean;
}

const months = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, index) => [
    name,
    String(index + 1).padStart(2, '0'),
  ]),
);

const mostFields = 500;
/** Characters; no abstract comes near. Where a brace is missing, so much is looked through for it. */
const longestValue = 256 * 1024;
/** A file with more of them is no bibliography any longer, and looking for their ends would take minutes. */
const mostBroken = 1_000;

/**
 * The entries of BibTeX or BibLaTeX, in order. Text between entries, comments and preambles are passed over; `@string` is
 * known to the entries after it; a broken entry ends where the next begins. Throws `damaged` when too many are broken.
 *
 * @param what for the message, for example `"x.bib"`.
 */
export function* readBibtexEntries(text: string, what: string): Generator<BibtexEntry> {
  const strings = new Map(months);
  let broken = 0;
  const start = /@[ \t]*([a-z]+)\s*([{(])/giy;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
    start.lastIndex = at;
    const opening = start.exec(text);
    if (opening === null) {
      at += 1;
      continue;
    }
    if (broken > mostBroken)
      throw new ArchiveError(
        'damaged',
        `${what}: over ${mostBroken} entries are broken; the rest was not read.`,
      );
    const type = (opening[1] ?? '').toLowerCase();
    at = start.lastIndex;
    if (type === 'comment' || type === 'preamble') {
      // JabRef keeps its groups in comments.
      const end = closing(text, at);
      if (end === null) broken += 1;
      at = end ?? at;
      continue;
    }
    const reader = new FieldReader(text, at, strings);
    if (type === 'string') {
      if (!reader.readFields((name, value) => strings.set(name, value))) broken += 1;
    } else {
      const key = reader.readKey();
      const fields = new Map<string, string>();
      const whole = reader.readFields((name, value) => fields.size < mostFields && fields.set(name, value));
      if (!whole) broken += 1;
      yield { type, key, fields, whole };
    }
    at = reader.at;
  }
}

/** After the brace that closes the one before `from`; null when none does in sight. */
function closing(text: string, from: number): number | null {
  let depth = 1;
  const end = Math.min(text.length, from + longestValue);
  for (let at = from; at < end; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

class FieldReader {
  readonly #text: string;
  readonly #strings: ReadonlyMap<string, string>;
  at: number;

  constructor(text: string, at: number, strings: ReadonlyMap<string, string>) {
    this.#text = text;
    this.at = at;
    this.#strings = strings;
  }

  readKey(): string {
    const key = this.#match(/\s*([^\s,{}()"=]{0,500})\s*(?=[,})])/y)?.[1];
    return key ?? '';
  }

  /** True when the entry was closed. */
  readFields(set: (name: string, value: string) => void): boolean {
    for (;;) {
      this.#match(/[\s,]*/y);
      if (this.#match(/[})]/y)) return true;
      const name = this.#match(/([a-z_][\w:.+-]*)\s*=/iy)?.[1];
      if (name === undefined) return false;
      const value = this.#readValue();
      if (value === null) return false;
      set(name.toLowerCase(), value);
    }
  }

  #readValue(): string | null {
    let whole = '';
    for (;;) {
      this.#match(/\s*/y);
      const part = this.#readPart();
      if (part === null || whole.length + part.length > longestValue) return null;
      whole += part;
      if (!this.#match(/\s*#/y)) return whole;
    }
  }

  #readPart(): string | null {
    const from = this.at + 1;
    if (this.#text[this.at] === '{') {
      const end = closing(this.#text, from);
      if (end === null) return null;
      this.at = end;
      return this.#text.slice(from, end - 1);
    }
    if (this.#text[this.at] === '"') return this.#readQuoted(from);
    const bare = this.#match(/[\w.:+/-]+/y)?.[0];
    return bare === undefined ? null : (this.#strings.get(bare.toLowerCase()) ?? bare);
  }

  /** To the quotation mark that stands in no braces. */
  #readQuoted(from: number): string | null {
    let depth = 0;
    const end = Math.min(this.#text.length, from + longestValue);
    for (let at = from; at < end; at += 1) {
      const character = this.#text[at];
      if (character === '\\') at += 1;
      else if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      else if (character === '"' && depth <= 0) {
        this.at = at + 1;
        return this.#text.slice(from, at);
      }
    }
    return null;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}
