import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchDocument, SearchEngine, SearchRequest } from '../search-engine.ts';
import { documentWith, requestFor } from '../testing/documents.ts';
import { openSearchEngine } from './open-search-engine.ts';

describe('the order of hits', () => {
  let folder: string;
  let engine: SearchEngine;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carrel-ranking-'));
    engine = await openSearchEngine({ folder, texts: { read: (ids) => ids.map(() => null) } });
  });
  afterEach(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  const add = (...documents: [string, Partial<SearchDocument>][]): Promise<void> =>
    engine.add(
      documents.map(([id, parts]) => documentWith(id, parts)),
      1,
    );
  const ids = async (query: string, parts: Partial<SearchRequest> = {}): Promise<string[]> =>
    (await engine.find(requestFor(query, parts))).hits.map(({ id }) => id);

  test('puts the title before tags, tags before source and place, those before the text', async () => {
    const padding = 'and so the day went by';
    await add(
      ['body', { title: padding, body: `harbour ${padding}` }],
      ['place', { title: padding, place: 'harbour', body: padding }],
      ['tag', { title: padding, tags: ['harbour'], body: padding }],
      ['title', { title: `harbour ${padding}`, body: padding }],
    );
    expect(await ids('harbour')).toEqual(['title', 'tag', 'place', 'body']);
  });

  test('puts the word itself before longer words, and those before near spellings', async () => {
    await add(
      ['longer', { body: 'harbourmaster of old' }],
      ['itself', { body: 'harbour of old' }],
      ['near', { body: 'harboar of old' }],
    );
    expect(await ids('harbour', { typing: true })).toEqual(['itself', 'longer']);
    const strange = await ids('harbuor');
    expect(strange[0]).toBe('itself');
  });

  test('counts rare words for more than common ones', async () => {
    await add(
      ['common', { body: 'harbour harbour harbour ledger' }],
      ['rare', { body: 'ledger ledger ledger harbour' }],
      ...Array.from({ length: 10 }, (_, number): [string, Partial<SearchDocument>] => [
        `other${number}`,
        { body: 'harbour by the sea' },
      ]),
    );
    expect((await ids('harbour ledger')).slice(0, 2)).toEqual(['rare', 'common']);
  });

  test('counts a word in a short text for more than in a long one', async () => {
    await add(
      ['long', { body: `harbour ${'and so the day went by '.repeat(40)}` }],
      ['short', { body: 'harbour and so the day went by' }],
    );
    expect(await ids('harbour')).toEqual(['short', 'long']);
  });

  test('puts the newer first among equals, and the undated last', async () => {
    await add(
      ['undated', { body: 'harbour' }],
      ['old', { body: 'harbour', published: '2001' }],
      ['new', { body: 'harbour', published: '2023-10-09' }],
    );
    expect(await ids('harbour')).toEqual(['new', 'old', 'undated']);
  });

  test('sorts by date, by addition or by title when asked to, in the request or in the query', async () => {
    await add(
      ['one', { title: 'Zebra harbour', published: '2001', added: '2024-01-02T00:00:00Z' }],
      ['two', { title: 'épple harbour', published: '2023', added: '2024-01-01T00:00:00Z' }],
      ['six', { title: 'Apple harbour', published: '', added: '2024-01-03T00:00:00Z' }],
    );
    expect(await ids('harbour', { sort: 'date' })).toEqual(['two', 'one', 'six']);
    expect(await ids('harbour', { sort: 'added' })).toEqual(['six', 'one', 'two']);
    expect(await ids('harbour', { sort: 'title' })).toEqual(['six', 'two', 'one']);
    expect(await ids('harbour sort:title')).toEqual(['six', 'two', 'one']);
  });

  test('gives an article left over from an OR no credit for half of the other side', async () => {
    await add(
      ['half', { body: 'harbour ledger' }],
      ['rest', { body: 'ledger of the day' }],
      ['full', { body: 'harbour envoy' }],
    );
    const { hits } = await engine.find(requestFor('(harbour envoy) OR ledger', { limit: 10 }));
    const scores = new Map(hits.map(({ id, score }) => [id, score]));
    expect(scores.get('half')).toBeGreaterThan(0);
    expect(Math.abs((scores.get('half') ?? 0) - (scores.get('rest') ?? 0))).toBeLessThan(0.3);
    expect(hits[0]?.id).toBe('full');
  });

  test('puts the word as it was typed before its other forms', async () => {
    await add(
      ['form', { body: 'the harbours of old' }],
      ['itself', { body: 'the harbour of old' }],
      ['other', { body: 'nothing of the kind' }],
    );
    expect(await ids('harbour')).toEqual(['itself', 'form']);
    expect(await ids('harbours')).toEqual(['form', 'itself']);
  });

  describe('by the places of the words', () => {
    const between = 'and so the day went by as it always had';
    const both = (words: string): Partial<SearchDocument> => {
      // As long as the others, and with as many of each word.
      const padding = `${between} `.repeat(8 - words.split(between).length);
      return { body: `${padding}${words} ${between}` };
    };

    test('puts words near each other before words far apart', async () => {
      await add(
        ['apart', both(`harbour ${between} ${between} ledger`)],
        ['near', both('harbour of the ledger')],
        ['beside', both('harbour ledger')],
      );
      expect(await ids('harbour ledger')).toEqual(['beside', 'near', 'apart']);
    });

    test('puts words in the order they were asked for before the other order', async () => {
      await add(['backwards', both('ledger harbour')], ['forwards', both('harbour ledger')]);
      expect(await ids('harbour ledger')).toEqual(['forwards', 'backwards']);
      expect(await ids('ledger harbour')).toEqual(['backwards', 'forwards']);
    });

    test('puts words that stand in one stretch before words strewn over the text', async () => {
      const far = `${between} ${between} ${between} ${between} ${between} ${between}`;
      await add(
        ['strewn', { body: `harbour ${far} ledger ${far} envoy` }],
        ['together', { body: `${far} ${far} harbour ${between} ledger ${between} envoy` }],
      );
      expect(await ids('harbour ledger envoy')).toEqual(['together', 'strewn']);
      expect(await ids('envoy ledger harbour', { match: 'any' })).toEqual(['together', 'strewn']);
    });

    test('counts other forms of the words as near too', async () => {
      await add(
        ['apart', both(`harbours ${between} ${between} ledgers`)],
        ['near', both('harbours and ledgers')],
      );
      expect(await ids('harbour ledger')).toEqual(['near', 'apart']);
    });

    test('sees words near each other only in the field that was asked for', async () => {
      await add(
        ['both', { title: `harbour ledger ${between}`, body: `harbour ${between} ledger` }],
        ['title', { title: `harbour ${between} ledger`, body: 'harbour ledger' }],
      );
      expect(await ids('title:harbour title:ledger')).toEqual(['both', 'title']);
    });

    test('moves nothing beyond the hundred best before what is among them', async () => {
      const count = 150;
      await add(
        ...Array.from({ length: count }, (_, number): [string, Partial<SearchDocument>] => {
          const body =
            number < count / 2 ? `harbour ${between} ledger` : `ledger ${between} ${between} harbour`;
          return [`article${number}`, { body }];
        }),
      );
      const all = await ids('harbour ledger', { limit: count });
      const pages = await Promise.all(
        [0, 60, 120].map((offset) => ids('harbour ledger', { offset, limit: 60 })),
      );
      expect(pages.flat()).toEqual(all);
      expect(new Set(all).size).toBe(count);
    });
  });
});
