import { expect, test } from 'vitest';
import type { FieldOrigin } from '../../contract/model.ts';
import type { ImportedArticle, Stated } from '../importers/importer.ts';
import { disarmFields, disarmProblem } from './disarm-fields.ts';

const stated = (value: string, origin: FieldOrigin = 'markup'): Stated => ({ value, origin });
const article = (fields: Partial<ImportedArticle>): ImportedArticle => ({
  ...{ html: '<p>Text.</p>', images: [], missing: [], encoding: null },
  ...fields,
});

test('leaves an honest article as it is', () => {
  const honest = article({
    title: stated('Ferries, 2024 – «тихо»'),
    published: stated('2024-05-06T10:00:00+04:00', 'json-ld'),
    language: stated('hy-AM'),
    address: stated('https://harbour.example/a?b=c#d'),
    tags: ['sea'],
    within: 'entry 1',
    saved: '2024-05-06T10:00:00Z',
    note: 'One\n\n- two\tthree',
    highlights: [{ quote: 'Text', comment: 'a\nb', created: '2024-05-06T10:00:00Z', colour: 3 }],
    missing: [{ kind: 'image', address: 'a b.png', reason: 'absent' }],
  });
  expect(disarmFields(honest)).toEqual(honest);
});

test('makes one line of what is one, and nothing of what is left without a letter', () => {
  const { title, byline, tags, collections } = disarmFields(
    article({
      title: stated('Ferries\r\nin\u0000 the\u2028fog\u001b'),
      byline: stated('\u0007\u0000'),
      tags: ['a\nb', '\u0001'],
      collections: ['c\td'],
    }),
  );
  expect(title).toEqual(stated('Ferries in the fog'));
  expect(byline).toBeUndefined();
  expect({ tags, collections }).toEqual({ tags: ['a b'], collections: ['c d'] });
});

test.each([
  ['javascript:alert(1)', undefined],
  ['file:///etc/passwd', undefined],
  ['/only/a/path', undefined],
  ['https://', undefined],
  ['https://a.example/b c"d\n', 'https://a.example/b%20c%22d'],
  ['HTTP://A.example/', 'http://a.example/'],
])('takes the address %j as %j', (given, taken) => {
  expect(disarmFields(article({ address: stated(given) })).address?.value).toBe(taken);
});

test('drops dates and languages of no form that is known', () => {
  const fields = disarmFields(
    article({
      published: stated('next Tuesday'),
      language: stated('"><script>'),
      saved: 'never',
      highlights: [{ quote: 'a', created: 'then' }],
    }),
  );
  expect(fields.published).toBeUndefined();
  expect(fields.language).toBeUndefined();
  expect(fields.saved).toBeUndefined();
  expect(fields.highlights).toEqual([{ quote: 'a' }]);
});

test('names parts so that they stay apart', () => {
  const names = ['a\u0001', 'a\u0002', 'a'].map((within) => disarmFields(article({ within })).within);
  expect(names).toEqual(['a%01', 'a%02', 'a']);
  expect(disarmProblem({ problem: 'damaged', message: 'x\u001b[2J', within: 'b\n' })).toEqual({
    ...{ problem: 'damaged', message: 'x[2J', within: 'b%0A' },
  });
});

test('cuts what has no end, at a whole character, and keeps parts apart even so', () => {
  const endless = '😀'.repeat(5_000);
  const fields = disarmFields(
    article({
      title: stated(`a${endless}`),
      tags: Array.from({ length: 3_000 }, (_, index) => `${index} ${endless}`),
      address: stated(`https://a.example/${'a'.repeat(10_000)}`),
      within: `${endless}1`,
    }),
  );
  expect(fields.title?.value).toHaveLength(1_999);
  expect(fields.title?.value.isWellFormed()).toBe(true);
  expect(fields.tags).toHaveLength(1_000);
  expect(Math.max(...(fields.tags ?? []).map(({ length }) => length))).toBeLessThanOrEqual(200);
  expect(fields.address).toBeUndefined();
  expect(fields.within?.length).toBeLessThanOrEqual(2_000);
  expect(fields.within).not.toBe(disarmFields(article({ within: `${endless}2` })).within);
});

test('leaves no half of a character', () => {
  expect(disarmFields(article({ title: stated('a\ud800b') })).title?.value).toBe('a\ufffdb');
});
