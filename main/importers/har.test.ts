import { expect, test } from 'vitest';
import { type ReadParts, readParts } from '../importing/testing/read-articles.ts';
import { har } from './har.ts';

const page = (word: string): string =>
  `<html><head><title>The ${word}</title></head><body><p>The ${word} was carried up in pieces by forty people in a day, and it took eleven of them a week to put it together again.</p><img src="/x.png" alt="It"></body></html>`;

const square =
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGNQrdoDRwykcwCGyRc5V+i1IQAAAABJRU5ErkJggg==';

const entry = (url: string, content: object, rest: object = {}): object => ({
  ...{ startedDateTime: '2024-03-01T10:00:00Z', request: { url, headers: [] } },
  response: { status: 200, headers: [], content },
  ...rest,
});

const log = (entries: readonly object[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'test' }, entries } });

const read = (text: string): Promise<ReadParts> =>
  readParts({ name: 'a.har', path: 'a.har', bytes: new TextEncoder().encode(text), modified: null });

const bell = entry('https://a.example/bell', { mimeType: 'text/html; charset=utf-8', text: page('bell') });
const organ = entry('https://a.example/organ', {
  ...{ mimeType: 'text/html', encoding: 'base64' },
  text: Buffer.from(page('organ')).toString('base64'),
});
const picture = entry('https://a.example/x.png', { mimeType: 'image/png', encoding: 'base64', text: square });

test('reads pages as text or base64, each with the pictures of the same record', async () => {
  const { articles } = await read(`\ufeff${log([bell, picture, organ])}`);
  expect(articles.map(({ title, images, within }) => [title, images.length, within])).toEqual([
    ['The bell', 1, 'https://a.example/bell'],
    ['The organ', 1, 'https://a.example/organ'],
  ]);
});

test('reads of a record that was cut short what is there', async () => {
  const { articles, problems } = await read(log([bell, organ, picture]).slice(0, -200));
  expect(articles.map(({ title }) => title)).toEqual(['The bell', 'The organ']);
  expect(new Set(problems.map(({ problem }) => problem))).toEqual(new Set(['damaged']));
});

test('passes over entries that are no exchanges, and says which page it does not hold', async () => {
  const odd: object[] = [{}, [], { request: { url: 'https://a.example/' } }, { response: [] }];
  const empty = entry('https://a.example/empty', { mimeType: 'text/html' }, { _resourceType: 'document' });
  const { articles, problems } = await read(log([...odd, empty, bell]));
  expect(articles).toHaveLength(1);
  expect(problems).toMatchObject([
    { problem: 'no-text', within: expect.stringContaining('https://a.example/empty') },
  ]);
});

test('is told by how it begins', () => {
  const recognised = (text: string): number =>
    har.recognise({ name: 'a.json', path: 'a.json', bytes: new TextEncoder().encode(text) });
  expect(recognised(log([]))).toBeGreaterThan(0.9);
  expect(recognised('{"log": ["a"]}')).toBe(0);
  expect(recognised('{"entries": []}')).toBe(0);
});
