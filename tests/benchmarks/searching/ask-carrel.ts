import { openSearchEngine } from '../../../main/search/engine/open-search-engine.ts';
import type { SearchEngine, SearchRequest, TextSource } from '../../../main/search/search-engine.ts';
import { createStoredTexts, openTextsDatabase } from '../../../main/search/stored-texts.ts';
import { openCorpus } from './corpus.ts';
import { readMemory, spreadOf } from './figures.ts';
import type { LoggedQuery } from './query-log.ts';

/** What one query took; `total` of hits, for a look at what is compared. */
export interface Asked {
  kind: string;
  query: string;
  ms: number;
  total: number;
}

export interface AskInput {
  folder: string;
  /** The library's database; null: texts are made anew from the corpus. */
  library: string | null;
  corpus: string;
  log: LoggedQuery[];
  typed: LoggedQuery[];
}

const firstQuery = 'government minister';

/** The engine and nothing else in this process: its opening, its answers, its memory. */
export async function askCarrel({ folder, library, corpus, log, typed }: AskInput) {
  const floor = readMemory();
  const source = library === null ? madeTexts(corpus) : storedTexts(library);
  let withTexts = true;
  const texts: TextSource = { read: (ids) => (withTexts ? source.read(ids) : ids.map(() => null)) };

  const started = performance.now();
  const engine = await openSearchEngine({ folder, texts });
  const openMs = performance.now() - started;
  await engine.find(requestOf({ query: firstQuery, typing: false }, 50));
  const firstAnswerMs = performance.now() - started;
  const opened = readMemory();

  await ask(engine, log.slice(0, 100), 50);
  const fifty = await ask(engine, log, 50);
  const twenty = await ask(engine, log, 20);
  withTexts = false;
  const bare = await ask(engine, log, 50);
  withTexts = true;
  const typing = await ask(engine, typed, 50);
  const memory = readMemory();
  const suggestions: number[] = [];
  for (const { query } of typed) {
    const from = performance.now();
    await engine.suggest(query, 8);
    suggestions.push(performance.now() - from);
  }
  await engine.close();
  return {
    floor,
    openMs,
    firstAnswerMs,
    opened,
    fifty,
    twenty,
    bare,
    typing,
    memory,
    suggest: spreadOf(suggestions),
  };
}

export async function ask(
  engine: SearchEngine,
  log: readonly LoggedQuery[],
  limit: number,
): Promise<Asked[]> {
  const answers: Asked[] = [];
  for (const entry of log) {
    const { milliseconds, total } = await engine.find(requestOf(entry, limit));
    answers.push({ kind: entry.kind, query: entry.query, ms: milliseconds, total });
  }
  return answers;
}

export function requestOf(
  { query, typing }: { query: string; typing: boolean },
  limit: number,
): SearchRequest {
  return { query, typing, relax: true, filter: {}, sort: 'relevance', offset: 0, limit };
}

function storedTexts(library: string): TextSource {
  return createStoredTexts(openTextsDatabase(library));
}

function madeTexts(file: string): TextSource {
  const corpus = openCorpus(file);
  return {
    read: (ids) =>
      ids.map((id) => ({ body: corpus.at(corpus.numberOf(id)).body, notes: '', highlights: '' })),
  };
}
