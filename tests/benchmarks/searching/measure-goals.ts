import { join } from 'node:path';
import { compareKinds } from './compare-kinds.ts';
import { openCorpus } from './corpus.ts';
import { brief, mega, row, seconds, spreadOf, told } from './figures.ts';
import { printGoals } from './goals.ts';
import { printAnswers, printMemory, timesOf } from './print-answers.ts';
import { makeQueryLog, makeTyping } from './query-log.ts';
import type { RunTask } from './run-task.ts';

/** More takes MiniSearch minutes and gigabytes. */
export const mostForMiniSearch = 20_000;

export interface Measuring {
  runTask: RunTask;
  root: string;
  corpus: string;
  workerFile: string;
  count: number;
  withMiniSearch: boolean;
}

/** Prints what each engine takes for the same articles and queries, and the table of goals. */
export async function measureGoals(measuring: Measuring): Promise<void> {
  const { runTask, root, corpus, workerFile, count, withMiniSearch } = measuring;
  const folder = join(root, 'index');
  const library = join(root, 'library.db');
  const peerPath = join(root, 'fts5.db');
  const articles = openCorpus(corpus);
  const log = makeQueryLog(articles, count, 1_000);
  const typed = makeTyping(articles, count, 40);
  articles.close();
  const stretch = { corpus, from: 0, to: count };

  const text = await runTask('store-library', { ...stretch, library });
  row(
    'articles',
    `${count}`,
    `${(text.characters / 1e6).toFixed(0)} million characters`,
    `${mega(text.bytes)} of text`,
  );

  const built = await runTask('build-carrel', { ...stretch, folder });
  const fts5 = await runTask('build-fts5', { ...stretch, path: peerPath });
  const mini = withMiniSearch ? await runTask('build-minisearch', { ...stretch, log }) : null;
  row('build', 'articles/s by the clock', 'per processor second', 'peak memory', 'size');
  const building = (name: string, figures: typeof fts5 | typeof built, size: string): void => {
    const { wallMs, processorMs, peak, floor } = figures;
    row(
      `  ${name}`,
      `${Math.round((count * 1000) / wallMs)} (${seconds(wallMs)})`,
      `${Math.round((count * 1000) / processorMs)}`,
      `${mega(peak)}, ${mega(peak - floor)} of it its own`,
      size,
    );
  };
  building('Carrel', built, mega(built.size));
  building('FTS5', fts5, `${mega(fts5.size)}, optimized ${mega(fts5.optimized)}`);
  if (mini === null) row('  MiniSearch', `left out above ${mostForMiniSearch} articles`);
  else
    row(
      '  MiniSearch',
      `${Math.round((count * 1000) / mini.wallMs)} (${seconds(mini.wallMs)})`,
      `${Math.round((count * 1000) / mini.processorMs)}`,
      `${mega(mini.peak)}, ${mega(mini.peak - mini.floor.collected)} of it its own`,
      `${mega(mini.size)} of JSON, opened in ${seconds(mini.openMs)}`,
    );
  row('  flush at the end', `${brief(built.flushMs)} ms`, `FTS5's optimize: ${seconds(fts5.optimizeMs)}`);

  const answers = await runTask('ask-carrel', { folder, library, corpus, log, typed });
  const peers = await runTask('ask-fts5', { path: peerPath, log });
  printAnswers(answers);
  const ratios = compareKinds(answers.bare, peers.answers);
  if (mini !== null) {
    const known = new Set(mini.answers.map(({ kind }) => kind));
    row('MiniSearch, words and beginnings', told(spreadOf(mini.answers.map(({ ms }) => ms))));
    row(
      '  Carrel, the same kinds',
      told(timesOf(answers.bare, (kind) => known.has(kind))),
      'without passages',
    );
  }
  printMemory(answers, peers);

  const worker = await runTask('ask-worker', { folder, library, workerFile, log });
  row(
    'worker',
    `an empty one ${brief(worker.emptyWorkerMs)} ms`,
    `opened after ${brief(worker.openMs)} ms`,
    `first answer ${brief(worker.firstAnswerMs)} ms`,
    `mixed ${told(worker.mixed)}`,
  );
  const many = Math.max(1_000, Math.min(10_000, Math.round(count / 1_000) * 100));
  const adding = await runTask('add-to-carrel', {
    folder,
    library,
    workerFile,
    log,
    corpus,
    from: count,
    many,
  });
  row('one more article, until found', told(adding.visible), `its flush ${told(adding.flushes)}`);
  row(
    `queries while ${many} are added`,
    told(adding.meanwhile),
    `alone ${told(adding.alone)}`,
    `${Math.round(adding.perSecond)} articles/s`,
  );

  const mixed = timesOf(answers.fifty, () => true);
  const perProcessorSecond = (figures: { processorMs: number }): number => count / figures.processorMs;
  const ratioOf = (kind: string): number | null => ratios.find((ratio) => ratio.kind === kind)?.sum ?? null;
  console.log(count === 100_000 ? '' : `\nThe goals are for 100,000 articles, these are ${count}.`);
  printGoals([
    {
      name: 'build, times FTS5',
      goal: { least: 3 },
      measured: perProcessorSecond(built) / perProcessorSecond(fts5),
      unit: '×',
    },
    {
      name: 'build, times MiniSearch',
      goal: { least: 10 },
      measured: mini && perProcessorSecond(built) / perProcessorSecond(mini),
      unit: '×',
    },
    { name: 'mixed queries, p50', goal: { most: 5 }, measured: mixed.p50, unit: 'ms' },
    { name: 'mixed queries, p95', goal: { most: 20 }, measured: mixed.p95, unit: 'ms' },
    {
      name: 'a frequent word, times FTS5',
      goal: { least: 10 },
      measured: ratioOf('frequent word'),
      unit: '×',
    },
    {
      name: 'frequent words, times FTS5',
      goal: { least: 10 },
      measured: ratioOf('frequent words'),
      unit: '×',
    },
    {
      name: 'open, until the first answer',
      goal: { most: 150 },
      measured: worker.firstAnswerMs - worker.emptyWorkerMs,
      unit: 'ms',
    },
    {
      name: 'memory after the queries',
      goal: { most: 150 },
      measured: answers.memory.resident / 1e6,
      unit: 'MB',
    },
    {
      name: 'index, of FTS5 with positions',
      goal: { most: 0.8 },
      measured: built.size / fts5.optimized,
      unit: '×',
    },
    { name: 'index, of the text', goal: { most: 0.5 }, measured: built.size / text.bytes, unit: '×' },
    { name: 'one more article, p95', goal: { most: 100 }, measured: adding.visible.p95, unit: 'ms' },
  ]);
}
