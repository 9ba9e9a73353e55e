import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './searching/bundle.ts';
import { makeCorpus } from './searching/corpus.ts';
import { machine } from './searching/figures.ts';
import { measureGrowth } from './searching/growth.ts';
import { measureGoals, mostForMiniSearch } from './searching/measure-goals.ts';
import { createTaskRunner } from './searching/run-task.ts';

/**
 * The search engine beside SQLite's FTS5 and MiniSearch over the same real articles in one run:
 *
 * - `search [COUNT] [minisearch]`: the table of goals at so many articles, default 10,000. With `minisearch` that is
 *   measured above 20,000 too.
 * - `search growth [MOST]`: time, memory and size at 1,000, 10,000 … up to so many, default 100,000.
 */
export async function run(wishes: readonly string[] = []): Promise<void> {
  const wished = wishes.find((wish) => /^\d+$/.test(wish));
  const growth = wishes.includes('growth');
  const root = await mkdtemp(join(process.env.CARREL_BENCHMARK_FOLDER ?? tmpdir(), 'carrel-benchmark-'));
  try {
    const corpus = join(root, 'corpus.db');
    if (!makeCorpus(corpus)) {
      console.log('skipped: the corpora are not there (set CARREL_TEST_DATA)');
      return;
    }
    const { workerFile, taskFile } = await bundle(join(root, 'bundle'));
    const runTask = createTaskRunner(taskFile);
    console.log(machine());
    if (growth) await measureGrowth(runTask, root, corpus, Number(wished ?? 100_000));
    else {
      const count = Number(wished ?? 10_000);
      const always = wishes.includes('minisearch');
      await measureGoals({
        runTask,
        root,
        corpus,
        workerFile,
        count,
        withMiniSearch: always || count <= mostForMiniSearch,
      });
    }
    console.log(machine());
  } finally {
    await rm(root, { recursive: true });
  }
}
