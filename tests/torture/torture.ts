import { inspect, parseArgs } from 'node:util';
import { giveBadInput } from './bad-input.ts';
import { crashAnywhere } from './crash-anywhere.ts';
import { damageAnywhere } from './damage-anywhere.ts';
import { failOnce } from './failing-disk.ts';
import { fillDisk } from './full-disk.ts';
import { killWhileIndexing } from './kill-while-indexing.ts';

/** Each throws when the index was wrong; the same seed does the same again, as far as time has no part in it. */
const tortures: Record<string, (seed: number) => Promise<unknown>> = {
  crash: (seed) => crashAnywhere(seed),
  disk: (seed) => failOnce(seed),
  damage: (seed) => damageAnywhere(seed, seed % 5 === 0 ? { steps: 400, words: 2_000, times: 200 } : {}),
  kill: (seed) => killWhileIndexing(seed),
  full: async (seed) => {
    if (!(await fillDisk(seed))) throw new Error('A small disk can be mounted by root on Linux only.');
  },
  input: (seed) => giveBadInput(seed),
};

/** Runs one torture, or each in turn, until the time is up. The exit code: 0 when nothing was found. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' } },
  });
  const names = positionals.length > 0 ? positionals : Object.keys(tortures);
  const minutes = Number(values.minutes);
  const unknown = names.filter((name) => tortures[name] === undefined);
  if (unknown.length > 0 || !(minutes > 0)) {
    console.error(
      `Usage: npm run torture -- [NAME] [--minutes N] [--seed N]. There are: ${Object.keys(tortures).join(', ')}.`,
    );
    return 2;
  }
  const first = Number(values.seed ?? Date.now() % 1_000_000);
  let found = 0;
  // What nobody waits for must not fail either.
  process.on('unhandledRejection', (error) => {
    found++;
    console.log(`  nobody waited for: ${inspect(error)}`);
  });
  for (const name of names) {
    const end = Date.now() + (minutes * 60_000) / names.length;
    console.log(`${name}: from seed ${first}`);
    let seed = first;
    for (; Date.now() < end; seed++)
      try {
        await tortures[name]?.(seed);
      } catch (error) {
        found++;
        console.log(`  ${name} --seed ${seed}: ${inspect(error)}`);
      }
    console.log(`${name}: ${seed - first} seeds`);
  }
  console.log(found === 0 ? 'Nothing was found.' : `${found} findings.`);
  return found === 0 ? 0 : 1;
}
