import { join } from 'node:path';
import { openCorpus } from './corpus.ts';
import { brief, mega, row, spreadOf, told } from './figures.ts';
import { makeQueryLog, makeTyping } from './query-log.ts';
import type { RunTask } from './run-task.ts';

const firstStep = 1_000;
const queries = 500;

/**
 * The same index grows tenfold from step to step. The texts for the passages are made anew, which takes as long as
 * reading them from a database.
 */
export async function measureGrowth(
  runTask: RunTask,
  root: string,
  corpus: string,
  most: number,
): Promise<void> {
  const folder = join(root, 'index');
  row(
    'articles',
    'built, per second',
    'per processor second',
    'peak · size',
    'open · first answer',
    'mixed p50 / p95 / most',
    'memory, in use',
  );
  for (let from = 0, to = Math.min(firstStep, most); ; from = to, to = Math.min(to * 10, most)) {
    const built = await runTask('build-carrel', { corpus, from, to, folder });
    const articles = openCorpus(corpus);
    const log = makeQueryLog(articles, to, queries);
    const typed = makeTyping(articles, to, 10);
    articles.close();
    const answers = await runTask('ask-carrel', { folder, library: null, corpus, log, typed });
    row(
      `${to}`,
      `${Math.round((built.articles * 1000) / built.wallMs)}`,
      `${Math.round((built.articles * 1000) / built.processorMs)}`,
      `${mega(built.peak)} · ${mega(built.size)}`,
      `${brief(answers.openMs)} · ${brief(answers.firstAnswerMs)} ms`,
      told(spreadOf(answers.fifty.map(({ ms }) => ms))),
      `${mega(answers.memory.resident)}, ${mega(answers.memory.used)}`,
    );
    for (const kind of new Set(log.map((entry) => entry.kind)))
      row(
        `    ${kind}`,
        told(spreadOf(answers.fifty.filter((answer) => answer.kind === kind).map(({ ms }) => ms))),
      );
    if (to === most) return;
  }
}
