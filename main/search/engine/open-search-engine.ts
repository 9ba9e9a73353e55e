import { mkdir } from 'node:fs/promises';
import { ArchiveError } from '../../../contract/errors.ts';
import { asDiskError } from '../../storage/disk-error.ts';
import { marksOf, worthMarking } from '../passages/text-matcher.ts';
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
import { findQuotations } from './find-quotations.ts';
import { type IndexView, viewOf } from './index-view.ts';
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
  /**
   * The generation of the index that whoever feeds it knows of, and the one that those who ask do: a later one began with
   * damage. It may be found by work that nobody waits for, so it is told to whoever comes next.
   */
  let fed = index.generation;
  let asked = index.generation;

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
      if (isIndexDamaged(error) && generation === index.generation) await index.abandon(error);
      throw error;
    }
  };
  const damage = (): ArchiveError => new ArchiveError('index-damaged', index.loss ?? '');
  const writing = <T>(work: () => Promise<T>): Promise<T> =>
    inTurn(() =>
      careful(() => {
        if (fed !== index.generation) throw damage();
        return work();
      }),
    );
  const asking = async <T>(work: (view: IndexView) => T): Promise<T> => {
    try {
      return await careful(async () => {
        await index.visible();
        if (asked !== index.generation) throw damage();
        return work(viewOf(index.segments));
      });
    } catch (error) {
      if (isIndexDamaged(error)) asked = index.generation;
      throw error;
    }
  };

  return {
    add: (documents, cursor) => writing(() => index.add(documents, cursor)),
    remove: (ids, cursor) => writing(() => index.remove(ids, cursor)),
    async setSuggestions(entries) {
      quickFind.setNamed(entries);
      collections.set(entries);
    },
    find: (request) => asking((view) => answerRequest(view, request, { texts, collections, now: now() })),
    quote: (request) => asking((view) => findQuotations(view, request, { texts, collections, now: now() })),
    suggest: (text, limit) =>
      asking((view) => suggestArticles(view, quickFind.find(text, limit), text, limit)),
    mark: (query, text, _language, { typing = false, relax = true, field = 'body' } = {}) =>
      asking((view) => {
        const { root } = parseQuery(query, { typing, now: now() });
        freeScratch();
        const { matchers } = evaluateQuery(view, root, {
          relax,
          typing,
          collectionsNamed: (name) => collections.idsNamed(name),
        });
        return marksOf(createTextScanner(worthMarking(matchers)).scan(text, field));
      }),
    flush: () => writing(() => index.flush()),
    clear: () =>
      inTurn(async () => {
        const clearing = index.clear();
        fed = asked = index.generation;
        await clearing;
      }),
    async status() {
      const shortened = await shortenedOf(index);
      const { documents } = index;
      fed = asked = index.generation;
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

/** Reads from the disk, which may be damaged: then there are none any more. */
async function shortenedOf(index: ArticleIndex): Promise<string[]> {
  try {
    return index.shortened;
  } catch (error) {
    if (!isIndexDamaged(error)) throw error;
    await index.abandon(error);
    return [];
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw asDiskError(error, folder);
  }
}
