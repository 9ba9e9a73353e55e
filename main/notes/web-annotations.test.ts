import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  importFiles,
  openScratchLibrary,
  readyArticle,
  storedFile,
} from '../library/testing/scratch-library.ts';
import { createHighlights } from './highlights.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
let article = '';
beforeEach(async () => {
  scratch = await openScratchLibrary();
  article = (await importFiles(scratch.library, [storedFile('ferry.txt', readyArticle())])).articles[0] ?? '';
});
afterEach(() => scratch.dispose());

const everything = { text: '', offset: 0, limit: 100 };

test('gives highlights away as Web Annotations and takes the very same ones in again', async () => {
  const highlights = createHighlights(scratch.library.database);
  highlights.quote({
    article,
    quote: 'north shore',
    colour: 4,
    comment: '**Why?** “so”',
    tags: ['ferry', 'ask'],
  });
  const placed = highlights.quote({ article, quote: 'The ferry', colour: 1, comment: '', tags: [] });
  highlights.create({
    ...placed,
    id: 'lost00001',
    placed: false,
    page: 3,
    anchor: { ...placed.anchor, quote: 'gone' },
  });
  const before = highlights.list(everything);
  const { json, count } = await highlights.export({});
  expect(count).toBe(3);
  expect(JSON.parse(json)).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationPage',
    items: expect.arrayContaining([
      expect.objectContaining({
        type: 'Annotation',
        target: expect.objectContaining({
          styleClass: 'colour-4',
          selector: [
            {
              type: 'TextQuoteSelector',
              exact: 'north shore',
              prefix: expect.any(String),
              suffix: expect.any(String),
            },
            { type: 'TextPositionSelector', start: expect.any(Number), end: expect.any(Number) },
          ],
        }),
      }),
    ]),
  });
  expect(await highlights.import({ json })).toMatchObject({ found: 3, added: 0, known: 3 });
  for (const { id } of (await before).highlights) highlights.remove(id);
  expect(await highlights.import({ json })).toMatchObject({ found: 3, added: 3, unplaced: 1, known: 0 });
  const bare = ({ highlights: all }: Awaited<typeof before>) =>
    all.map(({ changed: _, ...rest }) => rest).sort((a, b) => a.id.localeCompare(b.id));
  const again = bare(await highlights.list(everything));
  const expected = bare(await before).map((one) =>
    one.placed ? one : { ...one, anchor: { ...one.anchor, start: 0, end: 0 } },
  );
  expect(again).toEqual(expected);
});

test('reads what another program wrote, by its address, and names what has no home', async () => {
  const { database } = scratch.library;
  database.run(
    "UPDATE articles SET address = 'https://example.org/ferry', address_key = 'example.org/ferry'",
  );
  const highlights = createHighlights(database);
  const of = (exact: string, source = 'http://www.example.org/ferry?utm_source=x') => ({
    type: 'Annotation',
    body: [
      { type: 'TextualBody', value: 'Hm.' },
      { type: 'TextualBody', value: 'boats', purpose: 'tagging' },
    ],
    target: { source, selector: { type: 'TextQuoteSelector', exact } },
  });
  const file = [
    of('north shore'),
    of('words of another text'),
    of('x', 'https://example.com/no'),
    { target: {} },
    7,
  ];
  expect(await highlights.import({ json: JSON.stringify(file) })).toEqual({
    found: 5,
    added: 2,
    unplaced: 1,
    known: 0,
    homeless: [{ source: 'https://example.com/no', count: 1 }],
    problems: [
      { number: 4, message: expect.stringContaining('quotes no words') },
      { number: 5, message: expect.stringContaining('quotes no words') },
    ],
  });
  expect((await highlights.list({ ...everything, unplaced: false })).highlights).toMatchObject([
    { anchor: { quote: 'north shore' }, comment: 'Hm.', tags: ['boats'], colour: 1 },
  ]);
});

test('refuses what is no file of annotations, and takes hostile values as text or not at all', async () => {
  const highlights = createHighlights(scratch.library.database);
  expect(() => highlights.import({ json: '{' })).toThrow(/not JSON/);
  expect(() => highlights.import({ json: '{"a":1}' })).toThrow(/no Web Annotations/);
  const { sha256 = '' } =
    scratch.library.database.get<{ sha256: string }>('SELECT original AS sha256 FROM articles') ?? {};
  const hostile = {
    id: 'urn:carrel:highlight:../../etc',
    created: 'never',
    body: [
      { value: '<script>alert(1)</script>', purpose: 'commenting' },
      { value: 'x'.repeat(300), purpose: 'tagging' },
    ],
    target: {
      source: `urn:sha256:${sha256}`,
      styleClass: '__proto__',
      selector: [
        { type: 'TextQuoteSelector', exact: 'north shore', prefix: 7 },
        { type: 'TextPositionSelector', start: -1, end: 1e99 },
      ],
    },
  };
  expect(await highlights.import({ json: JSON.stringify(hostile) })).toMatchObject({ added: 1, unplaced: 0 });
  const [made] = (await highlights.list(everything)).highlights;
  expect(made).toMatchObject({ colour: 1, comment: '<script>alert(1)</script>', tags: ['x'.repeat(200)] });
  expect(made?.id).toMatch(/^[0-9a-z]{8,32}$/);
});

test('shows where a lost passage may have stood, puts it there, and takes that back', async () => {
  const { database } = scratch.library;
  const highlights = createHighlights(database);
  const made = highlights.quote({ article, quote: 'north shore runs', colour: 1, comment: 'c', tags: [] });
  const lost = highlights.place({
    id: made.id,
    anchor: { ...made.anchor, quote: 'northern shore runs' },
    placed: false,
  });
  expect(lost.placed).toBe(false);
  const { earlier, places } = await highlights.likelyPlaces({ id: made.id });
  expect(earlier.quote).toBe('northern shore runs');
  expect(places[0]).toMatchObject({ quote: 'north shore runs' });
  expect(places[0]?.likeness).toBeGreaterThan(60);
  expect(highlights.place({ id: made.id, anchor: made.anchor, placed: true })).toMatchObject({
    placed: true,
    anchor: made.anchor,
    comment: 'c',
  });
  const wrong = { ...made.anchor, start: made.anchor.start + 1, end: made.anchor.end + 1 };
  expect(() => highlights.place({ id: made.id, anchor: wrong, placed: true })).toThrow(/changed since/);
});

test('takes a quote of a million letters and two thousand highlights in one paragraph', async () => {
  const { database } = scratch.library;
  const long = 'word '.repeat(200_000).trim();
  database.run('UPDATE texts SET text = ?', `${long} end`);
  const highlights = createHighlights(database);
  const whole = highlights.quote({ article, quote: long, colour: 2, comment: '', tags: [] });
  expect(whole.anchor.quote).toHaveLength(long.length);
  database.transaction(() => {
    for (let n = 0; n < 2_000; n += 1)
      highlights.create({
        ...{
          id: `mark${String(n).padStart(6, '0')}`,
          article,
          colour: 1,
          comment: '',
          tags: [],
          page: null,
          placed: true,
        },
        anchor: { quote: 'word', prefix: '', suffix: ' ', start: n * 5, end: n * 5 + 4 },
      });
  });
  expect((await highlights.list({ ...everything, article, limit: 10_000 })).highlights).toHaveLength(2_001);
  const { json } = await highlights.export({ article });
  expect(await highlights.import({ json })).toMatchObject({ known: 2_001, added: 0 });
});
