import { fork } from 'node:child_process';
import { mostOldMegabytes, mostYoungMegabytes } from '../../../main/search/open-search-worker.ts';
import type { FromTask, TaskInput, TaskName, TaskOutput, ToTask } from './task.ts';

/** Runs one task in a process of its own, so that its memory is its own. */
export type RunTask = <N extends TaskName>(name: N, input: TaskInput<N>) => Promise<TaskOutput<N>>;

/**
 * @param taskFile the bundle of `task.ts`.
 *
 * With CARREL_PROFILE the folder named there gets a profile of each task, which is then run from its source.
 */
export function createTaskRunner(taskFile: string): RunTask {
  const profiles = process.env.CARREL_PROFILE;
  return (name, input) => {
    const child = fork(profiles ? new URL('./task.ts', import.meta.url) : taskFile, [name], {
      serialization: 'advanced',
      execArgv: ['--expose-gc', ...limitsOf(name), ...(profiles ? profiling(profiles, name) : [])],
    });
    return new Promise((resolve, reject) => {
      let answer: FromTask | null = null;
      child.on('error', reject);
      child.on('message', (message: FromTask) => {
        answer = message;
        child.disconnect();
      });
      child.on('exit', (code, signal) => {
        if (answer === null) reject(new Error(`${name}: its process ended with ${code ?? signal}`));
        // The child runs the same table, so its answer is that task's.
        else if (answer.ok) resolve(answer.value as TaskOutput<typeof name>);
        else reject(new Error(`${name}: ${answer.error}`));
      });
      child.send({ name, input } satisfies ToTask);
    });
  };
}

function limitsOf(name: TaskName): string[] {
  // A generation is three of these spaces: the engine's process lives as its worker does.
  if (name === 'ask-carrel')
    return [`--max-semi-space-size=${mostYoungMegabytes / 3}`, `--max-old-space-size=${mostOldMegabytes}`];
  return name === 'build-minisearch' ? ['--max-old-space-size=8000'] : [];
}

function profiling(folder: string, name: TaskName): string[] {
  return [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    '--cpu-prof',
    `--cpu-prof-dir=${folder}`,
    `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`,
  ];
}
