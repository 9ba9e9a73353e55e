import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStartArguments } from './start-arguments.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-arguments-'));
  writeFileSync(join(folder, 'a b.txt'), 'text');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (...args: string[]) => readStartArguments(args, folder, '/the/program');

test('reads the library in both spellings, from where the program was started', () => {
  expect(read('--library', 'papers').library).toBe(join(folder, 'papers'));
  expect(read('--library=/data/papers').library).toBe('/data/papers');
  expect(read('--library').library).toBeNull();
  expect(read().library).toBeNull();
});

test('takes files that are there, and neither switches nor the program itself nor what is not there', () => {
  expect(read('--no-sandbox', '/the/program', 'a b.txt', '--inspect=0', 'gone.txt').files).toEqual([
    join(folder, 'a b.txt'),
  ]);
});

test('tells links into the library from files, and passes over what only looks like one', () => {
  const link = 'carrel://article/0123456789abcdef#fedcba9876543210';
  const given = readStartArguments(
    [link, 'carrel://app/', 'carrel://article/../x', 'CARREL:--library=/etc'],
    '/',
    '/program',
  );
  expect(given).toEqual({ library: null, files: [], links: [link] });
});
