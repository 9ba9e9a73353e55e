/** The rows of the table of methods that search: by a query, by a saved one, by one from before. */
import { z } from 'zod';
import { done, limit, method, name, nothing, offset } from './method-parts.ts';
import { articleFilter, savedSearch, searchAnswer, suggestion } from './model.ts';
import { id } from './scalars.ts';
import { indexStatus } from './search-model.ts';

/** In UTF-16 units; how much of it is read says docs/search.md. Nobody types as much, but people paste. */
export const longestQuery = 1_000_000;

const mark = z.tuple([z.number(), z.number()]);

export const searchMethods = {
  'savedSearches.create': method(z.strictObject({ name, query: z.string().max(10_000) }), savedSearch),
  /** `before` is the saved search that it shall stand before; null to stand last. Error: not-found. */
  'savedSearches.change': method(
    z.strictObject({
      id,
      name: name.optional(),
      query: z.string().max(10_000).optional(),
      before: id.nullable().optional(),
    }),
    savedSearch,
  ),
  'savedSearches.remove': method(z.strictObject({ id }), done),
  /** Hits of each, and how many of them came into the library since it was looked at. Asks the index once or twice for each. */
  'savedSearches.counts': method(
    nothing,
    z.object({ counts: z.array(z.object({ id, total: z.number(), fresh: z.number() })) }),
  ),
  /** The reader sees its hits now: those are not new any more. Error: not-found. */
  'savedSearches.look': method(z.strictObject({ id }), done),

  /**
   * Never fails on a malformed query: it is read as best it can be, and `understood` says how. Error: bad-request for the
   * scope `trash`, which is not searched.
   */
  'search.find': method(
    z.strictObject({
      query: z.string().max(longestQuery),
      filter: articleFilter.default({ scope: 'all' }),
      sort: z.enum(['relevance', 'date', 'added', 'title']).default('relevance'),
      /** The last word is still being typed and matches as a prefix. */
      typing: z.boolean().default(false),
      /** Near spellings for words without a hit. */
      relax: z.boolean().default(true),
      /** `any`: articles with some of the words, the best first; for text that was pasted or selected. */
      match: z.enum(['all', 'any']).default('all'),
      offset,
      limit,
    }),
    searchAnswer,
  ),
  'search.suggest': method(
    z.strictObject({ text: z.string().max(1_000), limit: z.number().int().min(1).max(50).default(10) }),
    z.object({ suggestions: z.array(suggestion) }),
  ),
  /** What the query marks in an article: in its text, its title, and the note on it: [start, end) offsets. */
  'search.marks': method(
    z.strictObject({
      id,
      query: z.string().max(longestQuery),
      /** As they were in the search that found the article, so that it marks what the list showed. */
      typing: z.boolean().default(false),
      relax: z.boolean().default(true),
    }),
    z.object({ marks: z.array(mark), title: z.array(mark), note: z.array(mark) }),
  ),
  'search.status': method(nothing, indexStatus),
  /** Throws the index away and makes it anew from the library. Answers at once; `index.status` tells the rest. */
  'search.rebuild': method(nothing, done),
  /** Queries that were kept, the newest first, at most 200. They lie in the library. */
  'search.history': method(nothing, z.object({ queries: z.array(z.string()) })),
  'search.keep': method(z.strictObject({ query: z.string().trim().min(1).max(2_000) }), done),
  /** One query, or all of them. */
  'search.forget': method(z.strictObject({ query: z.string().max(2_000).optional() }), done),
} as const;
