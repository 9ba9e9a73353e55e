import type { Lexeme } from './lex-query.ts';
import { makePhrase, makeWords, type QueryField } from './make-words.ts';
import type { ParsedQuery, QueryNode, WrittenPart } from './query-tree.ts';
import { isConditionName, isOrderName, readCondition, readSort, textFieldNamed } from './read-condition.ts';

/** Words, those in phrases too, conditions and left-out parts of one query that are read: a pasted paragraph. */
export const mostWords = 256;
const deepest = 32;

/** A recursive descent over the lexemes: all of (any of (not (one))). */
export class QueryReader {
  sort: ParsedQuery['sort'] = null;
  leftOut: string[] = [];
  written: WrittenPart[] = [];
  shortened = false;
  private at = 0;
  private wordCount = 0;
  /** Brackets opened deeper than is read; their ends are passed over too. */
  private tooDeep = 0;
  /** Within what is excluded: nobody wants articles left out for more than the word they will have typed. */
  private excluding = false;
  /** Orders and left-out parts of the part being read. */
  private asides: WrittenPart[] = [];
  private readonly query: string;
  private readonly lexemes: Lexeme[];
  private readonly options: { typing: boolean; now: Date };

  constructor(query: string, lexemes: Lexeme[], options: { typing: boolean; now: Date }) {
    this.query = query;
    this.lexemes = lexemes;
    this.options = options;
  }

  /** Up to the closing bracket of this depth, or the end. */
  readAll(field: QueryField, depth: number): QueryNode | null {
    const parts: QueryNode[] = [];
    for (;;) {
      const lexeme = this.lexemes[this.at];
      if (lexeme === undefined) break;
      if (lexeme.kind === 'close') {
        this.at++;
        if (this.tooDeep > 0) this.tooDeep--;
        else if (depth > 0) break;
        continue;
      }
      if (this.skipOperator('AND') || this.skipOperator('OR')) continue;
      const part = this.readAny(field, depth);
      if (part !== null) parts.push(part);
      if (depth === 0) this.note(lexeme.start, part);
    }
    return together('all', parts);
  }

  private readAny(field: QueryField, depth: number): QueryNode | null {
    const parts: QueryNode[] = [];
    for (;;) {
      const part = this.readNot(field, depth);
      if (part !== null) parts.push(part);
      if (!this.skipOperator('OR')) break;
    }
    return together('any', parts);
  }

  private readNot(field: QueryField, depth: number): QueryNode | null {
    let negated = false;
    for (;;) {
      const lexeme = this.lexemes[this.at];
      if (lexeme?.kind === 'minus' || (lexeme?.kind === 'chunk' && lexeme.text === 'NOT')) negated = true;
      else if (!(lexeme?.kind === 'chunk' && (lexeme.text === 'AND' || lexeme.text === 'OR'))) break;
      this.at++;
    }
    const outside = this.excluding;
    this.excluding = outside || negated;
    const part = this.readOne(field, depth);
    this.excluding = outside;
    if (part === null || !negated) return part;
    return part.kind === 'not' ? part.part : { kind: 'not', part };
  }

  private readOne(field: QueryField, depth: number): QueryNode | null {
    const lexeme = this.lexemes[this.at];
    if (lexeme === undefined || lexeme.kind === 'close') return null;
    this.at++;
    switch (lexeme.kind) {
      case 'open':
        if (depth < deepest) return this.readAll(field, depth + 1);
        this.tooDeep++;
        return null;
      case 'field':
        return this.readFielded(lexeme, field, depth);
      case 'quoted':
        return this.quoted(lexeme, field);
      case 'chunk':
        return this.chunk(lexeme, field);
      case 'minus':
        return null;
    }
  }

  /** `title:"…"` or `title:(…)`. */
  private readFielded(
    { name, start }: Extract<Lexeme, { kind: 'field' }>,
    outer: QueryField,
    depth: number,
  ): QueryNode | null {
    const field = textFieldNamed(name);
    const next = this.lexemes[this.at];
    if (field !== null) return this.readOne(field, depth);
    if (next?.kind === 'quoted' && (isConditionName(name) || isOrderName(name))) {
      this.at++;
      return this.condition(name, next.text.trim(), !next.closed && this.options.typing, start, true);
    }
    // At the bottom there is no room for the bracket that the two would be described with.
    if (depth === deepest) return this.readOne(outer, depth);
    return together('all', [this.words(name, false, outer), this.readOne(outer, depth)].filter(isNode));
  }

  private quoted(lexeme: Extract<Lexeme, { kind: 'quoted' }>, field: QueryField): QueryNode | null {
    const typing = !lexeme.closed && this.options.typing && !this.excluding;
    const starred = lexeme.text.trimEnd().endsWith('*');
    const prefix = starred || (typing && /[\p{L}\p{M}\p{N}]$/u.test(lexeme.text));
    const room = mostWords - this.wordCount;
    return this.counted(makePhrase({ text: lexeme.text, prefix, slop: lexeme.slop, field, room }));
  }

  private chunk(
    { text, start, last }: Extract<Lexeme, { kind: 'chunk' }>,
    outer: QueryField,
  ): QueryNode | null {
    const unfinished = last && this.options.typing;
    const typing = unfinished && !this.excluding;
    const colon = text.indexOf(':');
    const name = text.slice(0, Math.max(colon, 0));
    const value = text.slice(colon + 1);
    if (name !== '' && (isConditionName(name) || isOrderName(name)))
      return this.condition(name, value, unfinished, start, false);
    const field = name === '' ? null : textFieldNamed(name);
    return field === null ? this.words(text, typing, outer) : this.words(value, typing, field);
  }

  private condition(
    name: string,
    value: string,
    typing: boolean,
    start: number,
    quoted: boolean,
  ): QueryNode | null {
    if (!this.counts(1)) return null;
    const field = name.toLowerCase();
    const text = `${field}:${quoted ? `"${value}"` : value}`;
    const written = this.query.slice(start, this.lexemes[this.at - 1]?.end);
    const sort = isOrderName(name) ? readSort(value) : null;
    const node = readCondition(name, value, text, this.options.now);
    if (sort !== null) {
      this.sort = sort;
      this.asides.push({ text: written, asks: { kind: 'order', sort } });
    } else if (node === null && !typing) {
      this.leftOut.push(text);
      this.asides.push({ text: written, asks: { kind: 'left-out', name: field, value } });
    }
    return node;
  }

  private words(text: string, typing: boolean, field: QueryField): QueryNode | null {
    return this.counted(makeWords({ text, typing, field, room: mostWords - this.wordCount }));
  }

  private counted(made: { node: QueryNode | null; words: number }): QueryNode | null {
    this.counts(made.words);
    return made.node;
  }

  private counts(words: number): boolean {
    this.wordCount += words;
    if (this.wordCount <= mostWords) return true;
    this.shortened = true;
    return false;
  }

  /** Keeps for `explainQuery` what has been read from `start` on. */
  private note(start: number, node: QueryNode | null): void {
    const text = this.query.slice(start, this.lexemes[this.at - 1]?.end);
    if (node !== null) this.written.push({ text, asks: { kind: 'node', node } });
    this.written.push(...this.asides);
    this.asides = [];
  }

  private skipOperator(name: 'OR' | 'AND'): boolean {
    const lexeme = this.lexemes[this.at];
    if (lexeme?.kind !== 'chunk' || lexeme.text !== name) return false;
    this.at++;
    return true;
  }
}

function together(kind: 'all' | 'any', parts: QueryNode[]): QueryNode | null {
  const flat = parts.flatMap((part) =>
    part.kind === kind && !(part.kind === 'any' && part.written !== undefined) ? part.parts : [part],
  );
  const [first] = flat;
  return flat.length > 1 ? { kind, parts: flat } : (first ?? null);
}

function isNode(node: QueryNode | null): node is QueryNode {
  return node !== null;
}
