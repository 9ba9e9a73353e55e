import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../storage/database.ts';
import { migrate } from '../storage/migrate.ts';
import { openSearchWorker } from './open-search-worker.ts';
import type { EngineAnswer } from './search-engine.ts';
import { documentWith, requestFor } from './testing/documents.ts';
import { openTestSearch } from './testing/open-test-search.ts';
import { createTypingQueue } from './typing-queue.ts';

describe('the search worker', () => {
  let root: string;
  let database: string;
  const fromSource = new URL('../search-worker.ts', import.meta.url);
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'carrel-worker-'));
    database = join(root, 'library.db');
    const library = openDatabase(database);
    migrate(library, database);
    library.close();
  });
  afterEach(() => rm(root, { recursive: true }));

  test('answers the newest of queries that are being typed, and gives up those it overtakes', async () => {
    const search = await openTestSearch('worker');
    await search.add(documentWith('harbour1', { body: 'The harbour froze.' }));
    const typed = ['h', 'ha', 'har', 'harb'].map((query) => search.find(query, { typing: true }));
    const outcomes = await Promise.allSettled(typed);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    await expect(typed[1]).rejects.toMatchObject({ code: 'cancelled' });
    expect((await typed[3])?.understood).toBe('harb*');
    await search.close();
  });

  test('answers every query that is not being typed', async () => {
    const search = await openTestSearch('worker');
    await search.add(documentWith('harbour1', { body: 'The harbour froze.' }));
    const answers = await Promise.all(['harbour', 'froze', 'the'].map((query) => search.find(query)));
    expect(answers.map(({ total }) => total)).toEqual([1, 1, 1]);
    await search.close();
  });

  test('rejects what waits when the worker dies, and goes on with another that is told the suggestions', async () => {
    const worker = await openSearchWorker({
      folder: join(root, 'index'),
      database,
      workerFile: new URL('testing/dying-worker.ts', import.meta.url),
    });
    await worker.setSuggestions([]);
    expect(await worker.suggest('harbour', 5)).toEqual(['setSuggestions', 'suggest']);
    const waiting = [worker.find(requestFor('harbour')), worker.status(), worker.flush()];
    for (const call of waiting) await expect(call).rejects.toMatchObject({ code: 'internal' });
    expect(await worker.suggest('harbour', 5)).toEqual(['setSuggestions', 'suggest']);
    await worker.close();
  });

  test('gives up a worker that dies again and again', async () => {
    const worker = await openSearchWorker({
      folder: join(root, 'index'),
      database,
      workerFile: new URL('testing/dying-worker.ts', import.meta.url),
    });
    for (let time = 0; time < 6; time++)
      await expect(worker.find(requestFor('harbour'))).rejects.toMatchObject({ code: 'internal' });
    await expect(worker.suggest('harbour', 5)).rejects.toThrow('The search worker has ended');
    await worker.close();
  });

  test('names the index that cannot be opened in the answer to every call', async () => {
    await writeFile(join(root, 'file'), '');
    const folder = join(root, 'file', 'index');
    const worker = await openSearchWorker({ folder, database, workerFile: fromSource });
    await expect(worker.status()).rejects.toMatchObject({ code: 'disk-failed' });
    await expect(worker.find(requestFor('harbour'))).rejects.toMatchObject({ code: 'disk-failed' });
    await worker.close();
  });

  test('rejects calls after it was closed, and can be closed twice', async () => {
    const worker = await openSearchWorker({ folder: join(root, 'index'), database, workerFile: fromSource });
    await worker.close();
    await worker.close();
    await expect(worker.status()).rejects.toMatchObject({ code: 'disconnected' });
  });

  test('runs from the bundle as it does from source', async () => {
    const project = resolve(import.meta.dirname, '../..');
    await build({
      root: project,
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: join(project, 'main/search-worker.ts'),
        outDir: join(root, 'out'),
        target: 'node18',
        rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].js' } },
      },
      ssr: { noExternal: true },
    });
    const workerFile = join(root, 'out', 'search-worker.js');
    const worker = await openSearchWorker({ folder: join(root, 'index'), database, workerFile });
    await worker.add([documentWith('harbour1', { title: 'The harbour', body: 'Ինչո՞ւ 東京' })], 1);
    expect(await worker.find(requestFor('ինչու 東京'))).toMatchObject({ total: 1 });
    expect(await worker.suggest('harb', 5)).toMatchObject([{ target: 'harbour1' }]);
    await worker.close();
  });
});

describe('the queue of typed queries', () => {
  const answer = (understood: string): EngineAnswer => ({
    understood,
    total: 0,
    milliseconds: 0,
    relaxed: [],
    explained: [],
    didYouMean: null,
    facets: { source: [], place: [], language: [], tag: [], collection: [], month: [], day: [] },
    hits: [],
  });

  test('answers all pages of one query, and none of the query that it took the place of', async () => {
    const find = createTypingQueue(async ({ query, offset }) => answer(`${query} ${offset}`));
    const asked: [string, number][] = [
      ['h', 0],
      ['ha', 0],
      ['ha', 50],
      ['har', 0],
      ['har', 50],
    ];
    const outcomes = await Promise.allSettled(
      asked.map(([query, offset]) => find(requestFor(query, { offset }))),
    );
    expect(
      outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.understood : null)),
    ).toEqual(['h 0', null, null, 'har 0', 'har 50']);
  });

  test('goes on after a query that failed', async () => {
    const find = createTypingQueue(async ({ query }) => {
      if (query === 'bad') throw new Error('bad');
      return answer(query);
    });
    const outcomes = await Promise.allSettled(['bad', 'next'].map((query) => find(requestFor(query))));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect((await find(requestFor('later'))).understood).toBe('later');
  });
});
