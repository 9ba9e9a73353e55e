import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClient } from '../../../contract/client.ts';
import type { Archive } from '../../archive.ts';
import { connectToRunningArchive } from './connect-to-running-archive.ts';
import { type HeldArchive, holdArchive } from './hold-archive.ts';

const root = resolve(import.meta.dirname, '../../..');
let scratch: string;
let folder: string;
const held: HeldArchive[] = [];
const children: ChildProcess[] = [];
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'carrel-hold-'));
  folder = join(scratch, 'library');
});
afterEach(async () => {
  for (const { archive } of held.splice(0).reverse()) await archive.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});

const options = (path = folder) => ({
  folder: path,
  programFolder: join(root, 'main'),
  resourcesFolder: join(root, 'resources'),
  log: () => undefined,
});
async function hold(path = folder): Promise<HeldArchive> {
  const one = await holdArchive(options(path));
  held.push(one);
  return one;
}
const call = (archive: Archive) => createClient(archive);

/** Another program that holds the library, in a process of its own. */
async function holdElsewhere(): Promise<ChildProcess> {
  const child = fork(join(root, 'main/archive-process.ts'), [JSON.stringify(options())], { silent: true });
  children.push(child);
  let heard = '';
  child.stderr?.on('data', (chunk) => {
    heard += String(chunk);
  });
  await new Promise<void>((settle, reject) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'ready')
        settle();
    });
    child.once('exit', () => reject(new Error(`the holder ended: ${heard}`)));
  });
  return child;
}

test('the second to come uses the library of the first, and hears of its changes', async () => {
  const first = await hold();
  const second = await hold();
  expect([first.own, second.own]).toEqual([true, false]);
  const heard = new Promise<void>((settle) =>
    call(first.archive).on('library.changed', ({ parts }) => {
      if (parts.includes('groups')) settle();
    }),
  );
  await call(second.archive).collections.create({ name: 'Made by the second' });
  await heard;
  const { collections } = await call(first.archive).library.overview();
  expect(collections.map(({ name }) => name)).toEqual(['Made by the second']);
  expect((await second.archive.content('/article/nothere000')).status).toBe(404);
});

test('one that only uses the library can leave it without closing it', async () => {
  const first = await hold();
  const second = await hold();
  await second.archive.close();
  expect((await call(first.archive).library.overview()).counts.all).toBe(0);
  expect(await second.archive.call('library.overview', {})).toMatchObject({
    ok: false,
    error: { code: 'disconnected' },
  });
});

test('says when the holder is gone, and takes the library over from one that was killed', async () => {
  const child = await holdElsewhere();
  const user = await hold();
  expect(user.own).toBe(false);
  await call(user.archive).collections.create({ name: 'Kept' });
  child.kill('SIGKILL');
  await user.lost;
  expect(existsSync(join(folder, 'carrel.sock'))).toBe(true);
  const heir = await hold();
  expect(heir.own).toBe(true);
  expect((await call(heir.archive).library.overview()).collections).toHaveLength(1);
});

test('nobody holds a library that is closed', async () => {
  const one = await holdArchive(options());
  await one.archive.close();
  expect(await connectToRunningArchive(folder)).toBeNull();
  expect(await connectToRunningArchive(join(scratch, 'nowhere'))).toBeNull();
  expect(existsSync(join(folder, 'carrel.sock'))).toBe(false);
});

test.skipIf(process.platform === 'win32')('the socket is for its owner alone', async () => {
  await hold();
  const socket = statSync(join(folder, 'carrel.sock'));
  expect(socket.isSocket()).toBe(true);
  expect(socket.mode & 0o077).toBe(0);
});

test.skipIf(process.platform === 'win32')(
  'works where the path of the library is too long for a socket',
  async () => {
    const long = join(scratch, 'a'.repeat(80), 'b'.repeat(80), 'library');
    const first = await hold(long);
    const second = await hold(long);
    expect([first.own, second.own]).toEqual([true, false]);
    expect((await call(second.archive).library.overview()).folder).toBe(long);
  },
);

test.skipIf(process.platform === 'win32')('refuses a holder that is not this version of Carrel', async () => {
  mkdirSync(folder, { recursive: true });
  const server = createServer((socket) => socket.end('{"carrel":99}\n'));
  await once(server.listen(join(folder, 'carrel.sock')), 'listening');
  await expect(holdArchive(options())).rejects.toMatchObject({ code: 'library-locked' });
  server.close();
});

test('carries an answer of several megabytes whole', async () => {
  await hold();
  const second = await hold();
  const text = 'Ծանոթագրություն 📚\n'.repeat(200_000);
  const saved = await call(second.archive).notes.save({ id: 'note000001', article: null, text, revision: 0 });
  expect(saved.text).toBe(text);
});
