import { closeSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ArchiveError } from '../../../contract/errors.ts';
import type { SearchDocument, SearchEngine } from '../search-engine.ts';
import { type IndexFiles, openIndexFiles } from '../segments/index-files.ts';
import { documentWith, requestFor } from '../testing/documents.ts';
import { openSearchEngine } from './open-search-engine.ts';

const texts = { read: (ids: string[]) => ids.map(() => null) };
let folder = '';
let engine: SearchEngine | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-merging-'));
});
afterEach(async () => {
  await engine?.close();
  engine = null;
  await rm(folder, { recursive: true });
});

async function open(files?: IndexFiles): Promise<SearchEngine> {
  await engine?.close();
  engine = await openSearchEngine(files === undefined ? { folder, texts } : { folder, texts, files });
  return engine;
}

async function idsOf(of: SearchEngine, query: string): Promise<string[]> {
  const { hits } = await of.find(requestFor(query, { relax: false, limit: 500 }));
  return hits.map(({ id }) => id).sort();
}

function harbour(number: number, words = 1): SearchDocument {
  const rest = Array.from({ length: words }, (_, word) => `pier${number}x${word}`).join(' ');
  return documentWith(`article${number}`, { body: `harbour ${rest}` });
}

const harbours = (from: number, to: number, words = 1): SearchDocument[] =>
  Array.from({ length: to - from }, (_, at) => harbour(from + at, words));
const idsBetween = (from: number, to: number): string[] =>
  harbours(from, to)
    .map(({ id }) => id)
    .sort();

/** Turns over a bit in the middle of each file of that kind. */
function damage(kind: string): void {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(`.${kind}`))) {
    const path = join(folder, name);
    const at = statSync(path).size >> 1;
    const file = openSync(path, 'r+');
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, at);
    byte.writeUInt8(byte.readUInt8() ^ 1);
    writeSync(file, byte, 0, 1, at);
    closeSync(file);
  }
}

/** The folder's own files, until `refuse` says that the disk takes no more. */
function refusing(refuse: () => boolean): IndexFiles {
  const files = openIndexFiles(folder);
  return {
    ...files,
    create(name) {
      if (refuse()) throw new ArchiveError('disk-full', `The disk that holds "${name}" is full.`);
      return files.create(name);
    },
  };
}

describe('merges beside everything else', () => {
  test('hold every article once when everything is made durable at any moment', async () => {
    for (const count of [17, 25, 40]) {
      const index = await open();
      await index.clear();
      for (let number = 0; number < count; number++) {
        // What is asked for becomes a segment of its own.
        await index.find(requestFor('harbour'));
        await index.add([harbour(number)], number + 1);
      }
      await index.flush();
      expect(await idsOf(index, 'harbour')).toEqual(idsBetween(0, count));
      const again = await open();
      expect(await again.status()).toMatchObject({ documents: count, cursor: count, message: null });
      expect(await idsOf(again, 'harbour')).toEqual(idsBetween(0, count));
    }
  });

  test('end when everything is forgotten, and leave nothing of it behind', async () => {
    const index = await open();
    for (let number = 0; number < 20; number++) {
      await index.find(requestFor('harbour'));
      await index.add([harbour(number, 2_000)], number + 1);
    }
    const flushed = index.flush();
    const cleared = index.clear();
    await Promise.all([flushed, cleared]);
    await index.add(harbours(50, 53), 3);
    await index.flush();
    const again = await open();
    expect(await idsOf(again, 'harbour')).toEqual(idsBetween(50, 53));
    expect(new Set(readdirSync(folder).map((name) => name.split('.')[0])).size).toBe(2);
  });

  test('that the disk refuses lose nothing, and the next flush writes all of it', async () => {
    let full = false;
    const index = await open(refusing(() => full));
    await index.add(harbours(0, 5), 5);
    await index.flush();
    full = true;
    await index.add(harbours(5, 9), 9);
    await expect(index.flush()).rejects.toMatchObject({ code: 'disk-full' });
    expect(await idsOf(index, 'harbour')).toEqual(idsBetween(0, 9));
    full = false;
    await index.flush();
    const again = await open();
    expect(await again.status()).toMatchObject({ documents: 9, cursor: 9 });
    expect(await idsOf(again, 'harbour')).toEqual(idsBetween(0, 9));
  });
});

describe('an index found damaged', () => {
  async function withDamage(kind: string, files?: IndexFiles): Promise<SearchEngine> {
    const first = await open();
    await first.add(harbours(0, 40, 200), 40);
    await first.flush();
    const index = await open(files);
    damage(kind);
    return index;
  }

  test('by a query while articles are added takes none of them for all', async () => {
    const index = await withDamage('postings');
    const added = index.add(harbours(100, 130, 20_000), 70).then(
      () => 'added',
      (error: ArchiveError) => error.code,
    );
    await new Promise(setImmediate);
    await expect(index.find(requestFor('harbour'))).rejects.toMatchObject({ code: 'index-damaged' });
    expect(await added).toBe('index-damaged');
    await expect(index.add(harbours(130, 131), 71)).rejects.toMatchObject({ code: 'index-damaged' });
    expect(await index.status()).toMatchObject({ cursor: 0, documents: 0 });
    expect((await index.status()).message).toContain('postings');
    await index.add(harbours(0, 40), 40);
    expect(await idsOf(index, 'harbour')).toEqual(idsBetween(0, 40));
  });

  test('is told to writers that were waiting when a query found it', async () => {
    const index = await withDamage('postings');
    const found = index.find(requestFor('harbour'));
    const added = index.add([harbour(100)], 41);
    const later = index.add([harbour(101)], 42);
    const outcomes = await Promise.allSettled([found, added, later]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await index.status()).toMatchObject({ cursor: 0, documents: 0 });
  });

  test('claims nothing that was forgotten, even if the disk refuses the empty index', async () => {
    let full = false;
    const index = await withDamage(
      'postings',
      refusing(() => full),
    );
    full = true;
    await expect(index.find(requestFor('harbour'))).rejects.toMatchObject({ code: 'index-damaged' });
    expect(await index.status()).toMatchObject({ cursor: 0, documents: 0 });
    full = false;
    await index.add(harbours(0, 3), 3);
    await index.flush();
    await index.add([harbour(3)], 4);
    const again = await open();
    const { cursor } = await again.status();
    expect(await idsOf(again, 'harbour')).toEqual(idsBetween(0, cursor));
  });

  test('answers nothing after it was closed', async () => {
    const index = await open();
    await index.add(harbours(0, 3), 3);
    await index.close();
    await expect(index.find(requestFor('harbour'))).rejects.toMatchObject({ code: 'cancelled' });
    engine = null;
  });
});
