import { foldText } from '../../storage/fold-text.ts';
import { textFields } from '../query/query-tree.ts';
import { dayStretch } from '../query/read-range.ts';
import type { DocumentFacts } from './document-facts.ts';

const states = ['unread', 'reading', 'finished'] as const;

export function stateNumber(state: (typeof states)[number]): number {
  return states.indexOf(state);
}

/** Names and the numbers that stand for them; number 0 is the empty name. */
export class ValueTable {
  readonly names: string[];
  private readonly numbers = new Map<string, number>();

  constructor(names: readonly string[] = ['']) {
    this.names = [...names];
    for (const [number, name] of this.names.entries()) this.numbers.set(name, number);
  }

  intern(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  numberOf(name: string): number | undefined {
    return this.numbers.get(name);
  }
}

/** Columns of numbers, an entry per article of a segment, in the order in which they lie in the file. */
export const columnKinds = {
  /** Milliseconds since 1970; 0 when it cannot be read. */
  added: 'f64',
  /** 53 bits of a hash of each id, ascending, and the article of each. */
  hashes: 'f64',
  hashed: 'u32',
  /** Days as numbers, 20231009; both 0 when the date is not known. */
  firstDay: 'u32',
  lastDay: 'u32',
  words: 'u32',
  /** Numbers in the tables of the same name. */
  source: 'u32',
  place: 'u32',
  language: 'u32',
  /** Rank of the title among those of the segment. */
  titleRank: 'u32',
  /** Words in the text. */
  bodyLength: 'u32',
  /** Where the stored article begins, in bytes from the beginning of the stored articles. */
  stored: 'f64',
  /** Words in the other fields, one field after another, 65,535 at most. */
  shortLengths: 'u16 per field',
  state: 'u8',
  starred: 'u8',
  /** 1 + number in `stemmedLanguages`, 0 for none. */
  stemming: 'u8',
} as const;

export interface Columns {
  added: Float64Array;
  hashes: Float64Array;
  hashed: Uint32Array;
  firstDay: Uint32Array;
  lastDay: Uint32Array;
  words: Uint32Array;
  source: Uint32Array;
  place: Uint32Array;
  language: Uint32Array;
  titleRank: Uint32Array;
  bodyLength: Uint32Array;
  stored: Float64Array;
  shortLengths: Uint16Array;
  state: Uint8Array;
  starred: Uint8Array;
  stemming: Uint8Array;
}

/** Names behind the numbers of a segment's columns, and the lists that articles have several of. */
export interface ColumnTables {
  sources: ValueTable;
  places: ValueTable;
  languages: ValueTable;
  tags: ValueTable;
  collections: ValueTable;
  /** By article. */
  tagsOf: readonly (readonly number[] | undefined)[];
  collectionsOf: readonly (readonly number[] | undefined)[];
  setCollections(article: number, values: readonly number[]): void;
}

export function createColumns(articles: number): Columns {
  return {
    added: new Float64Array(articles),
    hashes: new Float64Array(articles),
    hashed: new Uint32Array(articles),
    firstDay: new Uint32Array(articles),
    lastDay: new Uint32Array(articles),
    words: new Uint32Array(articles),
    source: new Uint32Array(articles),
    place: new Uint32Array(articles),
    language: new Uint32Array(articles),
    titleRank: new Uint32Array(articles),
    bodyLength: new Uint32Array(articles),
    stored: new Float64Array(articles),
    shortLengths: new Uint16Array(articles * textFields.length),
    state: new Uint8Array(articles),
    starred: new Uint8Array(articles),
    stemming: new Uint8Array(articles),
  };
}

/** What may change while the words of an article stay. */
export function setFacts(columns: Columns, article: number, facts: DocumentFacts): void {
  const days = dayStretch(facts.published);
  const added = Date.parse(facts.added);
  columns.firstDay[article] = days?.from ?? 0;
  columns.lastDay[article] = days?.to ?? 0;
  columns.added[article] = Number.isNaN(added) ? 0 : added;
  columns.words[article] = facts.words;
  columns.state[article] = stateNumber(facts.state);
  columns.starred[article] = facts.starred ? 1 : 0;
}

/** 53 bits: few enough to be exact as a number, enough that two ids hardly ever meet. */
export function hashId(id: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
  }
  low = Math.imul(low ^ (low >>> 16), 0x45d9f3b);
  high = Math.imul(high ^ (high >>> 15), 0xc2b2ae35);
  return ((high >>> 0) & 0x1f_ffff) * 4_294_967_296 + (low >>> 0);
}

/** What titles are sorted by. */
export function titleKey(title: string): string {
  return foldText(title);
}
