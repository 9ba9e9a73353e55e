import MiniSearch from 'minisearch';
import type { Suggestion } from '../../contract/model.ts';
import { analyse } from './analysis/read-tokens.ts';
import type { SuggestEntry } from './search-engine.ts';

interface Entry {
  key: string;
  label: string;
  keywords: string;
  suggestion: Suggestion;
}

/** What is rarer and named by the reader's own hand comes first among equals. */
const kindBoosts: Record<Suggestion['kind'], number> = {
  collection: 1.4,
  'saved-search': 1.4,
  tag: 1.3,
  source: 1.2,
  place: 1.2,
  article: 1,
};

/** Finds titles, sources, places, tags, collections and saved searches by the beginnings of their words, typos allowed. */
export class QuickFind {
  private readonly index = new MiniSearch<Entry>({
    idField: 'key',
    fields: ['label', 'keywords'],
    storeFields: ['suggestion'],
    tokenize: (text) => analyse(text).map(({ term }) => term),
    processTerm: (term) => term,
    searchOptions: {
      boost: { label: 3 },
      combineWith: 'AND',
      prefix: true,
      fuzzy: (term) => (term.length < 4 || /\d/.test(term) ? false : term.length < 5 ? 1 : 2),
      weights: { prefix: 0.6, fuzzy: 0.2 },
      boostDocument: (_key, _term, stored) => {
        const kind = stored?.suggestion;
        return isSuggestion(kind) ? kindBoosts[kind.kind] : 1;
      },
    },
  });
  private readonly named = new Set<string>();
  private readonly articles = new Map<string, string>();

  setArticle(article: { id: string; title: string; source: string; published: string }): void {
    const { id, title: label, source, published } = article;
    const detail = [source, published.slice(0, 10)].filter((part) => part !== '').join(' · ');
    const known = `${label}\n${detail}`;
    if (this.articles.get(id) === known) return;
    this.removeArticle(id);
    this.articles.set(id, known);
    const suggestion: Suggestion = { kind: 'article', target: id, label, detail };
    this.index.add({ key: `article:${id}`, label, keywords: '', suggestion });
  }

  removeArticle(id: string): void {
    if (this.articles.delete(id)) this.index.discard(`article:${id}`);
  }

  clearArticles(): void {
    for (const id of [...this.articles.keys()]) this.removeArticle(id);
  }

  /** Replaces all that are not articles. */
  setNamed(entries: readonly SuggestEntry[]): void {
    this.index.discardAll([...this.named]);
    this.named.clear();
    for (const { keywords, ...suggestion } of entries) {
      const key = `${suggestion.kind}:${suggestion.target}`;
      if (this.named.has(key)) continue;
      this.named.add(key);
      this.index.add({ key, label: suggestion.label, keywords, suggestion });
    }
  }

  find(text: string, limit: number): Suggestion[] {
    const found: Suggestion[] = [];
    for (const { suggestion } of this.index.search(text.slice(0, 200))) {
      if (found.length === limit) break;
      if (isSuggestion(suggestion)) found.push(suggestion);
    }
    return found;
  }
}

function isSuggestion(value: unknown): value is Suggestion {
  return typeof value === 'object' && value !== null && 'kind' in value && 'target' in value;
}
