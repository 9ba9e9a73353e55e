import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SearchEngine } from '../search-engine.ts';
import { longestText } from '../segments/document-facts.ts';
import { documentWith, requestFor } from '../testing/documents.ts';
import { openSearchEngine } from './open-search-engine.ts';

const texts = { read: (ids: string[]) => ids.map(() => null) };
let folder = '';
let engine: SearchEngine;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-long-'));
  engine = await openSearchEngine({ folder, texts });
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

async function reopen(): Promise<void> {
  await engine.close();
  engine = await openSearchEngine({ folder, texts });
}

const idsOf = async (query: string): Promise<string[]> =>
  (await engine.find(requestFor(query, { relax: false }))).hits.map(({ id }) => id);

/** A text of so many units that ends with this word. */
function textOf(units: number, last: string): string {
  return `${'Ice held the harbour and the boats in it until the thaw of that year. '
    .repeat(Math.ceil(units / 70))
    .slice(0, units - last.length - 1)} ${last}`;
}

test('a text as long as the limit is indexed whole; of a longer one the status says so, until it is gone', async () => {
  await engine.add(
    [
      documentWith('whole', { body: textOf(longestText, 'lastword') }),
      documentWith('longer', { body: textOf(longestText + 10, 'farword') }),
    ],
    2,
  );
  for (const again of [false, true]) {
    if (again) {
      await engine.flush();
      await reopen();
    }
    expect(await idsOf('lastword')).toEqual(['whole']);
    expect(await idsOf('farword')).toEqual([]);
    expect(await idsOf('thaw "boats in it"')).toHaveLength(2);
    expect((await engine.status()).shortened).toEqual({ ids: ['longer'], count: 1 });
  }
  // The status looks into the file of the articles: what it finds there is damage like any other.
  const file = (await readdir(folder)).find((name) => name.endsWith('.documents')) ?? '';
  await writeFile(join(folder, file), '');
  await reopen();
  expect(await engine.status()).toMatchObject({ cursor: 0, shortened: { ids: [], count: 0 } });
  expect((await engine.status()).message).toContain('documents');
  await engine.add([documentWith('longer', { body: 'No longer.' })], 2);
  expect((await engine.status()).shortened).toEqual({ ids: [], count: 0 });
}, 120_000);

test('a text that is one word of five million letters hides nothing of the others', async () => {
  await engine.add(
    [
      documentWith('word', { body: 'x'.repeat(5_000_000), title: 'A word' }),
      documentWith('other', { body: 'Another word.' }),
    ],
    2,
  );
  await engine.flush();
  await reopen();
  expect((await idsOf('word')).sort()).toEqual(['other', 'word']);
  expect(await idsOf('x*')).toEqual(['word']);
  expect(await idsOf('y'.repeat(5_000_000))).toEqual([]);
  expect((await engine.status()).message).toBeNull();
});
