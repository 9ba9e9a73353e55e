import { setImmediate as nextTurn } from 'node:timers/promises';
import { analyse } from '../analysis/read-tokens.ts';
import { marksOf, matchTokens } from '../passages/text-matcher.ts';
import { parseQuery } from '../query/parse-query.ts';
import { QuickFind } from '../quick-find.ts';
import type { SearchDocument, SearchEngine, TextSource } from '../search-engine.ts';
import { analyseDocument, factsOf, fingerprintOf } from './analyse-document.ts';
import { answerRequest } from './answer-request.ts';
import { ArticleIndex } from './article-index.ts';
import { CollectionNames } from './collection-names.ts';
import { evaluateQuery } from './evaluate-query.ts';

export interface SearchEngineOptions {
  /** Of the index. Nothing is written there yet: the archive feeds everything anew at each start. */
  folder: string;
  texts: TextSource;
  /** What `added:<7d` counts back from. */
  now?: () => Date;
}

/** So long may adding keep a query waiting. */
const sliceMs = 8;

export async function openSearchEngine({
  texts,
  now = () => new Date(),
}: SearchEngineOptions): Promise<SearchEngine> {
  const quickFind = new QuickFind();
  const collections = new CollectionNames();
  let index = new ArticleIndex();
  let cursor = 0;

  const addOne = (document: SearchDocument): void => {
    if (index.fingerprintOf(document.id) === fingerprintOf(document)) index.change(factsOf(document));
    else index.add(analyseDocument(document));
    quickFind.setArticle(
      document.id,
      document.title,
      [document.source, document.published].filter(Boolean).join(' · '),
    );
  };

  // Writers follow one another; queries slip in between.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    add: (documents, reached) =>
      inTurn(async () => {
        let sliceEnd = performance.now() + sliceMs;
        for (const document of documents) {
          addOne(document);
          if (performance.now() < sliceEnd) continue;
          await nextTurn();
          sliceEnd = performance.now() + sliceMs;
        }
        cursor = reached;
      }),
    remove: (ids, reached) =>
      inTurn(async () => {
        for (const id of ids) {
          index.remove(id);
          quickFind.removeArticle(id);
        }
        cursor = reached;
      }),
    async setSuggestions(entries) {
      quickFind.setNamed(entries);
      collections.set(entries);
    },
    async find(request) {
      return answerRequest(index, request, { texts, collections, now: now() });
    },
    async suggest(text, limit) {
      return quickFind.find(text, limit);
    },
    async mark(query, text) {
      const { root } = parseQuery(query, { typing: false, now: now() });
      const { matchers } = evaluateQuery(index, root, {
        relax: true,
        typing: false,
        collectionsNamed: (name) => collections.idsNamed(name),
      });
      return marksOf(matchTokens(analyse(text), matchers, 'body'));
    },
    flush: () => inTurn(async () => undefined),
    clear: () =>
      inTurn(async () => {
        index = new ArticleIndex();
        quickFind.clearArticles();
        cursor = 0;
      }),
    async status() {
      const { documents } = index;
      return { state: 'ready', indexed: documents, total: documents, message: null, cursor, documents };
    },
    close: () => inTurn(async () => undefined),
  };
}
