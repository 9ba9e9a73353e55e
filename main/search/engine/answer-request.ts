import { type FieldText, makePassages } from '../passages/make-passages.ts';
import { createTextScanner, type TextScanner } from '../passages/text-scanner.ts';
import { describeQuery } from '../query/describe-query.ts';
import { explainQuery } from '../query/explain-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { EngineAnswer, EngineHit, SearchRequest, TextSource } from '../search-engine.ts';
import type { ArticleIndex } from './article-index.ts';
import type { CollectionNames } from './collection-names.ts';
import { countFacets } from './count-facets.ts';
import { evaluateQuery } from './evaluate-query.ts';
import { holdFilter } from './hold-condition.ts';
import { rankHits } from './rank-hits.ts';

export interface AnswerOptions {
  texts: TextSource;
  collections: CollectionNames;
  now: Date;
}

const mostHits = 1_000;

export function answerRequest(
  index: ArticleIndex,
  request: SearchRequest,
  { texts, collections, now }: AnswerOptions,
): EngineAnswer {
  const started = performance.now();
  const { typing, match = 'all' } = request;
  const parsed = parseQuery(request.query, { typing, now, match });
  const { matches, relaxed, matchers } = evaluateQuery(index, parsed.root, {
    relax: request.relax,
    typing,
    collectionsNamed: (name) => collections.idsNamed(name),
  });
  for (const holds of holdFilter(index, request.filter))
    for (let slot = 0; slot < index.size; slot++)
      if (matches.hits[slot] === 1 && !holds(slot)) matches.hits[slot] = 0;
  const limit = Math.min(request.limit, mostHits);
  const { total, slots } = rankHits(index, matches, parsed.sort ?? request.sort, request.offset, limit);
  return {
    understood: describeQuery(parsed),
    explained: explainQuery(parsed),
    didYouMean: null,
    total,
    relaxed: [...relaxed, ...parsed.leftOut.map((word) => ({ kind: 'left-out' as const, word, shown: [] }))],
    facets: countFacets(index, matches.hits),
    hits: makeHits(index, slots, matches.scores, createTextScanner(matchers), texts),
    milliseconds: performance.now() - started,
  };
}

function makeHits(
  index: ArticleIndex,
  slots: number[],
  scores: Float32Array | null,
  scanner: TextScanner,
  texts: TextSource,
): EngineHit[] {
  const facts = slots.flatMap((slot) => index.columns.facts[slot] ?? []);
  const stored = texts.read(facts.map(({ id }) => id));
  return facts.map((fact, nth) => {
    const text = stored[nth];
    const fields: FieldText[] = [
      { field: 'note', text: text?.notes ?? '' },
      { field: 'highlight', text: text?.highlights ?? '' },
      { field: 'body', text: text?.body ?? '' },
      { field: 'title', text: fact.title },
      { field: 'byline', text: fact.byline },
      { field: 'source', text: fact.source },
      { field: 'place', text: fact.place },
      { field: 'section', text: fact.section },
      ...fact.tags.map((tag): FieldText => ({ field: 'tag', text: tag })),
    ];
    return { id: fact.id, score: scores?.[slots[nth] ?? 0] ?? 0, ...makePassages(fields, scanner) };
  });
}
