import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../storage/database.ts';
import { migrate } from '../../storage/migrate.ts';
import { openSearchEngine } from '../engine/open-search-engine.ts';
import { openSearchWorker } from '../open-search-worker.ts';
import type { EngineAnswer, SearchDocument, SearchEngine, SearchRequest } from '../search-engine.ts';
import { createStoredTexts } from '../stored-texts.ts';
import { requestFor } from './documents.ts';
import { storeDocument } from './store-document.ts';

export const engineKinds = ['engine', 'worker'] as const;
export type EngineKind = (typeof engineKinds)[number];

export interface TestSearch {
  engine: SearchEngine;
  folder: string;
  /** Stores the texts in the library and adds the documents to the index, as the archive would. */
  add(...documents: SearchDocument[]): Promise<void>;
  find(query: string, parts?: Partial<SearchRequest>): Promise<EngineAnswer>;
  /** Ids of the hits, in their order. */
  ids(query: string, parts?: Partial<SearchRequest>): Promise<string[]>;
  /** Closes the engine and opens the same folder again. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

/** A real library database and index in a temporary folder. */
export async function openTestSearch(kind: EngineKind): Promise<TestSearch> {
  const root = await mkdtemp(join(tmpdir(), 'carrel-search-'));
  const path = join(root, 'library.db');
  const folder = join(root, 'index');
  const database = openDatabase(path);
  migrate(database, path);
  let cursor = 0;
  const open = (): Promise<SearchEngine> =>
    kind === 'engine'
      ? openSearchEngine({ folder, texts: createStoredTexts(database) })
      : openSearchWorker({
          folder,
          database: path,
          workerFile: new URL('../../search-worker.ts', import.meta.url),
        });
  const search: TestSearch = {
    engine: await open(),
    folder,
    async add(...documents) {
      for (const document of documents) storeDocument(database, document);
      cursor += documents.length;
      await search.engine.add(documents, cursor);
    },
    find: (query, parts = {}) => search.engine.find(requestFor(query, parts)),
    ids: async (query, parts = {}) => (await search.find(query, parts)).hits.map(({ id }) => id),
    async reopen() {
      await search.engine.close();
      search.engine = await open();
    },
    async close() {
      await search.engine.close();
      database.close();
      await rm(root, { recursive: true });
    },
  };
  return search;
}
