import { setTimeout as wait } from 'node:timers/promises';
import { openSearchWorker } from '../../../main/search/open-search-worker.ts';
import type { SearchEngine } from '../../../main/search/search-engine.ts';
import { requestOf } from './ask-carrel.ts';
import type { WorkerInput } from './ask-worker.ts';
import { openCorpus } from './corpus.ts';
import { type Spread, spreadOf } from './figures.ts';
import type { LoggedQuery } from './query-log.ts';

const singles = 50;
const inBatch = 200;
/** From one answer to the next question, while there is adding. */
const betweenQueriesMs = 5;
/** For merges that go on after the last article. */
const afterMs = 3_000;

export interface AddInput extends WorkerInput {
  corpus: string;
  /** The number of the first new article. */
  from: number;
  /** So many are added at once. */
  many: number;
}

/** Articles that come one by one and many at a time into an index that is large already, by way of the worker. */
export async function addToCarrel(input: AddInput) {
  const { folder, library, workerFile, log, from, many } = input;
  const corpus = openCorpus(input.corpus);
  const engine = await openSearchWorker({ folder, database: library, workerFile });
  const warm = await query(engine, log.slice(0, 200));

  const visible: number[] = [];
  const flushes: number[] = [];
  for (let nth = 0; nth < singles; nth++) {
    const document = corpus.at(from + nth);
    const word = `heard${nth}ofnever`;
    const started = performance.now();
    await engine.add([{ ...document, body: `${document.body} ${word}` }], from + nth + 1);
    const { total } = await engine.find(requestOf({ query: word, typing: false }, 50));
    visible.push(performance.now() - started);
    if (total !== 1) throw new Error(`the article with "${word}" was added and is not found`);
    const added = performance.now();
    await engine.flush();
    flushes.push(performance.now() - added);
  }

  let adding = true;
  const asked: number[] = [];
  const asking = (async () => {
    for (let nth = 0; adding; nth++) {
      const entry = log[nth % log.length];
      if (entry !== undefined) asked.push(...(await query(engine, [entry])));
      await wait(betweenQueriesMs);
    }
  })();
  const started = performance.now();
  for (let at = from + singles; at < from + singles + many; at += inBatch)
    await engine.add(
      Array.from({ length: inBatch }, (_, nth) => corpus.at(at + nth)),
      at + inBatch,
    );
  const addMs = performance.now() - started;
  await engine.flush();
  await wait(afterMs);
  adding = false;
  await asking;
  await engine.close();
  return {
    visible: spreadOf(visible),
    flushes: spreadOf(flushes),
    alone: spreadOf(warm),
    meanwhile: spreadOf(asked),
    perSecond: (many * 1000) / addMs,
  } satisfies Record<string, Spread | number>;
}

async function query(engine: SearchEngine, log: readonly LoggedQuery[]): Promise<number[]> {
  const times: number[] = [];
  for (const entry of log) {
    const started = performance.now();
    await engine.find(requestOf(entry, 50));
    times.push(performance.now() - started);
  }
  return times;
}
