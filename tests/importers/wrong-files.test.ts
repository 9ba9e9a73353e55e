import { resolve } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import type { SourceFile } from '../../main/importers/importer.ts';
import { readInPool } from '../../main/importing/testing/read-in-pool.ts';
import { createImportPool } from '../../main/importing/worker-pool.ts';
import type { ReadyArticle } from '../../main/library/ready-article.ts';

const pool = createImportPool({
  size: 1,
  workerFile: resolve(import.meta.dirname, '../../main/import-worker.ts'),
  timeLimitMs: 20_000,
  memoryLimitMb: 512,
});
afterAll(() => pool.close());

function read(content: string | Uint8Array, name = 'a.txt'): Promise<ReadyArticle[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file: SourceFile = { name, path: name, bytes, modified: null };
  return readInPool(pool, file);
}

async function textOf(content: string | Uint8Array, name?: string): Promise<string | undefined> {
  return (await read(content, name))[0]?.text;
}

test.each(['a.txt', 'a.md', 'a.html'])('names an empty %s as empty', async (name) => {
  await expect(read('', name)).rejects.toMatchObject({
    code: 'empty',
    message: expect.stringContaining(name),
  });
});

test.each(['a.txt', 'a.md', 'a.html'])('names %s of white space as empty', async (name) => {
  await expect(read(' \r\n\t\n\u00a0\n', name)).rejects.toMatchObject({ code: 'empty' });
});

test('names a Markdown file of front matter alone as one without text', async () => {
  await expect(read('---\ntitle: A\n---\n', 'a.md')).rejects.toMatchObject({ code: 'no-text' });
});

test('names 200 MB of text as too large, with the limit, and goes on', async () => {
  const line = new TextEncoder().encode('A line of text that is said again and again.\n');
  const bytes = new Uint8Array(200_000_000);
  for (let at = 0; at + line.length <= bytes.length; at += line.length) bytes.set(line, at);
  await expect(read(bytes, 'big.txt')).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringMatching(/big\.txt.*191 MiB.*64 MiB/),
  });
  expect(await textOf('Small text.')).toBe('Small text.');
});

test('refuses bytes that are no text whatever their name says', async () => {
  const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 2_654_435_761) >>> 23);
  for (const name of ['a.txt', 'a.md', 'a.html'])
    await expect(read(bytes.slice(), name)).rejects.toMatchObject({ code: 'not-recognised' });
});

test('reads a text with zero bytes inside and leaves them out', async () => {
  expect(await textOf('The bridge\0 is open.\n\nIt is\0 long.')).toContain('The bridge is open');
});

test('reads UTF-8 that was cut in the middle of a character', async () => {
  const bytes = new TextEncoder().encode('Мост открыт сегодня утром');
  const [article] = await read(bytes.subarray(0, -1).slice());
  expect(article?.encoding).toEqual({ name: 'utf-8', knownBy: 'detected' });
  expect(article?.text).toContain('Мост открыт сегодня утро');
});

test('reads UTF-16 with an odd byte at its end', async () => {
  const bytes = Uint8Array.from([
    0xff,
    0xfe,
    ...iconv.encode('Мост открыт сегодня утром.', 'utf-16le'),
    0x41,
  ]);
  const [article] = await read(bytes);
  expect(article?.encoding).toEqual({ name: 'utf-16le', knownBy: 'bom' });
  expect(article?.text).toContain('Мост открыт сегодня утром.');
});

test('reads a page named .txt as a page and a text named .html as a text', async () => {
  const page =
    '<!doctype html><title>A bridge</title><body><article><p>The bridge is <b>open</b>.</p></article>';
  expect((await read(page, 'a.txt'))[0]).toMatchObject({ importer: 'html', text: 'The bridge is open.' });
  expect((await read('The bridge < the river.', 'a.html'))[0]).toMatchObject({
    importer: 'text',
    text: 'The bridge < the river.',
  });
});

test('refuses a picture that calls itself a text', async () => {
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
  await expect(read(bytes, 'a.txt')).rejects.toMatchObject({
    code: 'not-recognised',
    message: expect.stringContaining('PNG'),
  });
});

test('reads a very long line and a great many short ones', async () => {
  expect((await textOf('word '.repeat(200_000)))?.length).toBeGreaterThan(900_000);
  expect((await textOf('a\n'.repeat(50_000)))?.length).toBeGreaterThan(90_000);
});
