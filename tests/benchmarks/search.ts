import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSearchEngine } from '../../main/search/engine/open-search-engine.ts';
import { openSearchWorker } from '../../main/search/open-search-worker.ts';
import type { SearchDocument, SearchEngine } from '../../main/search/search-engine.ts';
import { createStoredTexts } from '../../main/search/stored-texts.ts';
import { storeDocument } from '../../main/search/testing/store-document.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { readCorpus } from './searching/corpus.ts';
import { measureMiniSearch } from './searching/minisearch-peer.ts';
import { type LoggedQuery, makeQueryLog, makeTyping } from './searching/query-log.ts';

/** How fast the search engine builds, opens and answers over real articles: `search [COUNT] [peers]`. */
export async function run(wishes: readonly string[] = []): Promise<void> {
  const count = Number(wishes.find((wish) => /^\d+$/.test(wish)) ?? 10_000);
  const documents = readCorpus(count);
  if (documents === null) {
    console.log('skipped: the corpora are not there (set CARREL_TEST_DATA)');
    return;
  }
  const root = await mkdtemp(join(tmpdir(), 'carrel-benchmark-'));
  try {
    await measure(root, documents, wishes.includes('peers'));
  } finally {
    await rm(root, { recursive: true });
  }
}

async function measure(root: string, documents: SearchDocument[], peers: boolean): Promise<void> {
  const path = join(root, 'library.db');
  const folder = join(root, 'index');
  const database = openDatabase(path);
  migrate(database, path);
  database.transaction(() => {
    for (const document of documents) storeDocument(database, document);
  });
  const characters = documents.reduce((sum, { body }) => sum + body.length, 0);
  print(
    'articles',
    `${documents.length} (${mega(characters)} million characters), ${cpus().length} cores, Node ${process.version}`,
  );

  const before = memory();
  let engine = await openSearchEngine({ folder, texts: createStoredTexts(database) });
  let started = performance.now();
  for (let at = 0; at < documents.length; at += 200) await engine.add(documents.slice(at, at + 200), at + 1);
  const buildMs = performance.now() - started;
  print('build', `${seconds(buildMs)}, ${Math.round((documents.length * 1000) / buildMs)} articles a second`);
  print('memory of the index', `${mega(memory() - before)} MB`);
  started = performance.now();
  await engine.flush();
  print('flush at the end', `${Math.round(performance.now() - started)} ms`);
  print('log on disk', `${mega((await stat(join(folder, 'articles.log'))).size)} MB`);
  await engine.close();
  started = performance.now();
  engine = await openSearchEngine({ folder, texts: createStoredTexts(database) });
  print('open', `${Math.round(performance.now() - started)} ms`);

  const log = makeQueryLog(documents, 600);
  const typed = makeTyping(documents, 40);
  await ask(engine, log.slice(0, 100));
  const answers = await ask(engine, log);
  for (const kind of new Set(log.map((entry) => entry.kind)))
    print(
      `  ${kind}`,
      spread(answers.filter((answer) => answer.kind === kind).map(({ engineMs }) => engineMs)),
    );
  print('mixed queries', spread(answers.map(({ engineMs }) => engineMs)));
  print('as you type', spread((await ask(engine, typed)).map(({ engineMs }) => engineMs)));
  const suggestions: number[] = [];
  for (const { query } of typed) {
    started = performance.now();
    await engine.suggest(query, 8);
    suggestions.push(performance.now() - started);
  }
  print('quick find, as you type', spread(suggestions));
  await engine.close();

  await measureWorker(folder, path, typed, log);
  if (peers) {
    const peer = measureMiniSearch(documents, log);
    print('MiniSearch: build', seconds(peer.buildMs));
    print('MiniSearch: JSON, open', `${mega(peer.bytes)} MB, ${Math.round(peer.openMs)} ms`);
    print('MiniSearch: same queries, no passages', spread(peer.times));
  }
  database.close();
}

/** With the way to the worker and back, as the archive sees it. */
async function measureWorker(
  folder: string,
  database: string,
  typed: LoggedQuery[],
  log: LoggedQuery[],
): Promise<void> {
  const workerFile = new URL('../../main/search-worker.ts', import.meta.url);
  const started = performance.now();
  const worker = await openSearchWorker({ folder, database, workerFile });
  await ask(worker, log.slice(0, 1));
  print('worker: start to first answer', `${Math.round(performance.now() - started)} ms`);
  await ask(worker, log.slice(0, 100));
  print('worker: mixed queries', spread((await ask(worker, log)).map(({ ms }) => ms)));
  print('worker: as you type', spread((await ask(worker, typed)).map(({ ms }) => ms)));
  await worker.close();
}

async function ask(engine: SearchEngine, log: readonly LoggedQuery[]) {
  const answers: { kind: string; ms: number; engineMs: number }[] = [];
  for (const { kind, query, typing } of log) {
    const started = performance.now();
    const { milliseconds } = await engine.find({
      query,
      typing,
      relax: true,
      filter: {},
      sort: 'relevance',
      offset: 0,
      limit: 50,
    });
    answers.push({ kind, ms: performance.now() - started, engineMs: milliseconds });
  }
  return answers;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function spread(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms (${sorted.length})`;
}

function print(name: string, value: string): void {
  console.log(`${name.padEnd(40)} ${value}`);
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
