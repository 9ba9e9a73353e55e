import { spawn } from 'node:child_process';
import { chmod, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildTimeLimitMs, type Desk, dispatches, ended, ensureBuilt, openDesk } from './carrel.ts';

beforeAll(ensureBuilt, buildTimeLimitMs);
let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.dispose());

const names = ['import', 'undo', 'search', 'list', 'show', 'note', 'highlight', 'stats', 'verify', 'serve'];
const later = ['export', 'backup', 'restore'];

test('helps everywhere, with an example', async () => {
  const general = await desk.run(['--help'], { library: null });
  for (const name of [...names, ...later]) expect(general.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
  for (const name of [...names, ...later]) {
    const { code, stdout, stderr } = await desk.run([name, '--help'], { library: null });
    expect([name, code, stderr]).toEqual([name, 0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: carrel ${name}\\b`));
    expect(stdout).toMatch(/^Examples?:\n {2}carrel /m);
  }
  expect((await desk.run(['help', 'search'], { library: null })).stdout).toMatch(/^Usage: carrel search/);
  expect((await desk.run(['--version'], { library: null })).stdout).toMatch(/^carrel \d+\.\d+\.\d+\n$/);
}, 60_000);

test('tells wrong usage in one line, with exit 2, and makes no library for it', async () => {
  const wrong = [
    ...[['frobnicate'], ['list', '--bogus'], ['list', 'something'], ['list', '--limit', 'ten'], ['search']],
    ...[['search', 'x', '--sort', 'colour'], ['undo'], ['undo', 'a', 'b'], ['show'], ['import'], ['note']],
    ...[
      ['show', 'x', '--format', 'pdf'],
      ['highlight', 'add'],
      ['serve', '--port', '70000'],
      ['search', 'x', '--limit'],
    ],
  ];
  for (const args of wrong) {
    const { code, stdout, stderr } = await desk.carrel(...args);
    expect([args, code, stdout]).toEqual([args, 2, '']);
    expect(stderr).toMatch(/^carrel: [^\n]+\n$/);
  }
  expect((await desk.run([], { library: null })).code).toBe(2);
  expect(await readdir(desk.folder)).toEqual([]);
}, 60_000);

test('says of commands to come that they come later', async () => {
  for (const name of later) {
    const { code, stdout, stderr } = await desk.carrel(name);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(`"${name}" comes later`)]);
  }
});

test('does not take a mistyped path for a library', async () => {
  for (const args of [['search', 'x'], ['list'], ['stats'], ['verify'], ['show', 'someid0000']]) {
    const { code, stderr } = await desk.carrel(...args);
    expect([code, stderr]).toEqual([1, expect.stringContaining('no library')]);
  }
  expect(await readdir(desk.folder)).toEqual([]);
});

test('names a library that is damaged, and leaves it alone', async () => {
  await desk.write({
    'my library/library.db': 'This is no database at all, and long enough to be looked at.'.repeat(100),
  });
  const { code, stderr } = await desk.carrel('list');
  expect([code, stderr]).toEqual([1, expect.stringContaining('library.db')]);
  expect(stderr).not.toContain('    at ');
});

test('finds what is damaged and what is missing, and exits with 3', async () => {
  await desk.write(dispatches);
  await desk.carrel('import', 'in');
  expect((await desk.carrel('verify', '--json')).lines()).toEqual([
    { articles: 3, originals: 3, images: 0, damaged: [], missing: [], database: 'sound', index: 'sound' },
  ]);
  const originals = (await readdir(join(desk.library, 'originals'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const [first = '', second = ''] = originals;
  await chmod(first, 0o600);
  await writeFile(first, 'other bytes');
  await rm(second);
  const { code, lines } = await desk.carrel('verify', '--json');
  expect(code).toBe(3);
  expect(lines()).toMatchObject([{ damaged: [expect.any(String)], missing: [expect.any(String)] }]);
});

test('keeps quiet when its reader goes away', async () => {
  const texts = Array.from({ length: 400 }, (_, index) => [
    `in/${index}.txt`,
    `Title ${index}\n\n${'word '.repeat(400)}`,
  ]);
  await desk.write(Object.fromEntries(texts));
  await desk.carrel('import', 'in');
  const child = desk.start('list', '--json');
  const ending = ended(child);
  child.stdout?.once('data', () => child.stdout?.destroy());
  const { code, stderr } = await ending;
  expect([code, stderr]).toEqual([0, '']);
  expect((await desk.carrel('stats', '--json')).lines()).toMatchObject([{ all: 400 }]);
});

test('serves the library until Ctrl-C, while other commands use it too', async () => {
  await desk.write(dispatches);
  await desk.carrel('import', 'in/ferry.txt');
  const child = desk.start('serve', '--port', '0', '--no-open', '--json');
  const ending = ended(child);
  const line = await new Promise<string>((settle) =>
    child.stdout?.once('data', (text) => settle(String(text))),
  );
  const { url } = JSON.parse(line) as { url: string };
  expect(Object.keys(JSON.parse(line))).toEqual(['url']);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  expect((await fetch(url.replace(/\?.*/, 'article/none'))).status).toBeGreaterThanOrEqual(400);

  const imported = await desk.carrel('import', 'in', '--json');
  expect(imported.lines().at(-1)).toMatchObject({ stored: 2, duplicates: 1 });
  expect((await desk.carrel('search', 'bakery', '--json')).lines()).toMatchObject([{ total: 1 }]);

  child.kill('SIGINT');
  expect(await ending).toMatchObject({ code: 0, stderr: '' });
  await expect(fetch(url)).rejects.toThrow();
  expect((await desk.carrel('stats', '--json')).lines()).toMatchObject([{ all: 3 }]);
});

test('says that a port is taken', async () => {
  const first = desk.start('serve', '--no-open', '--json');
  const line = await new Promise<string>((settle) =>
    first.stdout?.once('data', (text) => settle(String(text))),
  );
  const { port } = new URL((JSON.parse(line) as { url: string }).url);
  const { code, stderr } = await desk.carrel('serve', '--no-open', '--port', port);
  expect([code, stderr]).toEqual([1, expect.stringContaining('port is taken')]);
});

test('works through npm from any folder, as the first page says', async () => {
  await desk.write(dispatches);
  const root = resolve(import.meta.dirname, '../..');
  const npm = (...args: string[]) =>
    ended(
      spawn(
        'npm',
        ['--prefix', root, 'run', '--silent', 'carrel', '--', ...args, '--library', 'my library', '--json'],
        {
          cwd: desk.folder,
          shell: process.platform === 'win32',
          env: { ...process.env, CARREL_SETTINGS: desk.path('settings') },
        },
      ),
    );
  const imported = await npm('import', 'in');
  expect(imported.lines().at(-1)).toMatchObject({ event: 'done', stored: 3 });
  expect((await npm('search', 'north shore')).lines()).toMatchObject([{ total: 2 }]);
  expect((await desk.carrel('stats', '--json')).lines()).toMatchObject([{ all: 3 }]);
});
