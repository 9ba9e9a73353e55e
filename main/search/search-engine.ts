/**
 * The search engine as the rest of Carrel sees it. Two makers give this type: the engine on a folder, and the client of
 * the worker thread that owns it; one behaviour suite runs on both. Everything is plain data and every method a promise.
 *
 * The library is the truth and the index disposable: each document carries the position (`cursor`) in the library's
 * journal that it was read at, and on open the archive feeds all that is newer than `status().cursor`.
 */
import type { Passage, Suggestion } from '../../contract/model.ts';
import type { QuotedSentence } from '../../contract/quotation-model.ts';
import type { IndexStatus, QueryPart, Relaxation, SearchFacets } from '../../contract/search-model.ts';

export interface SearchDocument {
  id: string;
  title: string;
  byline: string;
  source: string;
  place: string;
  body: string;
  /** Notes on the article, Markdown. */
  notes: string;
  /** Quotes and comments of its highlights. */
  highlights: string;
  tags: string[];
  /** Ids of the collections that hold it. */
  collections: string[];
  /** BCP 47 or empty. */
  language: string;
  section: string;
  /** ISO 8601 as precise as known, or empty. */
  published: string;
  /** ISO 8601. */
  added: string;
  words: number;
  state: 'unread' | 'reading' | 'finished';
  starred: boolean;
}

/** What goes into quick find: short things that change. Articles are added by `add`. */
export interface SuggestEntry extends Suggestion {
  /** Extra words it is found by. */
  keywords: string;
}

export type SearchSort = 'relevance' | 'date' | 'added' | 'title';

export interface SearchRequest {
  /** In the query language of `docs/search.md`; never fails, is read as best it can be. */
  query: string;
  /** The last word is still being typed: it matches as a prefix. */
  typing: boolean;
  /**
   * What was typed may be read more loosely, and the answer says so in `relaxed`: near spellings for words without a hit,
   * and any of the words where no article holds all.
   */
  relax: boolean;
  /**
   * `any`: an article is a hit when it holds one of the words; the more, and the rarer, the better. For text that was
   * pasted rather than asked. Default `all`.
   */
  match?: 'all' | 'any';
  /** Every part must hold; see ArticleFilter. The index holds no trashed article. */
  filter: {
    /** Only these articles: for what the index itself does not know, such as the import they came by. */
    only?: string[];
    state?: 'unread' | 'reading' | 'finished';
    starred?: boolean;
    annotated?: boolean;
    collection?: string;
    tag?: string;
    source?: string;
    place?: string;
    language?: string;
    publishedFrom?: string;
    publishedTo?: string;
  };
  sort: SearchSort;
  offset: number;
  limit: number;
}

export interface EngineHit {
  id: string;
  score: number;
  /** Field → words of the article that matched there. */
  matched: Record<string, string[]>;
  /** 1 to 3, best first; marks are [start, end) into each passage's text. */
  passages: Passage[];
}

export interface EngineAnswer {
  understood: string;
  /** The query's parts in their order and what each asks for, for people; see `QueryPart`. */
  explained: QueryPart[];
  total: number;
  /** The engine's own time. */
  milliseconds: number;
  relaxed: Relaxation[];
  /** The query with a likelier spelling, when what was typed has hits, but few beside a near neighbour's. Else null. */
  didYouMean: string | null;
  facets: SearchFacets;
  hits: EngineHit[];
}

/** See `quotations.find`. */
export interface QuoteRequest extends Pick<SearchRequest, 'query' | 'filter' | 'offset' | 'limit'> {
  publishedFrom?: string;
  publishedTo?: string;
  order: 'oldest' | 'newest';
  sentencesPerArticle: number;
}

export interface QuotedHit {
  id: string;
  sentences: QuotedSentence[];
  /** Sentences beyond those. */
  left: number;
}

export interface QuoteAnswer {
  understood: string;
  explained: QueryPart[];
  /** Articles. */
  total: number;
  undated: number;
  years: { name: string; count: number }[];
  /** Articles of this page. */
  read: number;
  hits: QuotedHit[];
  milliseconds: number;
}

/** `rebuilding` while nothing is in the index, else `ready`: how far it is behind the library only the archive knows. */
export interface EngineStatus extends IndexStatus {
  /** Position in the journal up to which everything is in the index; 0 when nothing is. */
  cursor: number;
  documents: number;
}

/** So that an opened article marks what the list said of it: as they were in the search. */
export interface MarkOptions {
  /** Default false. */
  typing?: boolean;
  /** Near spellings are marked. Default true. */
  relax?: boolean;
  /** What the text is of the article. Default `body`. */
  field?: 'title' | 'body' | 'note' | 'highlight';
}

export interface SearchEngine {
  /**
   * Adds or replaces documents; visible to `find` when the promise settles. `cursor` is the journal position reached: all
   * that stands before it must be in the index by then, since anything may become durable at once. A document whose words
   * are the same costs only its facts.
   */
  add(documents: SearchDocument[], cursor: number): Promise<void>;
  remove(ids: string[], cursor: number): Promise<void>;
  /** Replaces all entries of quick find that are not articles. */
  setSuggestions(entries: SuggestEntry[]): Promise<void>;
  /** From a worker, a query still being typed that a newer one overtakes is rejected as `cancelled`. */
  find(request: SearchRequest): Promise<EngineAnswer>;
  /** All sentences of a page of hits in which the words stand, in the order of dates. */
  quote(request: QuoteRequest): Promise<QuoteAnswer>;
  /** Quick find over titles, sources, places, tags, collections, saved searches: fuzzy, prefix, as you type. */
  suggest(text: string, limit: number): Promise<Suggestion[]>;
  /**
   * Words of `text` (from any article) that the query would mark: [start, end) offsets. For the opened article: what is
   * looked for in other fields than `field` is not marked.
   */
  mark(query: string, text: string, language: string, options?: MarkOptions): Promise<[number, number][]>;
  /** Makes everything added so far durable. Costs a write of what changed since the last one. */
  flush(): Promise<void>;
  /** Forgets all documents, in memory and on disk: the cursor is 0 again. */
  clear(): Promise<void>;
  status(): Promise<EngineStatus>;
  close(): Promise<void>;
}

/** Where passages come from: the stored text, since the index need not hold it. */
export interface TextSource {
  /** In the order asked; null where there is no such article. */
  read(ids: string[]): ({ body: string; notes: string; highlights: string } | null)[];
}
