import { analyse } from '../analysis/read-tokens.ts';
import { type Lexeme, lexQuery } from './lex-query.ts';
import type { ParsedQuery, QueryNode, TextField } from './query-tree.ts';
import { isConditionName, readCondition, readSort, textFieldNamed } from './read-condition.ts';

export interface ParseOptions {
  /** The last word is still being typed: it is read as the beginning of a word, and an unfinished value is passed over. */
  typing: boolean;
  /** What `7d` counts back from. */
  now: Date;
}

/** Nobody types more; what a program pastes beyond it is not read. */
export const mostWords = 64;
const mostUnits = 4_000;
const deepest = 32;

/**
 * Reads any text as a query. What is malformed is read as best it can be: a quote without an end goes to the end, a
 * stray bracket or operator is passed over, an unknown field is a word. See docs/search.md for the language.
 */
export function parseQuery(query: string, options: ParseOptions): ParsedQuery {
  const shortened = query.length > mostUnits;
  const lexemes = lexQuery(shortened ? query.slice(0, mostUnits) : query);
  const reader = new QueryReader(lexemes, shortened ? { ...options, typing: false } : options);
  const root = reader.readAll(null, 0);
  return { root, sort: reader.sort, leftOut: reader.leftOut, shortened: shortened || reader.shortened };
}

/** A recursive descent over the lexemes: all of (any of (not (one))). */
class QueryReader {
  sort: ParsedQuery['sort'] = null;
  leftOut: string[] = [];
  shortened = false;
  private at = 0;
  private wordCount = 0;
  private readonly lexemes: Lexeme[];
  private readonly options: ParseOptions;

  constructor(lexemes: Lexeme[], options: ParseOptions) {
    this.lexemes = lexemes;
    this.options = options;
  }

  /** Up to the closing bracket of this depth, or the end. */
  readAll(field: TextField | null, depth: number): QueryNode | null {
    const parts: QueryNode[] = [];
    for (;;) {
      const lexeme = this.lexemes[this.at];
      if (lexeme === undefined) break;
      if (lexeme.kind === 'close') {
        this.at++;
        if (depth > 0) break;
        continue;
      }
      const part = this.readAny(field, depth);
      if (part !== null) parts.push(part);
    }
    return together('all', parts);
  }

  private readAny(field: TextField | null, depth: number): QueryNode | null {
    const parts: QueryNode[] = [];
    for (;;) {
      const part = this.readNot(field, depth);
      if (part !== null) parts.push(part);
      if (!this.skipOperator('OR')) break;
    }
    return together('any', parts);
  }

  private readNot(field: TextField | null, depth: number): QueryNode | null {
    let negated = false;
    for (;;) {
      const lexeme = this.lexemes[this.at];
      if (lexeme?.kind === 'minus' || (lexeme?.kind === 'chunk' && lexeme.text === 'NOT')) negated = true;
      else if (!(lexeme?.kind === 'chunk' && (lexeme.text === 'AND' || lexeme.text === 'OR'))) break;
      this.at++;
    }
    const part = this.readOne(field, depth);
    if (part === null || !negated) return part;
    return part.kind === 'not' ? part.part : { kind: 'not', part };
  }

  private readOne(field: TextField | null, depth: number): QueryNode | null {
    const lexeme = this.lexemes[this.at];
    if (lexeme === undefined || lexeme.kind === 'close') return null;
    this.at++;
    switch (lexeme.kind) {
      case 'open':
        return depth < deepest ? this.readAll(field, depth + 1) : null;
      case 'field':
        return this.readFielded(lexeme.name, field, depth);
      case 'quoted':
        return this.quoted(lexeme, field);
      case 'chunk':
        return this.chunk(lexeme.text, lexeme.last && this.options.typing, field);
      case 'minus':
        return null;
    }
  }

  /** `title:"…"` or `title:(…)`. */
  private readFielded(name: string, outer: TextField | null, depth: number): QueryNode | null {
    const field = textFieldNamed(name);
    const next = this.lexemes[this.at];
    if (field !== null) return this.readOne(field, depth);
    if (next?.kind === 'quoted' && (isConditionName(name) || name.toLowerCase() === 'sort')) {
      this.at++;
      return this.condition(name, next.text.trim(), !next.closed && this.options.typing, true);
    }
    return together('all', [this.wordsOf(name, false, outer), this.readOne(outer, depth)].filter(isNode));
  }

  private quoted(lexeme: Extract<Lexeme, { kind: 'quoted' }>, field: TextField | null): QueryNode | null {
    const typing = !lexeme.closed && this.options.typing;
    const starred = lexeme.text.trimEnd().endsWith('*');
    const prefix = starred || (typing && /[\p{L}\p{M}\p{N}]$/u.test(lexeme.text));
    return this.phrase(lexeme.text, prefix, lexeme.slop, field);
  }

  private chunk(text: string, typing: boolean, outer: TextField | null): QueryNode | null {
    const colon = text.indexOf(':');
    const name = text.slice(0, Math.max(colon, 0));
    const value = text.slice(colon + 1);
    if (name !== '' && (isConditionName(name) || name.toLowerCase() === 'sort'))
      return this.condition(name, value, typing, false);
    const field = name === '' ? null : textFieldNamed(name);
    return field === null ? this.wordsOf(text, typing, outer) : this.wordsOf(value, typing, field);
  }

  private condition(name: string, value: string, typing: boolean, quoted: boolean): QueryNode | null {
    const text = `${name.toLowerCase()}:${quoted ? `"${value}"` : value}`;
    if (name.toLowerCase() === 'sort') {
      const sort = readSort(value);
      if (sort !== null) this.sort = sort;
      else if (!typing) this.leftOut.push(text);
      return null;
    }
    const condition = readCondition(name, value, this.options.now);
    if (condition !== null) return { kind: 'where', text, condition };
    if (!typing) this.leftOut.push(text);
    return null;
  }

  /** One word, or the words that a chunk like `and/or` falls into, side by side. */
  private wordsOf(text: string, typing: boolean, field: TextField | null): QueryNode | null {
    const starred = text.endsWith('*');
    const tokens = analyse(text);
    const first = tokens[0];
    const last = tokens[tokens.length - 1];
    if (first === undefined || last === undefined) return null;
    const prefix = starred || (typing && last.end === text.length);
    const end = Math.max(...tokens.map((token) => token.end));
    const words = Math.max(...tokens.map((token) => token.position + token.span));
    const whole = tokens.find((token) => token.position === 0 && token.span === words);
    if (whole === undefined) return this.phrase(text.slice(first.start, end), prefix, null, field);
    if (!this.counts(1)) return null;
    return { kind: 'word', field, text: text.slice(first.start, end), term: whole.term, prefix };
  }

  private phrase(
    text: string,
    prefix: boolean,
    slop: number | null,
    field: TextField | null,
  ): QueryNode | null {
    const tokens = analyse(text);
    const words = tokens.reduce((most, token) => Math.max(most, token.position + token.span), 0);
    if (words === 0 || !this.counts(words)) return null;
    return { kind: 'phrase', field, text: withoutStars(text), tokens, prefix, slop };
  }

  private counts(words: number): boolean {
    this.wordCount += words;
    if (this.wordCount <= mostWords) return true;
    this.shortened = true;
    return false;
  }

  private skipOperator(name: 'OR'): boolean {
    const lexeme = this.lexemes[this.at];
    if (lexeme?.kind !== 'chunk' || lexeme.text !== name) return false;
    this.at++;
    return true;
  }
}

function withoutStars(text: string): string {
  let trimmed = text.trim();
  while (trimmed.endsWith('*')) trimmed = trimmed.slice(0, -1).trimEnd();
  return trimmed;
}

function together(kind: 'all' | 'any', parts: QueryNode[]): QueryNode | null {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [first] = flat;
  return flat.length > 1 ? { kind, parts: flat } : (first ?? null);
}

function isNode(node: QueryNode | null): node is QueryNode {
  return node !== null;
}
