import { cpSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchDocument, SearchEngine } from '../search-engine.ts';
import { documentWith, requestFor } from '../testing/documents.ts';
import { openSearchEngine } from './open-search-engine.ts';

/** What may happen to an index in its life. */
type Step =
  | { kind: 'write'; articles: { id: number; text: number; starred: boolean }[] }
  | { kind: 'remove'; ids: number[] }
  | { kind: 'flush' | 'reopen' | 'crash' | 'clear' };

const words = ['harbour', 'envoy', 'anti-war', 'ledger', 'ինչո՞ւ', 'dispatch'];
const id = fc.nat(9);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      articles: fc.array(fc.record({ id, text: fc.nat(5), starred: fc.boolean() }), {
        minLength: 1,
        maxLength: 5,
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('remove' as const), ids: fc.array(id, { maxLength: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('flush' as const, 'reopen' as const, 'crash' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const) }) },
);

/** The library's side: the newest state of each article, and when it was reached. */
class Journal {
  private readonly entries = new Map<string, { cursor: number; document: SearchDocument | null }>();
  cursor = 0;

  record(article: string, document: SearchDocument | null): void {
    this.cursor++;
    this.entries.delete(article);
    this.entries.set(article, { cursor: this.cursor, document });
  }

  documents(): SearchDocument[] {
    return [...this.entries.values()].flatMap(({ document }) => document ?? []);
  }

  /** Feeds what is newer than the index, two articles at a time, as the archive does. */
  async feed(engine: SearchEngine): Promise<void> {
    const { cursor } = await engine.status();
    const newer = [...this.entries].filter(([, entry]) => entry.cursor > cursor);
    for (let at = 0; at < newer.length; at += 2) {
      const slice = newer.slice(at, at + 2);
      const reached = slice[slice.length - 1]?.[1].cursor ?? cursor;
      const before = (await engine.status()).cursor;
      const documents = slice.flatMap(([, { document }]) => document ?? []);
      const removed = slice.flatMap(([article, { document }]) => (document === null ? article : []));
      await engine.remove(removed, documents.length > 0 ? before : reached);
      await engine.add(documents, reached);
    }
  }
}

test('the index holds what the library holds, whatever happened to it', async () => {
  const texts = { read: (ids: string[]) => ids.map(() => null) };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      let folder = await mkdtemp(join(tmpdir(), 'carrel-journal-'));
      const folders = [folder];
      let engine = await openSearchEngine({ folder, texts });
      const journal = new Journal();
      for (const happening of steps) {
        switch (happening.kind) {
          case 'write':
            for (const { id: number, text, starred } of happening.articles) {
              const body = `${words[text]} and ${words[(text * 2 + 1) % words.length]}`;
              journal.record(`article${number}`, documentWith(`article${number}`, { body, starred }));
            }
            break;
          case 'remove':
            for (const number of happening.ids) journal.record(`article${number}`, null);
            break;
          case 'flush':
            await engine.flush();
            break;
          case 'clear':
            await engine.clear();
            break;
          case 'reopen':
            await engine.close();
            engine = await openSearchEngine({ folder, texts });
            break;
          case 'crash': {
            // What the disk holds at this very moment, while the program still runs.
            const copy = await mkdtemp(join(tmpdir(), 'carrel-journal-'));
            cpSync(folder, copy, { recursive: true });
            await engine.close();
            folder = copy;
            folders.push(copy);
            engine = await openSearchEngine({ folder, texts });
          }
        }
        await journal.feed(engine);
      }
      const documents = journal.documents();
      expect(await engine.status()).toMatchObject({ documents: documents.length, cursor: journal.cursor });
      const ids = async (query: string): Promise<string[]> =>
        (await engine.find(requestFor(query, { relax: false, limit: 100 }))).hits.map((hit) => hit.id).sort();
      for (const word of words) {
        const holding = documents.filter(({ body }) => body.includes(word)).map((document) => document.id);
        expect(await ids(word)).toEqual(holding.sort());
      }
      expect(await ids('"and ledger"')).toEqual(
        documents
          .filter(({ body }) => body.includes('and ledger'))
          .map((document) => document.id)
          .sort(),
      );
      expect(await ids('is:starred')).toEqual(
        documents
          .filter(({ starred }) => starred)
          .map((document) => document.id)
          .sort(),
      );
      await engine.close();
      for (const one of folders) await rm(one, { recursive: true });
    }),
    { numRuns: 150 },
  );
});
