import MiniSearch from 'minisearch';
import { analyse } from '../../../main/search/analysis/read-tokens.ts';
import type { SearchDocument } from '../../../main/search/search-engine.ts';
import type { Stretch } from './build-carrel.ts';
import { openCorpus } from './corpus.ts';
import { peakMemory, readMemory, startClock } from './figures.ts';
import type { LoggedQuery } from './query-log.ts';

const options = {
  fields: ['title', 'body', 'byline', 'source', 'place', 'section', 'tag'],
  tokenize: (text: string): string[] => analyse(text).map(({ term }) => term),
  processTerm: (term: string): string => term,
};

type Entry = Pick<SearchDocument, 'id' | 'title' | 'body' | 'byline' | 'source' | 'place' | 'section'> & {
  tag: string;
};

/** MiniSearch over the same words, for the kinds of queries that it knows: words, beginnings, misspelt words. */
export async function measureMiniSearch({ corpus: file, from, to, log }: Stretch & { log: LoggedQuery[] }) {
  const corpus = openCorpus(file);
  const floor = readMemory();
  const clock = startClock();
  const index = new MiniSearch<Entry>(options);
  for (let number = from; number < to; number++) index.add(clock.without(() => entryOf(corpus.at(number))));
  const built = clock.read();
  const peak = peakMemory();
  const asked = log.filter(({ words }) => words !== null);
  const ask = ({ kind, query, typing, words }: LoggedQuery) => {
    const from = performance.now();
    const last = (words?.length ?? 0) - 1;
    index.search(words?.join(' ') ?? '', {
      combineWith: 'AND',
      prefix: (_term, at) => typing && at === last,
      fuzzy: kind === 'misspelt' ? 2 : false,
    });
    return { kind, query, ms: performance.now() - from };
  };
  asked.slice(0, 100).forEach(ask);
  const answers = asked.map(ask);
  const memory = readMemory();
  const json = JSON.stringify(index);
  const started = performance.now();
  MiniSearch.loadJSON(json, options);
  const openMs = performance.now() - started;
  return {
    articles: to - from,
    ...built,
    floor,
    peak,
    memory,
    answers,
    size: Buffer.byteLength(json),
    openMs,
  };
}

function entryOf({ tags, ...document }: SearchDocument): Entry {
  return { ...document, tag: tags.join('\n') };
}
