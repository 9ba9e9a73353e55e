import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SearchDocument } from '../search-engine.ts';
import { documentWith } from '../testing/documents.ts';
import { openTestSearch, type TestSearch } from '../testing/open-test-search.ts';

/** A query and what it says, so that what is expected needs no parser. */
interface Asked {
  text: string;
  holds: (document: SearchDocument) => boolean;
}

const words = ['peace', 'war', 'anna', 'sarkisian', 'boris', 'ledger', 'talk', 'talks', 'река'];
const sentence = (most: number) =>
  fc.array(fc.constantFrom(...words), { maxLength: most }).map((parts) => parts.join(' '));
const rarely = (text: fc.Arbitrary<string>) => fc.oneof({ weight: 2, arbitrary: fc.constant('') }, text);

const library = fc
  .array(
    fc.record({
      title: sentence(4),
      byline: rarely(sentence(3)),
      source: rarely(fc.constant('Gazette')),
      place: rarely(fc.constant('Bergen')),
      section: rarely(fc.constant('Culture')),
      body: fc.oneof(fc.constant(''), sentence(9)),
      notes: rarely(fc.constant('noted')),
      highlights: rarely(fc.constant('marked')),
      tags: fc.constantFrom<string[]>([], ['tagged']),
      collections: fc.constantFrom<string[]>([], ['collection1']),
      language: fc.constantFrom('', 'en', 'hy'),
      published: fc.constantFrom(
        '',
        '2024',
        '2024-04',
        '2024-04-02',
        '2024-04-30T23:00:00Z',
        '2024-05-16',
        '1994-02',
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((documents) => documents.map((parts, number) => documentWith(`article${number}`, parts)));

const states: Asked[] = [
  { text: 'is:annotated', holds: ({ notes, highlights }) => notes !== '' || highlights !== '' },
  { text: 'has:collection', holds: ({ collections }) => collections.length > 0 },
  { text: 'has:byline', holds: ({ byline }) => byline !== '' },
  { text: 'has:source', holds: ({ source }) => source !== '' },
  { text: 'has:place', holds: ({ place }) => place !== '' },
  { text: 'has:section', holds: ({ section }) => section !== '' },
  { text: 'has:language', holds: ({ language }) => language !== '' },
  { text: 'has:text', holds: ({ body }) => body !== '' },
  { text: 'has:date', holds: ({ published }) => published !== '' },
  { text: 'date:2024-04', holds: ({ published }) => published.startsWith('2024-04') },
  { text: 'date:"April 2024"', holds: ({ published }) => published.startsWith('2024-04') },
  { text: 'date:2.4.2024', holds: ({ published }) => published === '2024-04-02' },
  { text: 'date:2024-W14', holds: ({ published }) => published === '2024-04-02' },
  { text: 'date:2024-W20', holds: ({ published }) => published === '2024-05-16' },
  { text: 'date:1990s', holds: ({ published }) => published.startsWith('199') },
  { text: 'date:2024..1994', holds: ({ published }) => published !== '' },
];

/** The words of `text` that stand within a stretch no longer than the name and two others. */
function names(text: string, name: readonly string[]): boolean {
  const standing = text.split(' ').filter((word) => word !== '');
  return standing.some((_, from) => {
    const stretch = standing.slice(from, from + name.length + 2);
    return name.every((word) => stretch.includes(word));
  });
}

const person = fc
  .uniqueArray(fc.constantFrom('anna', 'sarkisian', 'boris'), { minLength: 1, maxLength: 3 })
  .map(
    (name): Asked => ({
      text: `person:"${name.join(' ')}"`,
      holds: ({ byline, title, body }) => [byline, title, body].some((text) => names(text, name)),
    }),
  );
const exact = fc.constantFrom(...words).map(
  (word): Asked => ({
    text: `=${word}`,
    holds: ({ byline, title, body }) => [byline, title, body].some((text) => text.split(' ').includes(word)),
  }),
);

const { query } = fc.letrec<{ query: Asked }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3 },
    person,
    exact,
    fc.constantFrom(...states),
    tie('query').map((part): Asked => ({ text: `-(${part.text})`, holds: (one) => !part.holds(one) })),
    fc.array(tie('query'), { minLength: 1, maxLength: 3 }).map(
      (parts): Asked => ({
        text: `(${parts.map(({ text }) => text).join(' OR ')})`,
        holds: (one) => parts.some((part) => part.holds(one)),
      }),
    ),
    fc.array(tie('query'), { minLength: 1, maxLength: 3 }).map(
      (parts): Asked => ({
        text: `(${parts.map(({ text }) => text).join(' ')})`,
        holds: (one) => parts.every((part) => part.holds(one)),
      }),
    ),
  ),
}));

async function idsOf(search: TestSearch, text: string, match: 'all' | 'any' = 'all'): Promise<string[]> {
  return (await search.ids(text, { relax: false, match, limit: 100 })).sort();
}

describe('what a query says, asked of an engine', () => {
  test('is what a naive scan finds, for persons, exact words, states and dates in every combination', async () => {
    await fc.assert(
      fc.asyncProperty(
        library,
        fc.array(query, { minLength: 1, maxLength: 20 }),
        async (documents, queries) => {
          const search = await openTestSearch('engine');
          try {
            await search.add(...documents);
            for (const { text, holds } of queries)
              expect(await idsOf(search, text), text).toEqual(
                documents
                  .filter(holds)
                  .map(({ id }) => id)
                  .sort(),
              );
          } finally {
            await search.close();
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('is any of its words for pasted text, narrowed by what else stands there', async () => {
    const asked = fc.uniqueArray(fc.constantFrom('peace', 'war', 'boris', 'ledger'), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(library, asked, fc.constantFrom(...states), async (documents, any, state) => {
        const search = await openTestSearch('engine');
        try {
          await search.add(...documents);
          const expected = documents.filter(
            ({ title, byline, body, ...rest }) =>
              any.some((word) => `${title} ${byline} ${body}`.split(' ').includes(word)) &&
              !state.holds({ title, byline, body, ...rest }),
          );
          expect(await idsOf(search, `${any.join(' ')} -${state.text}`, 'any')).toEqual(
            expected.map(({ id }) => id).sort(),
          );
        } finally {
          await search.close();
        }
      }),
      { numRuns: 15 },
    );
  });

  test('is answered, and marks a text, whatever is asked: 100 KB of operators, rubbish of every plane, 10,000 words', async () => {
    const search = await openTestSearch('engine');
    await search.add(documentWith('article1', { title: 'Peace', body: 'a b w1 w2 ledger 東京 ไทย' }));
    const pieces = [
      '(',
      '"',
      '-',
      '*',
      'a ',
      'a* ',
      '-a ',
      'a OR ',
      '(a -(b ',
      '"a b"~5 ',
      'person:a ',
      'date:2020.. ',
    ];
    const planes = String.fromCodePoint(
      ...Array.from({ length: 17 }, (_, plane) => plane * 0x10000 + 0x4e00),
    );
    const numbered = Array.from({ length: 10_000 }, (_, number) => `w${number}`).join(' ');
    for (const text of [
      ...pieces.map((piece) => piece.repeat(100_000 / piece.length)),
      `${planes} a${planes}`,
      numbered,
    ])
      for (const match of ['all', 'any'] as const) {
        const answer = await search.find(text, { match, typing: match === 'any' });
        expect(answer.total).toBeLessThanOrEqual(1);
        expect(answer.explained.length).toBeLessThan(600);
        await search.engine.mark(text, 'a b w1 東京', 'en');
      }
    expect(await search.ids(numbered, { match: 'any' })).toEqual(['article1']);
    await search.close();
  });

  test('finds a person by either name first, with a second name between, and only where the names are near', async () => {
    const search = await openTestSearch('engine');
    await search.add(
      documentWith('byline', { byline: 'Anna Sarkisian' }),
      documentWith('turned', { title: 'Sarkisian, Anna: a life' }),
      documentWith('patronymic', { body: 'Then Anna Levonovna Sarkisian spoke.' }),
      documentWith('apart', { body: 'Anna came early in the morning, long before Mr Sarkisian did.' }),
      documentWith('place', { place: 'Anna Sarkisian' }),
    );
    expect(await idsOf(search, 'person:"Anna Sarkisian"')).toEqual(['byline', 'patronymic', 'turned']);
    expect(await idsOf(search, 'person:sarkisian')).toEqual(['apart', 'byline', 'patronymic', 'turned']);
    await search.close();
  });

  test('finds a person whose name is declined or written in another script, but in quotes only as it stands', async () => {
    const search = await openTestSearch('engine');
    await search.add(
      documentWith('declined', { language: 'ru', body: 'Об этом спросили Михаила Галузина.' }),
      documentWith('plain', { language: 'ru', body: 'Михаил Галузин ответил.' }),
      documentWith('latin', { language: 'en', body: 'Mikhail Galuzin answered.' }),
      documentWith('other', { language: 'ru', body: 'Михаил Глузский ответил.' }),
    );
    expect(await idsOf(search, 'person:"Михаил Галузин"')).toEqual(['declined', 'latin', 'plain']);
    expect(await idsOf(search, 'person:Галузин')).toEqual(['declined', 'latin', 'plain']);
    expect(await idsOf(search, '"Михаил Галузин"')).toEqual(['plain']);
    expect(await idsOf(search, '=Галузин')).toEqual(['plain']);
    expect(await idsOf(search, 'Галузин')).toEqual(['declined', 'latin', 'plain']);
    await search.close();
  });
});
