import { ArchiveError } from '../contract/errors.ts';
import type { Output, Parsed } from '../contract/methods.ts';
import type { ArticleFilter } from '../contract/model.ts';
import type { Id } from '../contract/scalars.ts';
import type { IndexFeeder } from './index-feeder.ts';
import type { Library } from './library/library.ts';
import type { Notes } from './notes/notes.ts';
import type { SearchEngine, SearchRequest, SuggestEntry } from './search/search-engine.ts';

/** Joins the engine's hits with the library's rows. */
export interface Searching {
  find(input: Parsed<'search.find'>): Promise<Output<'search.find'>>;
  suggest(input: Parsed<'search.suggest'>): Promise<Output<'search.suggest'>>;
  marks(input: Parsed<'search.marks'>): Promise<Output<'search.marks'>>;
  quote(input: Parsed<'quotations.find'>): Promise<Output<'quotations.find'>>;
  countSaved(): Promise<Output<'savedSearches.counts'>>;
  /** Begins to make the index anew. */
  rebuild(): void;
  /** Quick find is told of tags, collections, places and so on. */
  refreshSuggestions(): Promise<void>;
}

export function createSearching(
  library: Library,
  notes: Notes,
  engine: SearchEngine,
  feeder: IndexFeeder,
): Searching {
  /** An index that was found damaged is made anew, and the answer speaks of what is there of it. */
  const careful = async <T>(ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ArchiveError && error.code === 'index-damaged')) throw error;
      feeder.damaged();
      return ask();
    }
  };
  /** How many articles answer to the query as it stands: a count that near spellings swell would not be one. */
  const count = async (query: string, filter: SearchRequest['filter']): Promise<number> => {
    const request = {
      query,
      filter,
      typing: false,
      relax: false,
      sort: 'added',
      offset: 0,
      limit: 0,
    } as const;
    return (await careful(() => engine.find(request))).total;
  };
  return {
    async find(input) {
      const { query, typing, relax, match, sort, offset, limit } = input;
      const filter = engineFilter(input.filter, library);
      const answer = await careful(() =>
        engine.find({ query, typing, relax, match, sort, offset, limit, filter }),
      );
      const rows = new Map(
        library.articles.summaries(answer.hits.map((hit) => hit.id)).map((summary) => [summary.id, summary]),
      );
      return {
        query,
        understood: answer.understood,
        explained: answer.explained,
        didYouMean: answer.didYouMean,
        total: answer.total,
        milliseconds: answer.milliseconds,
        relaxed: answer.relaxed,
        facets: answer.facets,
        hits: answer.hits.flatMap(({ id, score, matched, passages }) => {
          const row = rows.get(id);
          // An article erased since the index saw it: the feeder is on its way.
          if (row === undefined || row.trashed !== null) return [];
          const { address, ...article } = row;
          return [{ article, address, score, matched, passages }];
        }),
        index: feeder.status(),
      };
    },
    async suggest({ text, limit }) {
      return { suggestions: await careful(() => engine.suggest(text, limit)) };
    },
    async marks({ id, query, typing, relax }) {
      const { language, title } = library.articles.get(id);
      const { text } = library.articles.text(id);
      const { note } = notes.get({ article: id });
      const mark = (of: string, field: 'title' | 'body' | 'note') =>
        careful(() => engine.mark(query, of, language ?? '', { typing, relax, field }));
      return {
        marks: await mark(text, 'body'),
        title: await mark(title, 'title'),
        note: note === null ? [] : await mark(note.text, 'note'),
      };
    },
    async quote({ query, filter, from, to, ...rest }) {
      const answer = await careful(() =>
        engine.quote({
          query,
          filter: engineFilter(filter, library),
          ...(from !== undefined && { publishedFrom: from }),
          ...(to !== undefined && { publishedTo: to }),
          ...rest,
        }),
      );
      const { hits, total, ...told } = answer;
      const rows = new Map(library.articles.summaries(hits.map(({ id }) => id)).map((row) => [row.id, row]));
      return {
        query,
        ...told,
        articles: total,
        quotations: hits.flatMap(({ id, sentences, left }) => {
          const row = rows.get(id);
          // Erased or trashed since the index saw it: the feeder is on its way.
          if (row === undefined || row.trashed !== null) return [];
          const { title, byline, source, place, published, language, address } = row;
          const article = { id, title, byline, source, place, published, language, address };
          return [{ article, sentences, left }];
        }),
      };
    },
    async countSaved() {
      const counts: Output<'savedSearches.counts'>['counts'] = [];
      // One after the other: a query that is being typed comes in between.
      for (const { id, query } of library.savedSearches.list()) {
        const total = await count(query, {});
        const came = total === 0 ? [] : library.savedSearches.cameSince(id);
        counts.push({ id, total, fresh: came.length === 0 ? 0 : await count(query, { only: came }) });
      }
      return { counts };
    },
    rebuild() {
      // Whoever asked hears by `index.status` how it goes; the feeder has logged a failure.
      feeder.rebuild().catch(() => undefined);
    },
    refreshSuggestions: () => engine.setSuggestions(collectSuggestions(library)),
  };
}

function engineFilter(filter: ArticleFilter, library: Library): SearchRequest['filter'] {
  if (filter.scope === 'trash')
    throw new ArchiveError('bad-request', 'What lies in the trash is not searched.', {
      details: { field: 'filter.scope' },
    });
  const { scope, collection, tag, source, place, language, publishedFrom, publishedTo } = filter;
  return {
    ...(filter.import !== undefined && { only: importedBy(library, filter.import) }),
    ...(scope === 'unread' || scope === 'reading' || scope === 'finished' ? { state: scope } : {}),
    ...(scope === 'starred' ? { starred: true } : {}),
    ...(scope === 'annotated' ? { annotated: true } : {}),
    ...(collection !== undefined && { collection }),
    ...(tag !== undefined && { tag }),
    ...(source !== undefined && { source }),
    ...(place !== undefined && { place }),
    ...(language !== undefined && { language }),
    ...(publishedFrom !== undefined && { publishedFrom }),
    ...(publishedTo !== undefined && { publishedTo }),
  };
}

function importedBy({ articles }: Library, importId: Id): string[] {
  return articles.ids({ filter: { scope: 'all', import: importId }, order: 'added', descending: false }).ids;
}

const named = (column: 'source' | 'place'): string =>
  `SELECT ${column} AS name, count(*) AS count FROM articles
   WHERE ${column} IS NOT NULL AND trashed IS NULL GROUP BY ${column} ORDER BY 2 DESC LIMIT 5000`;

function collectSuggestions(library: Library): SuggestEntry[] {
  const { database, groups, savedSearches } = library;
  const counted = (kind: 'source' | 'place'): SuggestEntry[] =>
    database
      .all<{ name: string; count: number }>(named(kind))
      .map(({ name, count }) => ({ kind, target: name, label: name, detail: `${count}`, keywords: '' }));
  return [
    ...counted('source'),
    ...counted('place'),
    ...groups.tags().map(({ name, count }) => ({
      kind: 'tag' as const,
      target: name,
      label: name,
      detail: `${count}`,
      keywords: '',
    })),
    ...groups.collections().map(({ id, name, count }) => ({
      kind: 'collection' as const,
      target: id,
      label: name,
      detail: `${count}`,
      keywords: '',
    })),
    ...savedSearches.list().map(({ id, name, query }) => ({
      kind: 'saved-search' as const,
      target: id,
      label: name,
      detail: query,
      keywords: query,
    })),
  ];
}
