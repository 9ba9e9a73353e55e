import { analyse } from '../analysis/read-tokens.ts';
import type { SuggestEntry } from '../search-engine.ts';

/** Finds the ids of collections by name, spelt as loosely as words are. */
export class CollectionNames {
  private ids = new Map<string, string[]>();

  set(entries: readonly SuggestEntry[]): void {
    this.ids = new Map();
    for (const { kind, target, label } of entries) {
      if (kind !== 'collection') continue;
      const name = folded(label);
      this.ids.set(name, [...(this.ids.get(name) ?? []), target]);
    }
  }

  idsNamed(name: string): string[] {
    return this.ids.get(folded(name)) ?? [];
  }
}

function folded(name: string): string {
  return analyse(name)
    .map(({ term }) => term)
    .join(' ');
}
