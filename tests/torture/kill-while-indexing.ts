import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSearchEngine } from '../../main/search/engine/open-search-engine.ts';
import { compare, LifeJournal } from '../../main/search/testing/index-life.ts';
import { createSeededRandom } from '../../main/search/testing/seeded-random.ts';

const child = resolve('tests/torture/index-until-killed.ts');

/** Kills a process that indexes into a real folder, at some moment, and looks at what it has left. */
export async function killWhileIndexing(seed: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel-torture-'));
  const random = createSeededRandom(seed);
  try {
    const journal = await journalUntilKilled(folder, seed, 1 + random.below(900), random.below(30));
    const engine = await openSearchEngine({ folder, texts: { read: (ids) => ids.map(() => null) } });
    const { cursor, message } = await engine.status();
    if (cursor > journal.cursor)
      throw new Error(`The index is at ${cursor}, the library at ${journal.cursor}.`);
    // Files without a manifest are those of an index that was not made durable once.
    if (message !== null && cursor !== 0) throw new Error(`It says: ${message}`);
    await journal.feed(engine);
    await compare(engine, journal.documents());
    await engine.close();
  } catch (error) {
    throw new Error(`Seed ${seed}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What had come into the library by then. */
async function journalUntilKilled(
  folder: string,
  seed: number,
  entries: number,
  delayMs: number,
): Promise<LifeJournal> {
  const indexing = spawn(process.execPath, [
    '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
    child,
    folder,
    String(seed),
  ]);
  let output = '';
  let errors = '';
  indexing.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  await new Promise<void>((done, fail) => {
    indexing.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      const before = output.length;
      output += chunk;
      if (output.indexOf('\n', before) >= 0 && output.split('\n').length > entries)
        setTimeout(() => indexing.kill('SIGKILL'), delayMs);
    });
    indexing.on('close', (_code, signal) => (signal === 'SIGKILL' ? done() : fail(new Error(errors))));
  });
  const journal = new LifeJournal();
  // The last line may not be whole: then the index has not heard of it.
  for (const line of output.split('\n').slice(0, -1)) {
    const { id, document } = JSON.parse(line);
    journal.record(id, document);
  }
  return journal;
}
