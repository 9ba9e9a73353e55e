import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchDocument, SearchEngine, SearchRequest } from '../search-engine.ts';
import { documentWith, requestFor } from '../testing/documents.ts';
import { openSearchEngine } from './open-search-engine.ts';

/** What the best articles for a pasted text have in common brings others forward that have it too. */
describe('words shared by the best articles', () => {
  const bodies = new Map<string, string>();
  let folder: string;
  let engine: SearchEngine;
  let textsRead = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'carrel-feedback-'));
    bodies.clear();
    textsRead = 0;
    engine = await openSearchEngine({
      folder,
      texts: {
        read: (ids) => {
          textsRead += ids.length;
          return ids.map((id) => {
            const body = bodies.get(id);
            return body === undefined ? null : { body, notes: '', highlights: '' };
          });
        },
      },
    });
  });
  afterEach(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  const add = async (...documents: [string, Partial<SearchDocument>][]): Promise<void> => {
    for (const [id, { body }] of documents) bodies.set(id, body ?? '');
    await engine.add(
      documents.map(([id, parts]) => documentWith(id, parts)),
      1,
    );
  };
  const ids = async (query: string, parts: Partial<SearchRequest> = {}): Promise<string[]> =>
    (await engine.find(requestFor(query, { match: 'any', relax: false, ...parts }))).hits.map(({ id }) => id);

  /** Two articles that hold the whole query and two words more, two that hold one of its words, and others. */
  const addHarbour = (): Promise<void> =>
    add(
      ['best', { body: 'The harbour dues of the port were raised; pilots and tugs wait for the tariff.' }],
      ['second', { body: 'Dues of the harbour and the port: pilots, tugs and a tariff that nobody reads.' }],
      ['unrelated', { body: 'A harbour painted by children stands in our classroom beside a paper sun.' }],
      ['related', { body: 'A harbour waits for its tugs and pilots, and each of them pays by the tariff.' }],
      ['expansion', { body: 'Tugs and pilots quarrel about the tariff all summer long, with no end of it.' }],
      ...Array.from({ length: 20 }, (_, number): [string, Partial<SearchDocument>] => [
        `other${number}`,
        { body: `Number ${number} of the gardens has roses, and the roses of that garden are red.` },
      ]),
    );
  const pasted = 'harbour port dues';

  test('bring an article forward that has them too', async () => {
    await addHarbour();
    const order = await ids(pasted);
    expect(order.slice(0, 2).sort()).toEqual(['best', 'second']);
    expect(order.slice(2)).toEqual(['related', 'unrelated']);
  });

  test('make nothing a hit that holds no word of the query', async () => {
    await addHarbour();
    const { total, hits } = await engine.find(requestFor(pasted, { match: 'any', relax: false }));
    expect(total).toBe(4);
    expect(hits.map(({ id }) => id)).not.toContain('expansion');
  });

  test('are not looked for when all words are asked for, while typing, in another order, or for two words', async () => {
    await addHarbour();
    for (const [query, parts] of [
      [pasted, { match: 'all' }],
      [pasted, { typing: true }],
      [pasted, { sort: 'date' }],
      ['harbour port', {}],
    ] satisfies [string, Partial<SearchRequest>][]) {
      textsRead = 0;
      const { hits } = await engine.find(requestFor(query, { match: 'any', relax: false, ...parts }));
      expect(textsRead).toBe(hits.length);
    }
    textsRead = 0;
    const found = await ids(pasted);
    expect(textsRead).toBeGreaterThan(found.length);
  });

  test('count for nothing when the first order does not tell one article from another', async () => {
    await add(
      ...Array.from({ length: 12 }, (_, number): [string, Partial<SearchDocument>] => [
        `same${number}`,
        { body: 'harbour port dues and nothing else', published: `20${10 + number}` },
      ]),
    );
    expect((await ids(pasted, { limit: 3 })).slice(0, 3)).toEqual(['same11', 'same10', 'same9']);
  });

  test('are words of any length of text, of articles without text and of texts that are gone', async () => {
    await addHarbour();
    bodies.set('best', `${bodies.get('best') ?? ''} ${'tugs '.repeat(200_000)}`);
    bodies.delete('second');
    expect(await ids(pasted)).toHaveLength(4);
  });
});
