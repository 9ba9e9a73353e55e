import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { asDiskError } from '../../storage/disk-error.ts';
import { marksOf } from '../passages/text-matcher.ts';
import { createTextScanner } from '../passages/text-scanner.ts';
import { parseQuery } from '../query/parse-query.ts';
import { QuickFind } from '../quick-find.ts';
import type { SearchEngine, TextSource } from '../search-engine.ts';
import { answerRequest } from './answer-request.ts';
import { CollectionNames } from './collection-names.ts';
import { evaluateQuery } from './evaluate-query.ts';
import { openIndexWriter } from './index-writer.ts';

export interface SearchEngineOptions {
  /** Of the index; made when it is not there. */
  folder: string;
  texts: TextSource;
  /** What `added:<7d` counts back from. */
  now?: () => Date;
}

export async function openSearchEngine(options: SearchEngineOptions): Promise<SearchEngine> {
  const { folder, texts, now = () => new Date() } = options;
  await makeFolder(folder);
  const writer = await openIndexWriter(join(folder, 'articles.log'));
  const quickFind = new QuickFind();
  const collections = new CollectionNames();
  for (const facts of writer.index.allFacts()) quickFind.setArticle(facts);

  // Writers follow one another; queries slip in between.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    add: (documents, cursor) =>
      inTurn(async () => {
        await writer.add(documents, cursor);
        for (const document of documents) quickFind.setArticle(document);
      }),
    remove: (ids, cursor) =>
      inTurn(async () => {
        await writer.remove(ids, cursor);
        for (const id of ids) quickFind.removeArticle(id);
      }),
    async setSuggestions(entries) {
      quickFind.setNamed(entries);
      collections.set(entries);
    },
    async find(request) {
      return answerRequest(writer.index, request, { texts, collections, now: now() });
    },
    async suggest(text, limit) {
      return quickFind.find(text, limit);
    },
    async mark(query, text) {
      const { root } = parseQuery(query, { typing: false, now: now() });
      const { matchers } = evaluateQuery(writer.index, root, {
        relax: true,
        typing: false,
        collectionsNamed: (name) => collections.idsNamed(name),
      });
      return marksOf(createTextScanner(matchers).scan(text, 'body'));
    },
    flush: () => inTurn(() => writer.flush()),
    clear: () =>
      inTurn(async () => {
        await writer.clear();
        quickFind.clearArticles();
      }),
    async status() {
      const { documents } = writer.index;
      return {
        state: writer.cursor === 0 ? 'rebuilding' : 'ready',
        indexed: documents,
        total: documents,
        message: writer.loss,
        shortened: { ids: [], count: 0 },
        cursor: writer.cursor,
        documents,
      };
    },
    close: () => inTurn(() => writer.close()),
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error, folder);
  }
}
