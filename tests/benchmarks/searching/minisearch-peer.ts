import MiniSearch from 'minisearch';
import { analyse } from '../../../main/search/analysis/read-tokens.ts';
import type { SearchDocument } from '../../../main/search/search-engine.ts';
import type { LoggedQuery } from './query-log.ts';

const options = {
  fields: ['title', 'body', 'byline', 'source', 'place'],
  tokenize: (text: string): string[] => analyse(text).map(({ term }) => term),
  processTerm: (term: string): string => term,
};

/** MiniSearch over the same words, for the kinds of queries that it knows: words, beginnings, misspelt words. */
export function measureMiniSearch(documents: readonly SearchDocument[], log: readonly LoggedQuery[]) {
  let started = performance.now();
  const index = new MiniSearch<SearchDocument>(options);
  for (const document of documents) index.add(document);
  const buildMs = performance.now() - started;
  const times: number[] = [];
  for (const { kind, query, typing } of log) {
    if (kind === 'phrase' || kind === 'fields' || kind === 'OR and without') continue;
    started = performance.now();
    const last = options.tokenize(query).length - 1;
    index.search(query, {
      combineWith: 'AND',
      prefix: (_term, at) => typing && at === last,
      fuzzy: kind === 'misspelt' ? 2 : false,
    });
    times.push(performance.now() - started);
  }
  const json = JSON.stringify(index);
  started = performance.now();
  MiniSearch.loadJSON(json, options);
  return { buildMs, times, bytes: Buffer.byteLength(json), openMs: performance.now() - started };
}
