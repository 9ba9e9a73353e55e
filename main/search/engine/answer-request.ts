import type { Relaxation } from '../../../contract/search-model.ts';
import { makePassages } from '../passages/make-passages.ts';
import { worthMarking } from '../passages/text-matcher.ts';
import { createTextScanner } from '../passages/text-scanner.ts';
import { describeQuery } from '../query/describe-query.ts';
import { explainQuery } from '../query/explain-query.ts';
import { anyWords, isPlainWords } from '../query/loosen-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import { spreadCompounds } from '../query/spread-compounds.ts';
import type { EngineAnswer, EngineHit, SearchRequest, TextSource } from '../search-engine.ts';
import type { CollectionNames } from './collection-names.ts';
import { countFacets } from './count-facets.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Evaluation, evaluateQuery } from './evaluate-query.ts';
import { addFeedback } from './feedback.ts';
import { createHits, isEmpty, listHits } from './hits.ts';
import { holdFilter } from './hold-condition.ts';
import type { IndexView } from './index-view.ts';
import type { Matches } from './matches.ts';
import { addNearness } from './nearness.ts';
import { type Hit, rankHits } from './rank-hits.ts';
import { freeScratch } from './scratch.ts';

export interface AnswerOptions {
  texts: TextSource;
  collections: CollectionNames;
  now: Date;
}

const mostHits = 1_000;
const pastedWords = 8;

export function answerRequest(
  view: IndexView,
  request: SearchRequest,
  { texts, collections, now }: AnswerOptions,
): EngineAnswer {
  const started = performance.now();
  freeScratch();
  const { relax, typing, filter, match = 'all' } = request;
  const parsed = parseQuery(request.query, { typing, now, match });
  const options = { relax, typing, collectionsNamed: (name: string) => collections.idsNamed(name) };
  const evaluate = (root: typeof parsed.root, respell = relax): Evaluation => {
    const evaluation = evaluateQuery(view, root, { ...options, relax: respell });
    narrow(view, evaluation.matches, filter);
    return evaluation;
  };
  let evaluation = evaluate(match === 'any' ? spreadCompounds(parsed.root) : parsed.root);
  let ofAny = match === 'any';
  const relaxed: Relaxation[] = [];
  if (relax && isPlainWords(parsed) && evaluation.matches.every(({ hits }) => isEmpty(hits))) {
    // Of a pasted paragraph any word will do: none has to be respelt besides.
    const loosened = evaluate(spreadCompounds(anyWords(parsed).root), evaluation.words.length < pastedWords);
    if (!loosened.matches.every(({ hits }) => isEmpty(hits))) {
      evaluation = loosened;
      ofAny = true;
      relaxed.push({ kind: 'any-word', word: '', shown: [] });
    }
  }
  const { matches } = evaluation;
  relaxed.push(...evaluation.relaxed);
  for (const word of parsed.leftOut) relaxed.push({ kind: 'left-out', word, shown: [] });
  const asked = request.query.trim();
  // Everything is no answer to a lone bracket, unless it is said that nothing was asked.
  if (parsed.root === null && parsed.sort === null && parsed.leftOut.length === 0 && asked !== '' && !typing)
    relaxed.push({ kind: 'left-out', word: asked.slice(0, 60), shown: [] });
  const sort = parsed.sort ?? request.sort;
  if (sort === 'relevance') {
    addNearness(view, matches, evaluation.asked);
    if (ofAny && !typing) addFeedback(view, matches, evaluation.asked, texts);
  }
  const lists = matches.map((one) => listHits(one.hits));
  const limit = Math.min(request.limit, mostHits);
  const { total, hits } = rankHits(view, matches, sort, request.offset, limit, lists);
  return {
    understood: describeQuery(parsed),
    explained: explainQuery(parsed),
    didYouMean: relax && !typing ? didYouMean(view, request.query, evaluation.words, total) : null,
    total,
    relaxed,
    facets: countFacets(view, lists),
    hits: makeHits(view, hits, matches, evaluation, texts),
    milliseconds: performance.now() - started,
  };
}

function narrow(view: IndexView, matches: readonly Matches[], filter: SearchRequest['filter']): void {
  for (const [number, segment] of view.segments.entries()) {
    const hits = matches[number]?.hits ?? createHits(0);
    for (const holds of holdFilter(segment, filter))
      for (const article of listHits(hits)) if (!holds(article)) hits[article] = 0;
  }
}

function makeHits(
  view: IndexView,
  hits: readonly Hit[],
  matches: readonly Matches[],
  { matchers }: Evaluation,
  texts: TextSource,
): EngineHit[] {
  const scanner = createTextScanner(worthMarking(matchers));
  const facts = hits.flatMap(({ segment, article }) => view.segments[segment]?.facts(article) ?? []);
  const stored = texts.read(facts.map(({ id }) => id));
  return facts.map((fact, nth) => {
    const text = stored[nth];
    const hit = hits[nth];
    const score = hit === undefined ? undefined : matches[hit.segment]?.scores?.[hit.article];
    const fields = [
      { field: 'note' as const, text: text?.notes ?? '' },
      { field: 'highlight' as const, text: text?.highlights ?? '' },
      { field: 'body' as const, text: text?.body ?? '' },
      { field: 'title' as const, text: fact.title },
      { field: 'byline' as const, text: fact.byline },
      { field: 'source' as const, text: fact.source },
      { field: 'place' as const, text: fact.place },
      { field: 'section' as const, text: fact.section },
      ...fact.tags.map((tag) => ({ field: 'tag' as const, text: tag })),
    ];
    return { id: fact.id, score: score ?? 0, ...makePassages(fields, scanner) };
  });
}
