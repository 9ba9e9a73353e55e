import { createAnchor } from '../../../contract/anchor-location.ts';
import type { QuotedSentence } from '../../../contract/quotation-model.ts';
import { type Sentence, sentencesOf } from '../../../contract/sentences.ts';
import { marksOf, type TextMatch } from '../passages/text-matcher.ts';
import { createTextScanner } from '../passages/text-scanner.ts';
import { describeQuery } from '../query/describe-query.ts';
import { explainQuery } from '../query/explain-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { QuoteAnswer, QuotedHit, QuoteRequest } from '../search-engine.ts';
import type { AnswerOptions } from './answer-request.ts';
import { evaluateQuery } from './evaluate-query.ts';
import { listHits } from './hits.ts';
import { holdFilter } from './hold-condition.ts';
import type { IndexView } from './index-view.ts';
import type { Hit } from './rank-hits.ts';
import { freeScratch } from './scratch.ts';
import { createHoldsAll, type HoldsAll } from './sentence-holds.ts';

/** One sentence may be a table or a text without stops: beside another, only so much of it is shown. */
const longestNeighbour = 600;

/** The sentences of a page of articles that answer to the query; see `quotations.find`. */
export function findQuotations(
  view: IndexView,
  request: QuoteRequest,
  { texts, collections, now }: AnswerOptions,
): QuoteAnswer {
  const started = performance.now();
  freeScratch();
  const parsed = parseQuery(request.query, { typing: false, now });
  const { matches, matchers } = evaluateQuery(view, parsed.root, {
    relax: false,
    typing: false,
    collectionsNamed: (name) => collections.idsNamed(name),
  });
  const holdsAll = createHoldsAll(parsed.root, matchers);
  const found =
    holdsAll === null
      ? []
      : hitsOf(
          view,
          matches.map(({ hits }) => listHits(hits)),
          request.filter,
        );
  const { publishedFrom, publishedTo } = request;
  const inPeriod = keep(view, found, {
    ...(publishedFrom !== undefined && { publishedFrom }),
    ...(publishedTo !== undefined && { publishedTo }),
  });
  const ordered = inOrder(view, inPeriod, request.order).slice(
    request.offset,
    request.offset + request.limit,
  );
  const scanner = createTextScanner(matchers);
  const hits: QuotedHit[] = [];
  for (const hit of ordered) {
    const id = view.segments[hit.segment]?.facts(hit.article).id;
    const [stored] = id === undefined ? [] : texts.read([id]);
    if (id === undefined || stored == null || holdsAll === null) continue;
    const found = scanner.scan(stored.body, 'body');
    const language = languageOf(view, hit);
    hits.push({
      id,
      ...quote({ body: stored.body, language }, found, holdsAll, request.sentencesPerArticle),
    });
  }
  return {
    understood: describeQuery(parsed),
    explained: explainQuery(parsed),
    total: inPeriod.length,
    undated: inPeriod.filter((hit) => firstDay(view, hit) === 0).length,
    years: countYears(view, found),
    read: ordered.length,
    hits,
    milliseconds: performance.now() - started,
  };
}

function hitsOf(view: IndexView, lists: readonly Uint32Array[], filter: QuoteRequest['filter']): Hit[] {
  const hits = lists.flatMap((list, segment) => Array.from(list, (article): Hit => ({ segment, article })));
  return keep(view, hits, filter);
}

function keep(view: IndexView, hits: readonly Hit[], filter: QuoteRequest['filter']): Hit[] {
  const tests = view.segments.map((segment) => holdFilter(segment, filter));
  return hits.filter(({ segment, article }) => tests[segment]?.every((holds) => holds(article)) ?? false);
}

function languageOf(view: IndexView, { segment, article }: Hit): string {
  const { columns, tables } = view.segments[segment] ?? {};
  return tables?.languages.names[columns?.language[article] ?? 0] ?? '';
}

function firstDay(view: IndexView, { segment, article }: Hit): number {
  return view.segments[segment]?.columns.firstDay[article] ?? 0;
}

/** By the first day on which it may have been published, the undated last; on one day in the order in which they came. */
function inOrder(view: IndexView, hits: readonly Hit[], order: QuoteRequest['order']): Hit[] {
  const sign = order === 'oldest' ? 1 : -1;
  const dayOf = (hit: Hit): number => sign * firstDay(view, hit) || Number.POSITIVE_INFINITY;
  const added = ({ segment, article }: Hit): number => view.segments[segment]?.columns.added[article] ?? 0;
  const keys = hits.map((hit) => ({ hit, day: dayOf(hit), added: added(hit) }));
  keys.sort(
    (a, b) =>
      (a.day === b.day ? 0 : a.day - b.day) ||
      a.added - b.added ||
      a.hit.segment - b.hit.segment ||
      a.hit.article - b.hit.article,
  );
  return keys.map(({ hit }) => hit);
}

function countYears(view: IndexView, hits: readonly Hit[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const hit of hits) {
    const day = firstDay(view, hit);
    const name = day === 0 ? '' : String(Math.floor(day / 10_000)).padStart(4, '0');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Text {
  body: string;
  language: string;
}

function quote(
  text: Text,
  matches: readonly TextMatch[],
  holdsAll: HoldsAll,
  most: number,
): { sentences: QuotedSentence[]; left: number } {
  const sentences: QuotedSentence[] = [];
  let left = 0;
  for (const { sentence, found } of sentencesWith(text, matches)) {
    if (!holdsAll(new Set(found.map(({ matcher }) => matcher)))) continue;
    if (sentences.length === most) left++;
    else sentences.push(asQuoted(text, sentence, found));
  }
  return { sentences, left };
}

/** The sentences that a match touches, each once and in order, with their matches. Only lines with matches are read. */
function sentencesWith(
  { body, language }: Text,
  matches: readonly TextMatch[],
): { sentence: Sentence; found: TextMatch[] }[] {
  const result: { sentence: Sentence; found: TextMatch[] }[] = [];
  let lineEnd = -1;
  let sentences: Sentence[] = [];
  let at = 0;
  for (const match of matches) {
    if (match.start >= lineEnd) {
      sentences = sentencesOf(body, language, match.start, match.end);
      lineEnd = endOfLines(body, match.end);
      at = 0;
    }
    while (at < sentences.length && (sentences[at]?.end ?? 0) <= match.start) at++;
    const sentence = sentences[at];
    if (sentence === undefined) continue;
    const last = result.at(-1);
    if (last?.sentence === sentence) last.found.push(match);
    else result.push({ sentence, found: [match] });
  }
  return result;
}

function endOfLines(text: string, offset: number): number {
  const at = text.indexOf('\n', Math.max(0, offset - 1));
  return at < 0 ? text.length : at;
}

function asQuoted(
  { body: text, language }: Text,
  { start, end }: Sentence,
  found: readonly TextMatch[],
): QuotedSentence {
  return {
    anchor: createAnchor(text, start, end),
    marks: marksOf(found).map(([from, to]) => [from - start, Math.min(to, end) - start]),
    before: sentenceBefore(text, start, language),
    after: sentenceAfter(text, end, language),
  };
}

function sentenceBefore(text: string, start: number, language: string): string {
  let last = start;
  while (last > 0 && /\s/.test(text.charAt(last - 1))) last--;
  if (last === 0) return '';
  const before = sentencesOf(text, language, last - 1, last).findLast((sentence) => sentence.start < start);
  return before === undefined
    ? ''
    : text.slice(Math.max(before.start, before.end - longestNeighbour), before.end);
}

function sentenceAfter(text: string, end: number, language: string): string {
  let first = end;
  while (first < text.length && /\s/.test(text.charAt(first))) first++;
  if (first === text.length) return '';
  const after = sentencesOf(text, language, first, first + 1).find((sentence) => sentence.start >= end);
  return after === undefined
    ? ''
    : text.slice(after.start, Math.min(after.end, after.start + longestNeighbour));
}
