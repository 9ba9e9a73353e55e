import { foldText } from '../../storage/fold-text.ts';
import { dayStretch } from '../query/read-range.ts';
import type { DocumentFacts } from './analyse-document.ts';

/** Values that many articles share, as small numbers: 0 is the empty value. */
export class ValueTable {
  readonly names: string[] = [''];
  private readonly numbers = new Map<string, number>([['', 0]]);

  intern(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.length;
      this.names.push(name);
      this.numbers.set(name, number);
    }
    return number;
  }

  numberOf(name: string): number | undefined {
    return this.numbers.get(name);
  }
}

const states = ['unread', 'reading', 'finished'] as const;

/** What is known of each article but its words, by slot: arrays side by side, for filters, facets and orders. */
export class Columns {
  readonly sources = new ValueTable();
  readonly places = new ValueTable();
  readonly languages = new ValueTable();
  readonly months = new ValueTable();
  readonly tags = new ValueTable();
  readonly collections = new ValueTable();
  readonly facts: (DocumentFacts | undefined)[] = [];
  /** What titles are sorted by, the same as in the library's lists. */
  readonly titleKeys: string[] = [];
  source = new Uint32Array(0);
  place = new Uint32Array(0);
  language = new Uint32Array(0);
  month = new Uint32Array(0);
  /** First and last day of the article's date, 20231009; 0 when it has none. */
  firstDay = new Uint32Array(0);
  lastDay = new Uint32Array(0);
  /** Milliseconds since 1970. */
  added = new Float64Array(0);
  words = new Uint32Array(0);
  state = new Uint8Array(0);
  starred = new Uint8Array(0);
  /** 1 where an article stands that has been neither removed nor replaced. */
  alive = new Uint8Array(0);
  readonly tagsOf: (readonly number[])[] = [];
  readonly collectionsOf: (readonly number[])[] = [];

  /** Makes room for slots below `count`; nothing is alive in them. */
  reserve(count: number): void {
    if (count > this.alive.length) this.grow(count);
  }

  set(slot: number, facts: DocumentFacts): void {
    const days = dayStretch(facts.published);
    const added = Date.parse(facts.added);
    this.facts[slot] = facts;
    this.titleKeys[slot] = foldText(facts.title);
    this.source[slot] = this.sources.intern(facts.source);
    this.place[slot] = this.places.intern(facts.place);
    this.language[slot] = this.languages.intern(facts.language);
    this.month[slot] = this.months.intern(days === null ? '' : facts.published.slice(0, 7));
    this.firstDay[slot] = days?.from ?? 0;
    this.lastDay[slot] = days?.to ?? 0;
    this.added[slot] = Number.isNaN(added) ? 0 : added;
    this.words[slot] = facts.words;
    this.state[slot] = states.indexOf(facts.state);
    this.starred[slot] = facts.starred ? 1 : 0;
    this.alive[slot] = 1;
    this.tagsOf[slot] = facts.tags.map((tag) => this.tags.intern(tag));
    this.collectionsOf[slot] = facts.collections.map((collection) => this.collections.intern(collection));
  }

  remove(slot: number): void {
    this.alive[slot] = 0;
    this.facts[slot] = undefined;
    this.titleKeys[slot] = '';
    this.tagsOf[slot] = [];
    this.collectionsOf[slot] = [];
  }

  private grow(slots: number): void {
    const size = Math.max(1024, slots * 2);
    const larger = <A extends Uint32Array | Uint8Array | Float64Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.source = larger(this.source, new Uint32Array(size));
    this.place = larger(this.place, new Uint32Array(size));
    this.language = larger(this.language, new Uint32Array(size));
    this.month = larger(this.month, new Uint32Array(size));
    this.firstDay = larger(this.firstDay, new Uint32Array(size));
    this.lastDay = larger(this.lastDay, new Uint32Array(size));
    this.added = larger(this.added, new Float64Array(size));
    this.words = larger(this.words, new Uint32Array(size));
    this.state = larger(this.state, new Uint8Array(size));
    this.starred = larger(this.starred, new Uint8Array(size));
    this.alive = larger(this.alive, new Uint8Array(size));
  }
}

export function stateNumber(state: (typeof states)[number]): number {
  return states.indexOf(state);
}
