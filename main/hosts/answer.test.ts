import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Content } from '../content.ts';
import { answerContent, readRange } from './answer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-answer-'));
  writeFileSync(join(folder, 'plain'), '0123456789');
  writeFileSync(join(folder, 'packed'), gzipSync('unpacked on the way'));
  writeFileSync(join(folder, 'broken'), gzipSync('cut short in the middle of it').subarray(0, 20));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, gzip = false): Content => ({
  status: 200,
  headers: { 'content-type': 'image/png', 'content-disposition': 'attachment' },
  body: { kind: 'file', path: join(folder, name), gzip },
});
const bodyOf = async ({ body }: Awaited<ReturnType<typeof answerContent>>) =>
  body === null || typeof body === 'string' || body instanceof Uint8Array ? body : text(body);

test('sends a file whole, with its length', async () => {
  const answer = await answerContent(file('plain'));
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'content-length': '10', 'content-type': 'image/png' },
  });
  expect(await bodyOf(answer)).toBe('0123456789');
});

test('sends the part of a file that a range names', async () => {
  const answer = await answerContent(file('plain'), 'bytes=2-4');
  expect(answer).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 2-4/10' } });
  expect(await bodyOf(answer)).toBe('234');
  expect(await bodyOf(await answerContent(file('plain'), 'bytes=-3'))).toBe('789');
  expect(await bodyOf(await answerContent(file('plain'), 'bytes=8-'))).toBe('89');
});

test('says that a range lies outside, and sends the whole for what is no single range', async () => {
  expect(await answerContent(file('plain'), 'bytes=10-')).toMatchObject({
    status: 416,
    headers: { 'content-range': 'bytes */10' },
    body: null,
  });
  for (const header of ['bytes=0-1,4-5', 'lines=1-2', 'bytes=4-2', 'bytes=-', 'bytes=a-b'])
    expect(readRange(header, 10)).toBeNull();
});

test('unpacks what is kept packed', async () => {
  const answer = await answerContent(file('packed', true), 'bytes=0-3');
  expect(answer.headers['content-length']).toBeUndefined();
  expect(await bodyOf(answer)).toBe('unpacked on the way');
});

test('ends the answer with an error when a packed file is damaged', async () => {
  await expect(bodyOf(await answerContent(file('broken', true)))).rejects.toThrow();
});

test('answers 404 for a file that has gone, and for a folder', async () => {
  for (const name of ['nowhere', '.']) {
    const answer = await answerContent(file(name));
    expect(answer).toMatchObject({ status: 404, body: null });
    expect(answer.headers['content-disposition']).toBeUndefined();
  }
});
