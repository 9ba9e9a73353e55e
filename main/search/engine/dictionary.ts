import { ownCopy } from '../analysis/fold-word.ts';
import { EditRows } from './edit-rows.ts';

export interface NearTerm {
  term: string;
  number: number;
  distance: number;
}

/** New terms wait in no order until there are so many; until then every search by prefix or likeness looks at them all. */
const mostRecent = 4_096;

/**
 * The terms of the index and their numbers. Exact terms by hash, beginnings and near spellings in a sorted list: next to a
 * radix tree (MiniSearch's SearchableMap was the first choice) an eighth of the memory and a fifth of the time to build.
 */
export class Dictionary {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];
  /** Numbers in the order of their terms. */
  private sorted = new Uint32Array(0);
  private recent: number[] = [];

  get size(): number {
    return this.names.length;
  }

  numberOf(term: string): number | undefined {
    return this.numbers.get(term);
  }

  /** The terms from a number on. */
  namesFrom(number: number): string[] {
    return this.names.slice(number);
  }

  /** The number of a term, a new one if it is new; numbers count up from 0. */
  intern(term: string): number {
    const known = this.numbers.get(term);
    if (known !== undefined) return known;
    const number = this.names.length;
    const name = ownCopy(term);
    this.numbers.set(name, number);
    this.names.push(name);
    this.recent.push(number);
    return number;
  }

  /** All terms that begin with `prefix`, itself included, in no particular order. */
  *startingWith(prefix: string): Generator<[string, number]> {
    this.settle();
    for (let at = this.firstFrom(prefix); at < this.sorted.length; at++) {
      const term = this.at(at);
      if (!term.startsWith(prefix)) break;
      yield [term, this.sorted[at] ?? 0];
    }
    for (const number of this.recent) {
      const term = this.names[number] ?? '';
      if (term.startsWith(prefix)) yield [term, number];
    }
  }

  /** Terms within so many edits: insertions, deletions, replacements, swaps of neighbours. */
  near(term: string, most: number): NearTerm[] {
    this.settle();
    const found: NearTerm[] = [];
    const rows = new EditRows(term, most);
    const take = (number: number): void => {
      const { distance } = rows;
      if (distance <= most) found.push({ term: this.names[number] ?? '', number, distance });
    };
    for (let at = 0; at < this.sorted.length; ) {
      const hopeless = rows.compare(this.at(at));
      if (hopeless === null) take(this.sorted[at++] ?? 0);
      else at = this.firstAfterPrefix(hopeless, at);
    }
    for (const number of this.recent) if (rows.compare(this.names[number] ?? '') === null) take(number);
    return found;
  }

  private at(place: number): string {
    return this.names[this.sorted[place] ?? -1] ?? '';
  }

  private settle(): void {
    if (this.recent.length <= mostRecent) return;
    const { names } = this;
    const below = (a: number, b: number): number => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1);
    this.recent.sort(below);
    const merged = new Uint32Array(this.sorted.length + this.recent.length);
    let old = 0;
    let size = 0;
    for (const number of this.recent) {
      const term = names[number] ?? '';
      while (old < this.sorted.length && this.at(old) < term) merged[size++] = this.sorted[old++] ?? 0;
      merged[size++] = number;
    }
    while (old < this.sorted.length) merged[size++] = this.sorted[old++] ?? 0;
    this.sorted = merged;
    this.recent = [];
  }

  /** The first place whose term is not below `text`. */
  private firstFrom(text: string): number {
    let from = 0;
    let to = this.sorted.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.at(middle) < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The first place after `at` whose term does not begin with `prefix`; looks near by first. */
  private firstAfterPrefix(prefix: string, at: number): number {
    const has = (place: number): boolean => place < this.sorted.length && this.at(place).startsWith(prefix);
    let step = 1;
    let low = at;
    while (has(low + step)) {
      low += step;
      step *= 2;
    }
    let high = Math.min(this.sorted.length, low + step);
    low++;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (has(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
