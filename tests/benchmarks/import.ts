import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Client, createClient } from '../../contract/client.ts';
import { openArchive } from '../../main/archive.ts';
import { type Corpus, layOut } from './importing/corpora.ts';

/**
 * How fast real articles come into a real library, by format; what memory it takes, how long the archive's thread is ever
 * held up meanwhile, and how soon all of it is found.
 *
 * @param most files of each format at most; default: all.
 */
export async function run([most = '100000']: readonly string[] = []): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'carrel-benchmark-'));
  try {
    const corpora = layOut(root, Number(most));
    const repository = resolve(import.meta.dirname, '../..');
    const archive = await openArchive({
      folder: join(root, 'library'),
      programFolder: join(repository, 'main'),
      resourcesFolder: join(repository, 'resources'),
    });
    const client = createClient(archive);
    console.log(
      'format                      files  stored  double  problem  seconds  articles/s   p99.9  longest  RSS peak',
    );
    for (const corpus of corpora) await measure(client, corpus);
    await measureIndex(client);
    await archive.close();
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function measure(client: Client, corpus: Corpus): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  const finished = new Promise<void>((done) => {
    const stop = client.on('import.finished', () => {
      stop();
      done();
    });
  });
  const { import: id } = await client.imports.start({ files: [{ path: corpus.folder }] });
  await finished;
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  const { found, stored, duplicates, problems } = await client.imports.get({ id });
  const columns = [
    corpus.name.padEnd(26),
    `${found}`.padStart(6),
    `${stored}`.padStart(7),
    `${duplicates}`.padStart(7),
    `${problems}`.padStart(8),
    seconds.toFixed(1).padStart(8),
    (stored / seconds).toFixed(0).padStart(11),
    `${(delay.percentile(99.9) / 1e6).toFixed(0)} ms`.padStart(7),
    `${(delay.max / 1e6).toFixed(0)} ms`.padStart(8),
    `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`.padStart(9),
  ];
  console.log(columns.join(' '));
  const { entries } = await client.imports.entries({ id, outcome: 'problem', limit: 10 });
  for (const { path, code, message } of entries)
    console.log(`    ${code}: ${path.slice(corpus.folder.length + 1)}: ${message}`);
}

async function measureIndex(client: Client): Promise<void> {
  const started = performance.now();
  for (;;) {
    const { state, indexed, total, message } = await client.search.status();
    if (state === 'failed') throw new Error(`the index failed: ${message}`);
    if (state === 'ready' && indexed === total) {
      console.log(
        `index complete ${((performance.now() - started) / 1000).toFixed(1)} s after the last import: ${total} articles`,
      );
      return;
    }
    await new Promise((later) => setTimeout(later, 50));
  }
}
