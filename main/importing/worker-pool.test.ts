import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { SourceFile } from '../importers/importer.ts';
import { readInPool } from './testing/read-in-pool.ts';
import { createImportPool, type ImportPool } from './worker-pool.ts';

const workerFile = resolve(import.meta.dirname, '../import-worker.ts');
const hostileWorker = resolve(import.meta.dirname, 'testing/hostile-worker.ts');
const noSibling = async (): Promise<null> => null;
const pools: ImportPool[] = [];

function open(options: Partial<Parameters<typeof createImportPool>[0]> = {}): ImportPool {
  const pool = createImportPool({ size: 2, workerFile, timeLimitMs: 10_000, memoryLimitMb: 256, ...options });
  pools.push(pool);
  return pool;
}

function file(text: string, name = 'a.txt'): SourceFile {
  return { name, path: `/somewhere/${name}`, bytes: new TextEncoder().encode(text), modified: null };
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

test('reads many files with few workers and answers each with its own articles', async () => {
  const pool = open();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => readInPool(pool, file(`The text of file ${index}.`))),
  );
  expect(answers.map((articles) => articles[0]?.text)).toEqual(
    Array.from({ length: 20 }, (_, index) => `The text of file ${index}.`),
  );
});

test('leaves the bytes with the caller, whatever becomes of the file', async () => {
  const given = file('Some text that is long enough to be lent.');
  await readInPool(open({ size: 1 }), given);
  expect(new TextDecoder().decode(given.bytes)).toBe('Some text that is long enough to be lent.');
  const refused = file('   \n ');
  await expect(readInPool(open(), refused)).rejects.toMatchObject({ code: 'empty' });
  expect(refused.bytes.length).toBe(5);
});

test('leaves a larger buffer alone when the bytes are a window into it', async () => {
  const whole = new TextEncoder().encode('before|The text.|after');
  await readInPool(open(), { ...file(''), bytes: whole.subarray(7, 16) });
  expect(new TextDecoder().decode(whole)).toBe('before|The text.|after');
});

test('stops a file that takes too long and goes on with the next', async () => {
  const pool = open({ size: 1, workerFile: hostileWorker, timeLimitMs: 500 });
  const endless = readInPool(pool, file('loop'));
  const next = readInPool(pool, file('fine'));
  await expect(endless).rejects.toMatchObject({
    code: 'timed-out',
    message: expect.stringContaining('a.txt'),
  });
  expect(await next).toEqual([]);
});

test('loses one file when a worker runs out of memory', async () => {
  const pool = open({ size: 1, workerFile: hostileWorker, memoryLimitMb: 32 });
  const greedy = readInPool(pool, file('grow'));
  const next = readInPool(pool, file('fine'));
  await expect(greedy).rejects.toMatchObject({
    code: 'importer-crashed',
    message: expect.stringContaining('memory'),
  });
  expect(await next).toEqual([]);
});

test('loses one file when a worker exits or throws outside of any promise', async () => {
  const pool = open({ size: 1, workerFile: hostileWorker });
  const readings = ['exit', 'throw', 'fine'].map((text) => readInPool(pool, file(text)));
  await expect(readings[0]).rejects.toMatchObject({ code: 'importer-crashed' });
  await expect(readings[1]).rejects.toMatchObject({ code: 'importer-crashed' });
  expect(await readings[2]).toEqual([]);
});

test('names a defect of an importer as its crash, with the cause inside', async () => {
  const pool = open({ size: 1, workerFile: hostileWorker });
  await expect(readInPool(pool, file('defect'))).rejects.toMatchObject({
    code: 'importer-crashed',
    cause: expect.objectContaining({ stack: expect.stringContaining('a defect') }),
  });
});

test('refuses every file by name when the worker cannot be loaded, and never hangs', async () => {
  const pool = open({ workerFile: resolve(import.meta.dirname, 'no-such-worker.ts') });
  await expect(readInPool(pool, file('fine'))).rejects.toMatchObject({ code: 'importer-crashed' });
  await expect(readInPool(pool, file('fine'))).rejects.toMatchObject({ code: 'importer-crashed' });
});

test('asks the host for files beside the one being read', async () => {
  const pool = open({ size: 1, workerFile: hostileWorker });
  const asked: string[] = [];
  const articles = await readInPool(pool, file('sibling'), async (path) => {
    asked.push(path);
    if (path === 'broken.png') throw new Error('the disk is gone');
    return path === 'photo.jpg' ? Uint8Array.of(1, 2, 3) : null;
  });
  expect(asked).toEqual(['photo.jpg', 'absent.jpg', 'broken.png']);
  expect(articles[0]?.text).toBe('3,null,null');
});

test('cancels a file that waits and one that is being read', async () => {
  const pool = open({ size: 1, workerFile: hostileWorker });
  const running = new AbortController();
  const queued = new AbortController();
  const endless = readInPool(pool, file('loop'), noSibling, running.signal);
  const waiting = readInPool(pool, file('fine'), noSibling, queued.signal);
  const last = readInPool(pool, file('fine'));
  queued.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  running.abort();
  await expect(endless).rejects.toMatchObject({ code: 'cancelled' });
  expect(await last).toEqual([]);
});

test('keeps a program alive while a file is read, and no longer', () => {
  const pool = JSON.stringify(resolve(import.meta.dirname, 'worker-pool.ts'));
  const helper = JSON.stringify(resolve(import.meta.dirname, 'testing/read-in-pool.ts'));
  const program = `import { createImportPool } from ${pool};
    import { readInPool } from ${helper};
    const pool = createImportPool({ size: 1, workerFile: ${JSON.stringify(workerFile)}, timeLimitMs: 10000, memoryLimitMb: 256 });
    const bytes = new TextEncoder().encode('The text.');
    const [article] = await readInPool(pool, { name: 'a.txt', path: 'a.txt', bytes, modified: null });
    console.log(article.text);`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect({ stdout, status }).toEqual({ stdout: 'The text.\n', status: 0 });
});

test('rejects what is left when it is closed', async () => {
  const pool = open({ size: 1, workerFile: hostileWorker });
  const readings = [readInPool(pool, file('loop')), readInPool(pool, file('fine'))];
  const outcomes = Promise.allSettled(readings);
  await pool.close();
  for (const outcome of await outcomes)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
  await expect(readInPool(pool, file('fine'))).rejects.toMatchObject({ code: 'cancelled' });
});
