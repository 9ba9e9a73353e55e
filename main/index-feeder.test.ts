import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIndexFeeder, type IndexFeeder } from './index-feeder.ts';
import { createJournal } from './library/journal.ts';
import { openSearchEngine } from './search/engine/open-search-engine.ts';
import type { SearchEngine } from './search/search-engine.ts';
import { createStoredTexts } from './search/stored-texts.ts';
import { documentWith, requestFor } from './search/testing/documents.ts';
import { storeDocument } from './search/testing/store-document.ts';
import { type Database, openDatabase } from './storage/database.ts';
import { migrate } from './storage/migrate.ts';

const articles = 450;
let root = '';
let database: Database;
let engine: SearchEngine;
let feeder: IndexFeeder;
let messages: (string | null)[] = [];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'carrel-feeder-'));
  const path = join(root, 'library.db');
  database = openDatabase(path);
  migrate(database, path);
  for (let number = 0; number < articles; number++)
    storeDocument(database, documentWith(`article${number}`, { body: `The harbour of pier${number}.` }));
  await open();
  await feeder.rebuild();
});
afterEach(async () => {
  await close();
  database.close();
  await rm(root, { recursive: true });
});

async function open(): Promise<void> {
  messages = [];
  engine = await openSearchEngine({ folder: join(root, 'index'), texts: createStoredTexts(database) });
  feeder = await createIndexFeeder({
    journal: createJournal(database),
    engine,
    onStatus: ({ message }) => messages.push(message),
    log: () => undefined,
  });
}

async function close(): Promise<void> {
  await feeder.close();
  await engine.close();
}

/** Turns over a bit in the middle of the file of that kind. */
function damage(kind: string): void {
  const name = readdirSync(join(root, 'index')).find((one) => one.endsWith(kind)) ?? kind;
  const path = join(root, 'index', name);
  const bytes = readFileSync(path);
  const at = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at);
  writeFileSync(path, bytes);
}

const count = async (query: string): Promise<number> =>
  (await engine.find(requestFor(query, { relax: false }))).total;

test('an index damaged while it is open is made anew from the library', async () => {
  await close();
  await open();
  await feeder.caughtUp();
  damage('.postings');
  await expect(count('harbour')).rejects.toMatchObject({ code: 'index-damaged' });
  expect(await engine.status()).toMatchObject({ cursor: 0, documents: 0 });
  feeder.damaged();
  await feeder.caughtUp();
  expect(await count('harbour')).toBe(articles);
  expect(feeder.status()).toMatchObject({ state: 'ready', indexed: articles, total: articles });
});

test('an index damaged between two starts is made anew, and says so meanwhile', async () => {
  for (const kind of ['.terms', '.documents', 'manifest']) {
    await close();
    damage(kind);
    await open();
    await feeder.caughtUp();
    expect(messages.some((message) => message?.includes('damaged'))).toBe(true);
    expect(await count('harbour')).toBe(articles);
    expect(feeder.status()).toMatchObject({ state: 'ready', indexed: articles });
    await engine.flush();
  }
});

test('damage that a new article meets is mended with the article in it', async () => {
  await close();
  await open();
  await feeder.caughtUp();
  damage('.postings');
  const asked = count('harbour').catch((error: unknown) => error);
  storeDocument(database, documentWith('another', { body: 'Another harbour.' }));
  feeder.wake();
  expect(await asked).toMatchObject({ code: 'index-damaged' });
  feeder.damaged();
  await feeder.caughtUp();
  expect(await count('harbour')).toBe(articles + 1);
});
