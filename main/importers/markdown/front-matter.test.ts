import { expect, test } from 'vitest';
import { readFields } from './read-fields.ts';
import { splitFrontMatter } from './split-front-matter.ts';
import { type StatedFields, stateFields } from './stated-fields.ts';

function state(source: string, kind: 'yaml' | 'toml' = 'yaml'): StatedFields {
  return stateFields(readFields({ kind, source, body: '' }).fields);
}

test('splits front matter from the body, whatever ends the lines', () => {
  expect(splitFrontMatter('---\r\ntitle: A\r\n---\r\nBody')).toEqual({
    kind: 'yaml',
    source: 'title: A\r\n',
    body: 'Body',
  });
  expect(splitFrontMatter('\ufeff---\ntitle: A\n...\nBody')?.body).toBe('Body');
  expect(splitFrontMatter('+++\ntitle = "A"\n+++\nBody')?.kind).toBe('toml');
});

test.each([
  '---\n\nBody\n\n---\n',
  '---\n- one\n---\n',
  '---\ntitle: A\nBody without an end',
  'title: A\n---\n',
  '',
  '---',
])('finds no front matter in %j', (text) => {
  expect(splitFrontMatter(text)).toBeNull();
});

test('reads the names that blogs, note programs and exporters use', () => {
  expect(state('headline: A\nby: Ann Lee\npubDate: 2023-10-09\npermalink: https://example.org/a')).toEqual({
    title: { value: 'A', origin: 'front-matter' },
    byline: { value: 'Ann Lee', origin: 'front-matter' },
    published: { value: '2023-10-09', origin: 'front-matter' },
    address: { value: 'https://example.org/a', origin: 'front-matter' },
  });
});

test.each([
  ['2023', '2023'],
  ['2023-10', '2023-10'],
  ['2023-10-09', '2023-10-09'],
  ['2023-10-09 14:05:00 +0400', '2023-10-09T14:05+04:00'],
  ['2023-10-09T14:05:00Z', '2023-10-09T14:05Z'],
  ['October 9, 2023', '2023-10-09'],
  ['9 октября 2023', '2023-10-09'],
])('reads the date %s', (written, published) => {
  expect(state(`date: ${written}`).published?.value).toBe(published);
});

test.each(['yesterday', '2023-13-45', '{a: b}', 'true', '""', '42'])('states no date for %s', (written) => {
  expect(state(`date: ${written}`).published).toBeUndefined();
});

test('takes a source that is an address for the address', () => {
  expect(state('source: https://example.org/a\npublisher: Gazette')).toEqual({
    address: { value: 'https://example.org/a', origin: 'front-matter' },
    source: { value: 'Gazette', origin: 'front-matter' },
  });
});

test('takes only http and https for addresses', () => {
  expect(state('url: javascript:alert(1)').address).toBeUndefined();
  expect(state('url: /a').address).toBeUndefined();
});

test('reads tags as list, as text, and with their number sign', () => {
  expect(state('tags: [a, "b c", "#d"]').tags).toEqual(['a', 'b c', 'd']);
  expect(state('tags: a, b c').tags).toEqual(['a', 'b c']);
  expect(state('tags:\n  - a\n  - a\nkeywords: b').tags).toEqual(['a', 'b']);
  expect(state('tags: {a: b}').tags).toBeUndefined();
});

test('reads languages as BCP 47 or not at all', () => {
  expect(state('lang: en_us').language?.value).toBe('en-US');
  expect(state('language: English').language).toBeUndefined();
});

test('reads authors as names, as a list, and as things with names', () => {
  expect(state('authors: [Ann Lee, {name: Bo Chen}]').byline?.value).toBe('Ann Lee, Bo Chen');
  expect(state('author: {name: Ann Lee, url: x}').byline?.value).toBe('Ann Lee');
  expect(state('author: "[[Ann Lee]]"').byline?.value).toBe('Ann Lee');
});

test('executes nothing and makes no prototype of a key', () => {
  const { fields, broken } = readFields({
    kind: 'yaml',
    source: '__proto__: {polluted: true}\nrun: !!js/function "() => 1"\ntitle: A',
    body: '',
  });
  expect(broken).toBe(false);
  expect(fields.get('title')).toBe('A');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect('polluted' in {}).toBe(false);
});

test('says when front matter is malformed and reads its plain lines all the same', () => {
  const { fields, broken } = readFields({ kind: 'yaml', source: 'title: A: B\ntags: [a, b', body: '' });
  expect(broken).toBe(true);
  expect(stateFields(fields)).toMatchObject({ title: { value: 'A: B' }, tags: ['a', 'b'] });
});

test('reads the simple part of TOML', () => {
  expect(
    state('title = "A # B"\ndate = 2021-04-30\ntags = [\n  "a",\n  "b"\n]\n[extra]\ntitle = "no"', 'toml'),
  ).toEqual({
    title: { value: 'A # B', origin: 'front-matter' },
    published: { value: '2021-04-30', origin: 'front-matter' },
    tags: ['a', 'b'],
  });
});
