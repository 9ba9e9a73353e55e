import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testData } from '../../tests/test-data.ts';
import { readArticles } from './testing/read-articles.ts';

const context = { sibling: async () => null };
const sample = testData('samples/dispatch.txt');

test.skipIf(sample === null)('reads the dispatch that started the project', async () => {
  const bytes = readFileSync(sample ?? '');
  const [article] = await readArticles(
    { name: 'dispatch.txt', path: 'dispatch.txt', bytes, modified: null },
    context,
  );
  expect(article).toMatchObject({
    source: 'Mediamax',
    place: 'Yerevan',
    published: '2023-10-09',
    language: 'en',
    origins: { source: 'dateline', place: 'dateline', published: 'dateline', title: 'inferred' },
  });
  expect(article?.text.startsWith('Russian Deputy Foreign Minister Mikhail Galuzin said')).toBe(true);
  expect(article?.title).toMatch(/^Russian Deputy Foreign Minister Mikhail Galuzin said .*…$/);
  expect(article?.text.split('\n\n')).toHaveLength(10);
  expect(article?.words).toBeGreaterThan(400);
});

test('names the limit when a text is too large', async () => {
  const bytes = new Uint8Array(65 * 1024 * 1024).fill(0x61);
  await expect(
    readArticles({ name: 'a.txt', path: 'a.txt', bytes, modified: null }, context),
  ).rejects.toThrow(
    expect.objectContaining({ code: 'too-large', message: expect.stringContaining('64 MiB') }),
  );
});
