import MiniSearch from 'minisearch';
import type { Suggestion } from '../../contract/model.ts';
import { analyse } from './analysis/read-tokens.ts';
import type { SuggestEntry } from './search-engine.ts';

interface Entry {
  key: string;
  label: string;
  keywords: string;
}

/** What is rarer and named by the reader's own hand comes first among equals. */
const kindBoosts: ReadonlyMap<string, number> = new Map<Suggestion['kind'], number>([
  ['collection', 1.4],
  ['saved-search', 1.4],
  ['tag', 1.3],
  ['source', 1.2],
  ['place', 1.2],
]);

/** Discarded entries leave their words behind; when half the index is such, it is made anew. */
const mostDirt = 0.5;

/**
 * Finds sources, places, tags, collections and saved searches by the beginnings of their words, typos allowed. Titles of
 * articles are asked of the index: see `engine/suggest-articles.ts`.
 *
 * MiniSearch would clear discarded entries away by itself, in steps between which others run; entries added meanwhile
 * change the tree under its feet and it throws. So that is switched off. And since counts of groups change all the time
 * during an import, what is shown of an entry is kept outside the index: only words that changed are indexed again.
 */
export class QuickFind {
  private index = createIndex();
  private readonly entries = new Map<string, Entry>();
  private readonly suggestions = new Map<string, Suggestion>();
  private named = new Set<string>();

  /** Replaces all entries. */
  setNamed(entries: readonly SuggestEntry[]): void {
    const named = new Set<string>();
    for (const { keywords, ...suggestion } of entries) {
      const key = keyOf(suggestion);
      if (named.has(key)) continue;
      named.add(key);
      this.set(suggestion, keywords);
    }
    for (const key of this.named) if (!named.has(key)) this.remove(key);
    this.named = named;
  }

  find(text: string, limit: number): Suggestion[] {
    const found: Suggestion[] = [];
    for (const { id } of this.index.search(text.slice(0, 200))) {
      if (found.length === limit) break;
      const suggestion = this.suggestions.get(String(id));
      if (suggestion !== undefined) found.push(suggestion);
    }
    return found;
  }

  private set(suggestion: Suggestion, keywords: string): void {
    const key = keyOf(suggestion);
    const known = this.entries.get(key);
    this.suggestions.set(key, suggestion);
    if (known?.label === suggestion.label && known.keywords === keywords) return;
    if (known !== undefined) this.index.discard(key);
    const entry = { key, label: suggestion.label, keywords };
    this.entries.set(key, entry);
    this.index.add(entry);
    this.makeAnewWhenDirty();
  }

  private remove(key: string): void {
    if (!this.entries.delete(key)) return;
    this.suggestions.delete(key);
    this.index.discard(key);
    this.makeAnewWhenDirty();
  }

  private makeAnewWhenDirty(): void {
    if (this.index.dirtCount < 1_000 || this.index.dirtFactor < mostDirt) return;
    this.index = createIndex();
    this.index.addAll([...this.entries.values()]);
  }
}

function keyOf({ kind, target }: Suggestion): string {
  return `${kind}:${target}`;
}

function createIndex(): MiniSearch<Entry> {
  return new MiniSearch<Entry>({
    idField: 'key',
    fields: ['label', 'keywords'],
    autoVacuum: false,
    tokenize: (text) => analyse(text).map(({ term }) => term),
    processTerm: (term) => term,
    searchOptions: {
      boost: { label: 3 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length < 4 || /\d/.test(term) ? false : term.length < 5 ? 1 : 2),
      weights: { prefix: 0.6, fuzzy: 0.2 },
      boostDocument: (key) => kindBoosts.get(String(key).split(':', 1)[0] ?? '') ?? 1,
    },
  });
}
