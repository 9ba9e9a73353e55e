import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, test } from 'vitest';
import { analyse, type Token } from '../analysis/read-tokens.ts';
import { type TextField, textFields } from '../query/query-tree.ts';
import type { SearchDocument, SearchEngine } from '../search-engine.ts';
import { addInPieces } from '../testing/add-in-pieces.ts';
import { documentWith, requestFor } from '../testing/documents.ts';
import { editDistance } from '../testing/edit-distance.ts';
import { SimulatedDisk } from '../testing/simulated-disk.ts';
import { openSearchEngine } from './open-search-engine.ts';

/** A query as a tree and what it says, so that the oracle needs no parser. */
type Asked =
  | { kind: 'word'; field: TextField | null; word: string; prefix: boolean }
  | { kind: 'phrase'; field: TextField | null; words: string[]; slop: number | null }
  | { kind: 'condition'; text: string; holds: (document: SearchDocument) => boolean }
  | { kind: 'all' | 'any'; parts: Asked[] }
  | { kind: 'not'; part: Asked };

const words =
  'peace war anti-war antiwar talks tale warm e-mail email mail address U.S. us Ереван ёж еж ինչո՞ւ ինչու 1,234 2023-10-09 東京 O’Neill’s'.split(
    ' ',
  );
const word = fc.constantFrom(...words);
const sentence = fc.array(word, { maxLength: 8 }).map((parts) => parts.join(' '));
const day = fc.constantFrom(
  '',
  '2019',
  '2020-05',
  '2020-05-31',
  '2023-10-09',
  '2023-10-09T14:05:00+04:00',
  '2023-12',
);

const document = fc
  .record({
    title: sentence,
    byline: fc.constantFrom('', 'Anna O’Neill', 'Ереван'),
    source: fc.constantFrom('', 'Peace Weekly', 'Mail'),
    place: fc.constantFrom('', 'Ереван', 'Tokyo'),
    body: sentence,
    notes: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, sentence),
    highlights: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, sentence),
    tags: fc.array(fc.constantFrom('war', 'peace talks', 'mail address'), { maxLength: 2 }),
    collections: fc.array(fc.constantFrom('clippings1', 'clippings2'), { maxLength: 2 }),
    language: fc.constantFrom('', 'en', 'en-GB', 'hy'),
    published: day,
    added: fc.constantFrom('2024-05-16T10:00:00Z', '2024-05-01T10:00:00Z', '2023-01-01T10:00:00Z'),
    words: fc.nat(2_000),
    state: fc.constantFrom('unread', 'reading', 'finished'),
    starred: fc.boolean(),
  })
  .map((parts): Partial<SearchDocument> => parts);

const conditions: { text: string; holds: (document: SearchDocument) => boolean }[] = [
  { text: 'is:unread', holds: ({ state }) => state === 'unread' },
  { text: 'is:finished', holds: ({ state }) => state === 'finished' },
  { text: 'is:starred', holds: ({ starred }) => starred },
  { text: 'has:note', holds: ({ notes }) => analyse(notes).length > 0 },
  { text: 'has:highlight', holds: ({ highlights }) => analyse(highlights).length > 0 },
  { text: 'has:tag', holds: ({ tags }) => tags.length > 0 },
  { text: 'has:date', holds: ({ published }) => published !== '' },
  { text: 'lang:en', holds: ({ language }) => /^en(-|$)/.test(language) },
  { text: 'in:clippings1', holds: ({ collections }) => collections.includes('clippings1') },
  { text: 'words:>1000', holds: (document) => document.words > 1_000 },
  { text: 'words:200..300', holds: (document) => document.words >= 200 && document.words <= 300 },
  { text: 'date:2023-10', holds: ({ published }) => published.startsWith('2023-10') },
  { text: 'date:2020..2023', holds: ({ published }) => published >= '2020' && published < '2024' },
  {
    text: 'date:>2020-05-01',
    holds: ({ published }) => published > '2020-05-01' && published.slice(0, 4) > '2019',
  },
  { text: 'date:<2020', holds: ({ published }) => published !== '' && published < '2020' },
  { text: 'added:<7d', holds: ({ added }) => added > '2024-05-10' },
  { text: 'added:2023', holds: ({ added }) => added.startsWith('2023') },
];

const field = fc.option(fc.constantFrom(...textFields), { freq: 3 });
const asked = fc.letrec<{ query: Asked }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3 },
    fc.record({ kind: fc.constant('word' as const), field, word, prefix: fc.constant(false) }),
    fc.record({
      kind: fc.constant('word' as const),
      field,
      word: fc.constantFrom('p', 'wa', 'war', 'ta', 'е', 'ինչ', 'anti', '1', 'o', 'mai'),
      prefix: fc.constant(true),
    }),
    fc.record({
      kind: fc.constant('phrase' as const),
      field,
      words: fc.array(word, { minLength: 1, maxLength: 3 }),
      slop: fc.option(fc.constantFrom(0, 1, 3), { freq: 1 }),
    }),
    fc.constantFrom(...conditions).map((condition) => ({ kind: 'condition' as const, ...condition })),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      parts: fc.array(tie('query'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), part: tie('query') }),
  ),
})).query;

function write(query: Asked): string {
  switch (query.kind) {
    case 'word':
      return `${query.field === null ? '' : `${query.field}:`}${query.word}${query.prefix ? '*' : ''}`;
    case 'phrase': {
      const near = query.slop === null ? '' : `~${query.slop}`;
      return `${query.field === null ? '' : `${query.field}:`}"${query.words.join(' ')}"${near}`;
    }
    case 'condition':
      return query.text;
    case 'not':
      return `-(${write(query.part)})`;
    default:
      return `(${query.parts.map(write).join(query.kind === 'any' ? ' OR ' : ' ')})`;
  }
}

function holds(document: SearchDocument, query: Asked): boolean {
  switch (query.kind) {
    case 'word': {
      const wanted = wholeOf(analyse(query.word));
      return textsIn(document, query.field).some((text) =>
        analyse(text).some(({ term }) => (query.prefix ? term.startsWith(wanted) : term === wanted)),
      );
    }
    case 'phrase': {
      const tokens = analyse(query.words.join(' '));
      return textsIn(document, query.field).some((text) =>
        query.slop === null
          ? holdsPhrase(analyse(text), tokens)
          : holdsNear(analyse(text), tokens, query.slop),
      );
    }
    case 'condition':
      return query.holds(document);
    case 'not':
      return !holds(document, query.part);
    case 'all':
      return query.parts.every((part) => holds(document, part));
    case 'any':
      return query.parts.some((part) => holds(document, part));
  }
}

function wholeOf(tokens: Token[]): string {
  return tokens.reduce((widest, token) => (token.span > widest.span ? token : widest)).term;
}

function textsIn(document: SearchDocument, only: TextField | null): string[] {
  const { title, byline, source, place, section, body, notes, highlights, tags } = document;
  const texts: Record<TextField, string[]> = {
    title: [title],
    byline: [byline],
    source: [source],
    place: [place],
    section: [section],
    tag: tags,
    body: [body],
    note: [notes],
    highlight: [highlights],
  };
  return only === null ? Object.values(texts).flat() : texts[only];
}

/** Follows text and phrase side by side, each as pieces or wholes. */
function holdsPhrase(text: Token[], phrase: Token[]): boolean {
  const end = Math.max(...phrase.map(({ position, span }) => position + span));
  const follow = (at: number, wanted: number): boolean =>
    wanted === end ||
    text.some(
      (here) =>
        here.position === at &&
        phrase.some(
          (token) =>
            token.position === wanted &&
            token.term === here.term &&
            follow(at + here.span, wanted + token.span),
        ),
    );
  return text.some(({ position }) => follow(position, 0));
}

/** Tries every stretch of the text that is short enough. */
function holdsNear(text: Token[], phrase: Token[], slop: number): boolean {
  return readings(phrase).some((reading) =>
    text.some(({ position: from }) => {
      const here = text.filter(({ position }) => position >= from && position < from + reading.length + slop);
      return reading.every((term) => here.some((token) => token.term === term));
    }),
  );
}

function readings(phrase: Token[], position = 0): string[][] {
  const here = phrase.filter((token) => token.position === position);
  if (here.length === 0) return [[]];
  return here.flatMap(({ term, span }) => readings(phrase, position + span).map((rest) => [term, ...rest]));
}

async function withEngine(
  documents: SearchDocument[],
  check: (engine: SearchEngine) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'carrel-oracle-'));
  const texts = {
    read: (ids: string[]) => ids.map((id) => documents.find((document) => document.id === id) ?? null),
  };
  const engine = await openSearchEngine({
    folder,
    texts,
    now: () => new Date('2024-05-17T12:00:00Z'),
    files: new SimulatedDisk(),
  });
  try {
    await addInPieces(engine, documents);
    await check(engine);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true });
  }
}

const library = fc
  .array(document, { minLength: 1, maxLength: 12 })
  .map((documents) => documents.map((parts, number) => documentWith(`article${number}`, parts)));

describe('the engine against a naive scan', () => {
  test('finds what every operator says and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        library,
        fc.array(asked, { minLength: 1, maxLength: 8 }),
        async (documents, queries) => {
          await withEngine(documents, async (engine) => {
            for (const query of queries) {
              const answer = await engine.find(requestFor(write(query), { relax: false, limit: 100 }));
              const expected = documents.filter((one) => holds(one, query)).map(({ id }) => id);
              expect(answer.hits.map(({ id }) => id).sort(), write(query)).toEqual(expected.sort());
              expect(answer.total).toBe(expected.length);
            }
          });
        },
      ),
      { numRuns: 250 },
    );
  });

  test('filters, counts and sorts as the documents say', async () => {
    const filter = fc.record(
      {
        state: fc.constantFrom('unread' as const, 'finished' as const),
        starred: fc.boolean(),
        annotated: fc.boolean(),
        collection: fc.constant('clippings2'),
        tag: fc.constantFrom('war', 'peace talks'),
        source: fc.constant('Mail'),
        place: fc.constant('Tokyo'),
        language: fc.constantFrom('en', 'hy'),
        publishedFrom: fc.constantFrom('2020', '2023-10'),
        publishedTo: fc.constantFrom('2020-05', '2023'),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(library, filter, async (documents, wanted) => {
        const matching = documents.filter((one) => {
          const { published } = one;
          const lastDay = published.padEnd(10, published.length === 4 ? '-12-31' : '-31').slice(0, 10);
          const annotated = analyse(one.notes).length > 0 || analyse(one.highlights).length > 0;
          return (
            (wanted.state === undefined || one.state === wanted.state) &&
            (wanted.starred === undefined || one.starred === wanted.starred) &&
            (wanted.annotated === undefined || annotated === wanted.annotated) &&
            (wanted.collection === undefined || one.collections.includes(wanted.collection)) &&
            (wanted.tag === undefined || one.tags.includes(wanted.tag)) &&
            (wanted.source === undefined || one.source === wanted.source) &&
            (wanted.place === undefined || one.place === wanted.place) &&
            (wanted.language === undefined || one.language === wanted.language) &&
            (wanted.publishedFrom === undefined || (published !== '' && published >= wanted.publishedFrom)) &&
            (wanted.publishedTo === undefined ||
              (published !== '' &&
                lastDay <= `${wanted.publishedTo}${wanted.publishedTo.length === 4 ? '-12' : ''}-31`))
          );
        });
        await withEngine(documents, async (engine) => {
          const answer = await engine.find(requestFor('', { filter: wanted, sort: 'added', limit: 100 }));
          expect(answer.hits.map(({ id }) => id).sort()).toEqual(matching.map(({ id }) => id).sort());
          const added = answer.hits.map(({ id }) => documents.find((one) => one.id === id)?.added ?? '');
          expect(added).toEqual([...added].sort().reverse());
          const months = new Map<string, number>();
          for (const { published } of matching) {
            const month = published.slice(0, 7);
            months.set(month, (months.get(month) ?? 0) + 1);
          }
          expect(answer.facets.month).toEqual(
            [...months].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1)),
          );
          expect(answer.facets.source.reduce((sum, { count }) => sum + count, 0)).toBe(
            matching.filter(({ source }) => source !== '').length,
          );
        });
      }),
      { numRuns: 200 },
    );
  });

  test('gives any page of the whole list of hits', async () => {
    const sort = fc.constantFrom('relevance' as const, 'date' as const, 'added' as const, 'title' as const);
    await fc.assert(
      fc.asyncProperty(library, sort, fc.nat(12), fc.nat(12), async (documents, order, offset, limit) => {
        await withEngine(documents, async (engine) => {
          const ids = async (parts: { offset: number; limit: number }): Promise<string[]> =>
            (await engine.find(requestFor('peace OR war', { ...parts, sort: order }))).hits.map(
              ({ id }) => id,
            );
          const all = await ids({ offset: 0, limit: 100 });
          expect(await ids({ offset, limit })).toEqual(all.slice(offset, offset + limit));
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the engine beside MiniSearch on the same words', () => {
  const tokenize = (text: string): string[] => analyse(text).map(({ term }) => term);
  const syllables = fc.string({ unit: fc.constantFrom(...'abcdé'), minLength: 1, maxLength: 8 });
  const bodies = fc.array(fc.array(syllables, { minLength: 1, maxLength: 10 }), {
    minLength: 1,
    maxLength: 15,
  });

  test('finds the same articles by prefix', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, syllables, async (texts, prefix) => {
        const documents = texts.map((parts, number) =>
          // In a language that has no stems here.
          documentWith(`article${number}`, { body: parts.join(' '), language: 'la' }),
        );
        const peer = new MiniSearch<SearchDocument>({
          fields: ['body'],
          tokenize,
          processTerm: (term) => term,
        });
        peer.addAll(documents);
        await withEngine(documents, async (engine) => {
          const { hits } = await engine.find(requestFor(prefix, { typing: true, relax: false, limit: 100 }));
          const expected = peer.search(prefix, { prefix: true }).map(({ id }) => String(id));
          expect(hits.map(({ id }) => id).sort()).toEqual(expected.sort());
        });
      }),
      { numRuns: 150 },
    );
  });

  test('shows only near spellings, and some wherever there is one', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, syllables, async (texts, asking) => {
        const documents = texts.map((parts, number) =>
          // In a language that has no stems here.
          documentWith(`article${number}`, { body: parts.join(' '), language: 'la' }),
        );
        const term = tokenize(asking)[0] ?? '';
        const known = new Set(texts.flat().flatMap(tokenize));
        const allowed = term.length < 3 ? 0 : term.length < 6 ? 1 : 2;
        // Two edits count only where the first letter is right.
        const distances = [...known].map((other) => {
          const distance = editDistance(term, other);
          return distance === 2 && other[0] !== term[0] ? 3 : distance;
        });
        await withEngine(documents, async (engine) => {
          const { relaxed, total } = await engine.find(requestFor(asking));
          if (known.has(term)) expect(relaxed).toEqual([]);
          else if (Math.min(...distances) > allowed)
            expect({ relaxed, total }).toEqual({ relaxed: [], total: 0 });
          else {
            const nearest = Math.min(...distances);
            for (const shown of relaxed[0]?.shown ?? []) expect(editDistance(term, shown)).toBe(nearest);
            expect(relaxed[0]?.shown.length).toBeGreaterThan(0);
            expect(total).toBeGreaterThan(0);
          }
        });
      }),
      { numRuns: 200 },
    );
  });
});
