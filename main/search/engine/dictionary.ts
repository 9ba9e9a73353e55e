import SearchableMap from 'minisearch/SearchableMap';

/** The terms of the index and their numbers: MiniSearch's radix tree, which finds by prefix and by edit distance. */
export class Dictionary {
  private readonly tree = new SearchableMap<number>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  numberOf(term: string): number | undefined {
    return this.tree.get(term);
  }

  /** The number of a term, a new one if it is new; numbers count up from 0. */
  intern(term: string): number {
    const number = this.tree.fetch(term, () => this.count);
    if (number === this.count) this.count++;
    return number;
  }

  /** All terms that begin with `prefix`, itself included, in no particular order. */
  *startingWith(prefix: string): Generator<[string, number]> {
    yield* this.tree.atPrefix(prefix);
  }

  /** Terms within `distance` edits (insert, delete, replace), with their number and distance. */
  near(term: string, distance: number): { term: string; number: number; distance: number }[] {
    const found = [];
    for (const [near, [number, edits]] of this.tree.fuzzyGet(term, distance))
      found.push({ term: near, number, distance: edits });
    return found;
  }
}
