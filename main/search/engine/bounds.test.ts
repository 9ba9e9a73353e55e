import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchDocument, SearchEngine } from '../search-engine.ts';
import { documentWith, requestFor } from '../testing/documents.ts';
import { openSearchEngine } from './open-search-engine.ts';

/** Fails when it takes longer than any of this could; what is measured is kept in docs/benchmarks.md. */
const soon = 60_000;

describe('whatever is asked or added', () => {
  let folder: string;
  let engine: SearchEngine;
  const documents: SearchDocument[] = [
    documentWith('plain', {
      title: 'Harbour news',
      body: 'The harbour froze. '.repeat(200),
      published: '2023',
    }),
    documentWith('oneword', { body: 'x'.repeat(5_000_000) }),
    documentWith('hyphens', { body: 'a-'.repeat(300_000) }),
    documentWith('numbers', { body: '1,2.3/4:'.repeat(100_000) }),
    documentWith('unspaced', { body: '東京都'.repeat(30_000) }),
    documentWith('marks', { body: `e${'\u0301'.repeat(300_000)} harbour` }),
    documentWith('surrogates', { body: '\ud800harbour\udc00 \ud83d\ude00'.repeat(10_000) }),
    documentWith('newlines', { body: '\n'.repeat(1_000_000), title: ' '.repeat(1_000) }),
    documentWith('odd', {
      published: 'yesterday',
      added: 'never',
      language: '??',
      tags: ['', 'a'.repeat(10_000)],
    }),
  ];
  const find = (query: string) => engine.find(requestFor(query, { limit: 50 }));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carrel-bounds-'));
    const texts = {
      read: (ids: string[]) => ids.map((id) => documents.find((document) => document.id === id) ?? null),
    };
    engine = await openSearchEngine({ folder, texts });
    await engine.add(documents, 1);
    await engine.flush();
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  test.each([
    ['a hundred kilobytes of words', 'harbour '.repeat(12_500)],
    ['ten thousand words', Array.from({ length: 10_000 }, (_, number) => `w${number}`).join(' ')],
    ['ten thousand alternatives', Array.from({ length: 10_000 }, () => 'harbour').join(' OR ')],
    ['ten thousand brackets', '('.repeat(10_000)],
    ['ten thousand quotes', '"'.repeat(10_001)],
    ['ten thousand negations', '-'.repeat(10_000)],
    ['a very long word', 'harbour'.repeat(20_000)],
    ['a very long phrase', `"${'the harbour froze '.repeat(5_000)}"`],
    ['a phrase of compounds', `"${'a-b-c '.repeat(20)}"`],
    ['a loose phrase of the same word', `"${'a '.repeat(60)}"~999`],
    ['many beginnings', 'a* b* c* d* e* f* x* 1* '.repeat(8)],
    ['nothing but operators', 'OR AND NOT - " ( ) * : ~ title: date: '.repeat(100)],
    ['the beginning of nearly everything', 'x*'],
  ])(
    'answers %s',
    async (_name, query) => {
      const answer = await find(query);
      expect(answer.hits.length).toBeLessThanOrEqual(50);
      expect(answer.understood.length).toBeLessThan(10_000);
    },
    soon,
  );

  test('says that it did not read all of a query', async () => {
    expect((await find('harbour '.repeat(5_000))).understood).toMatch(/ …$/);
  });

  test('answers any text in any script', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 80 }),
          fc.string({ unit: 'grapheme', maxLength: 80 }),
        ),
        fc.boolean(),
        async (query, typing) => {
          const answer = await engine.find(requestFor(query, { typing }));
          expect(answer.total).toBeLessThanOrEqual(documents.length);
          await engine.suggest(query, 5);
          await engine.mark(query, 'The harbour froze. 東京', 'en');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('finds what stands among the rubbish', async () => {
    expect((await find('harbour')).hits.map(({ id }) => id).sort()).toEqual(['marks', 'plain', 'surrogates']);
    expect((await find('x'.repeat(64))).hits.map(({ id }) => id)).toEqual(['oneword']);
    expect((await find('-has:date')).total).toBe(documents.length - 1);
  });

  test(
    'marks a long text in bounded time',
    async () => {
      const marks = await engine.mark('harbour', 'The harbour froze. '.repeat(100_000), 'en');
      expect(marks).toHaveLength(100_000);
    },
    soon,
  );

  test('lets queries pass while a very long article is being added', async () => {
    const words = Array.from({ length: 400_000 }, (_, number) => `word${number % 90_000}`).join(' ');
    let added = false;
    const adding = engine.add([documentWith('verylong', { body: words })], 2).then(() => {
      added = true;
    });
    let answered = 0;
    while (!added) {
      await find('harbour froze');
      answered++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await adding;
    expect(answered).toBeGreaterThan(5);
    expect((await find('"word89999 word0"')).total).toBe(1);
  }, 120_000);
});
