import { mkdir } from 'node:fs/promises';
import { ArchiveError } from '../../../contract/errors.ts';
import { asDiskError } from '../../storage/disk-error.ts';
import { marksOf } from '../passages/text-matcher.ts';
import { createTextScanner } from '../passages/text-scanner.ts';
import { parseQuery } from '../query/parse-query.ts';
import { QuickFind } from '../quick-find.ts';
import type { SearchEngine, TextSource } from '../search-engine.ts';
import { isIndexDamaged } from '../segments/index-damaged.ts';
import { type IndexFiles, openIndexFiles } from '../segments/index-files.ts';
import { answerRequest } from './answer-request.ts';
import { ArticleIndex } from './article-index.ts';
import { CollectionNames } from './collection-names.ts';
import { evaluateQuery } from './evaluate-query.ts';
import { viewOf } from './index-view.ts';
import { freeScratch } from './scratch.ts';
import { suggestArticles } from './suggest-articles.ts';

export interface SearchEngineOptions {
  /** Of the index; made when it is not there. */
  folder: string;
  texts: TextSource;
  /** What `added:<7d` counts back from. */
  now?: () => Date;
  /** Instead of the folder's own: for tests of what happens when a disk fails. */
  files?: IndexFiles;
}

const mostShortened = 100;

/** Errors: disk-full, disk-failed. A damaged index is made anew, and `status().message` says so. */
export async function openSearchEngine(options: SearchEngineOptions): Promise<SearchEngine> {
  const { folder, texts, now = () => new Date() } = options;
  await makeFolder(folder);
  const index = await ArticleIndex.open(options.files ?? openIndexFiles(folder));
  const quickFind = new QuickFind();
  const collections = new CollectionNames();
  /** Everything was forgotten because of damage, and whoever feeds the index does not know it yet. */
  let damage: unknown = null;

  // Writers follow one another; queries slip in between.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  /** What was read from damaged bytes is no answer. The index is emptied, and the caller told. */
  const careful = async <T>(work: () => T | Promise<T>): Promise<T> => {
    const { generation } = index;
    try {
      return await work();
    } catch (error) {
      if (!isIndexDamaged(error)) throw error;
      if (generation === index.generation) await index.abandon(error);
      throw error;
    } finally {
      if (index.generation !== generation && index.loss !== null) damage = index.loss;
    }
  };
  const writing = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(() =>
      careful(() => {
        if (damage !== null) throw new ArchiveError('index-damaged', String(damage));
        return work();
      }),
    );

  return {
    add: (documents, cursor) => writing(() => index.add(documents, cursor)),
    remove: (ids, cursor) => writing(() => index.remove(ids, cursor)),
    async setSuggestions(entries) {
      quickFind.setNamed(entries);
      collections.set(entries);
    },
    find: (request) =>
      careful(async () => {
        await index.visible();
        return answerRequest(viewOf(index.segments), request, { texts, collections, now: now() });
      }),
    suggest: (text, limit) =>
      careful(async () => {
        await index.visible();
        return suggestArticles(viewOf(index.segments), quickFind.find(text, limit), text, limit);
      }),
    mark: (query, text, _language, { typing = false, relax = true, field = 'body' } = {}) =>
      careful(async () => {
        await index.visible();
        const { root } = parseQuery(query, { typing, now: now() });
        freeScratch();
        const { matchers } = evaluateQuery(viewOf(index.segments), root, {
          relax,
          typing,
          collectionsNamed: (name) => collections.idsNamed(name),
        });
        return marksOf(createTextScanner(matchers).scan(text, field));
      }),
    flush: () => writing(() => index.flush()),
    clear: () =>
      inTurn(async () => {
        await index.clear();
        damage = null;
      }),
    async status() {
      damage = null;
      const { documents, shortened } = index;
      return {
        state: index.cursor === 0 ? 'rebuilding' : 'ready',
        indexed: documents,
        total: documents,
        message: index.loss,
        shortened: { ids: shortened.slice(0, mostShortened), count: shortened.length },
        cursor: index.cursor,
        documents,
      };
    },
    close: () => inTurn(() => index.close()),
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error, folder);
  }
}
