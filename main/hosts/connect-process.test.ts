import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient } from '../../contract/client.ts';
import { type ArchiveProcess, connectProcess } from './connect-process.ts';
import { forkArchiveProcess } from './fork-archive-process.ts';
import { keepArchive } from './keep-archive.ts';

/** Two programs and their workers may share a busy machine. */
const patiently = { timeout: 15_000 };
const root = resolve(import.meta.dirname, '../..');
let scratch: string;
let started: ArchiveProcess[];
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'carrel-process-'));
  started = [];
});
afterEach(() => {
  for (const child of started) child.kill();
  rmSync(scratch, { recursive: true, force: true });
});

function startProcess(entry = 'main/archive-process.ts', node = process.execPath): ArchiveProcess {
  const child = forkArchiveProcess(
    join(root, entry),
    {
      folder: join(scratch, 'library'),
      programFolder: join(root, 'main'),
      resourcesFolder: join(root, 'resources'),
    },
    node,
  );
  started.push(child);
  return child;
}

test('answers calls and content from another process, and ends in good order when it is closed', async () => {
  const { archive, lost } = await connectProcess(startProcess(), () => undefined);
  const client = createClient(archive);
  await client.collections.create({ name: 'Elsewhere' });
  expect((await client.library.overview()).collections).toHaveLength(1);
  expect((await archive.content('/article/nothere000')).headers['content-security-policy']).toContain(
    "default-src 'none'",
  );
  await archive.close();
  await lost;
});

test('one that is killed is started again, and what it acknowledged is there', async () => {
  const kept = keepArchive({
    open: () => connectProcess(startProcess(), () => undefined),
    log: () => undefined,
  });
  const states: string[] = [];
  kept.listen((event) => {
    if (event.event === 'connection') states.push(event.data.state);
  });
  const client = createClient(kept);
  await client.notes.save({ id: 'note000001', article: null, text: 'Acknowledged.', revision: 0 });
  started[0]?.kill();
  await expect.poll(() => states, patiently).toEqual(['reconnecting', 'connected']);
  const { notes } = await client.notes.list({});
  expect(notes.map(({ text }) => text)).toEqual(['Acknowledged.']);
  await kept.close();
});

test('one that hangs is ended, although it would not listen to a request to end', async () => {
  const lines: string[] = [];
  const child = startProcess('main/hosts/testing/hung-process.ts');
  const { lost, archive } = await connectProcess(child, (line) => lines.push(line), {
    everyMs: 40,
    missed: 3,
  });
  const call = archive.call('library.overview', {});
  await lost;
  expect(lines.join()).toContain('has not answered');
  expect(await call).toMatchObject({ ok: false, error: { code: 'disconnected' } });
});

test('one that answers is left alone', async () => {
  const { archive, lost } = await connectProcess(startProcess(), () => undefined, {
    everyMs: 20,
    missed: 15,
  });
  const alive = await Promise.race([lost, new Promise((settle) => setTimeout(settle, 600, 'alive'))]);
  expect(alive).toBe('alive');
  await archive.close();
});

test('hands on why a library was refused', async () => {
  writeFileSync(join(scratch, 'library'), 'a file where a folder should be');
  await expect(connectProcess(startProcess(), () => undefined)).rejects.toMatchObject({
    code: 'disk-failed',
  });
});

test('says so when the process cannot be started at all', async () => {
  const child = startProcess('main/archive-process.ts', join(scratch, 'no-such-node'));
  await expect(connectProcess(child, () => undefined)).rejects.toMatchObject({ code: 'internal' });
});
