import { readTokens } from '../analysis/read-tokens.ts';
import { stemWord } from '../analysis/stems/stem-word.ts';
import { stemmedLanguages } from '../analysis/word-forms.ts';
import type { TextSource } from '../search-engine.ts';
import { bodyField } from '../segments/postings.ts';
import type { AskedWord } from './asked-word.ts';
import { findTerm, type IndexTerm, type IndexView } from './index-view.ts';
import type { Matches } from './matches.ts';
import { type Hit, rankHits } from './rank-hits.ts';
import { ScoresAmong } from './score-among.ts';
import { rarityOf, saturated } from './score-terms.ts';
import { wordForms } from './word-terms.ts';

const titleWeight = 3;

/** So many of the best articles are read, each from its beginning. */
const mostArticles = 30;
/** So many can gain by it; nothing is taken from a score, so that those behind them stay behind. */
const mostRanked = 1_000;
const mostUnits = 2_400;
/** The share of an article falls with so high a power of its score. */
const steepness = 8;
/** So many of the words they share are looked up, and so many of those are taken. */
const mostLookedUp = 200;
const mostTaken = 50;
/** The best of them counts as much as this, beside the commonest word of the query. */
const share = 0.6;
/** They count in full when the tenth article has lost so much of the first one's score. */
const fullLoss = 0.6;
/** Fewer words than this were typed, and are meant as they are. */
const leastWords = 3;

interface SharedWord {
  /** The form of it that was seen most. */
  term: string;
  seen: number;
  articles: number;
  /** What it weighs in the articles, by their shares. */
  weight: number;
}

/**
 * Looks for the words that the best articles share beyond those of the query, and adds them to the scores of the best hits:
 * what a pasted text means is said by many words, and the articles that it finds know more of them. Nothing becomes a hit
 * by it. The first order must say something for this to be worth believing: where the tenth article is as good as the
 * first, the words count for nothing.
 */
export function addFeedback(
  view: IndexView,
  matches: readonly Matches[],
  asked: readonly AskedWord[],
  texts: TextSource,
): void {
  if (asked.length < leastWords) return;
  const { hits: ranked } = rankHits(view, matches, 'relevance', 0, mostRanked);
  const hits = ranked.slice(0, mostArticles);
  const scores = hits.map(({ segment, article }) => matches[segment]?.scores?.[article] ?? 0);
  const best = scores[0] ?? 0;
  if (hits.length < leastWords || best <= 0) return;
  const trust = Math.min(1, (1 - (scores[Math.min(9, scores.length - 1)] ?? 0) / best) / fullLoss);
  const shares = scores.map((score) => (score / best) ** steepness);
  const words = rarest(view, sharedWords(view, hits, shares, texts));
  const first = words[0]?.weight ?? 0;
  const most = Math.max(...asked.map(({ times }) => times));
  const among = new ScoresAmong(view, matches, ranked);
  for (const { term, weight } of words)
    among.addWord(
      [
        { term, weight: 1, stemming: null },
        ...wordForms(view, term.term, 'stem').map((form) => ({
          term: form.term,
          weight: form.weight,
          stemming: form.language === null ? null : 1 + stemmedLanguages.indexOf(form.language),
        })),
      ],
      (most * share * trust * weight) / first,
    );
}

/** Those worth most, by their weight and rarity. */
function rarest(view: IndexView, words: readonly SharedWord[]): { term: IndexTerm; weight: number }[] {
  return [...words]
    .filter(({ articles }) => articles > 1)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostLookedUp)
    .flatMap(({ term, weight }) => {
      const found = findTerm(view, term);
      // What stands in half of all articles tells none from another.
      if (found === null || found.count > view.documents / 2) return [];
      return { term: found, weight: weight * rarityOf(view.documents, found.count) };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostTaken);
}

function sharedWords(
  view: IndexView,
  hits: readonly Hit[],
  shares: readonly number[],
  texts: TextSource,
): SharedWord[] {
  const facts = hits.map(({ segment, article }) => view.segments[segment]?.facts(article));
  const stored = texts.read(facts.map((fact) => fact?.id ?? ''));
  const all = shares.reduce((sum, one) => sum + one, 0);
  const words = new Map<string, SharedWord>();
  for (const [nth, { segment, article }] of hits.entries()) {
    const stemming = view.segments[segment]?.columns.stemming[article] ?? 0;
    const counts = countWords(
      facts[nth]?.title ?? '',
      stored[nth]?.body.slice(0, mostUnits) ?? '',
      view.averageLengths[bodyField] ?? 1,
    );
    // By stem first: two forms of a word in one article are one word.
    const groups = new Map<string, { term: string; frequency: number; most: number }>();
    for (const [term, frequency] of counts) {
      const key = stemOf(term, stemming);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { term, frequency, most: frequency });
      else {
        group.frequency += frequency;
        if (frequency > group.most) Object.assign(group, { term, most: frequency });
      }
    }
    for (const [key, { term, frequency, most }] of groups) {
      const word = words.get(key) ?? { term, seen: 0, articles: 0, weight: 0 };
      words.set(key, word);
      word.articles++;
      word.weight += ((shares[nth] ?? 0) / all) * saturated(frequency);
      if (most > word.seen) Object.assign(word, { term, seen: most });
    }
  }
  return [...words.values()];
}

/** Occurrences, weighted by field and measured against the length, of the words of an article's beginning. */
function countWords(title: string, beginning: string, averageLength: number): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string, frequency: number): void => {
    counts.set(term, (counts.get(term) ?? 0) + frequency);
  };
  const inText: string[] = [];
  readTokens(beginning, (term, _start, _end, _position, span) => {
    if (span === 1) inText.push(term);
  });
  const average = Math.max(1, Math.min(averageLength, mostUnits / 6));
  for (const term of inText) add(term, 1 / (0.3 + (0.7 * inText.length) / average));
  readTokens(title, (term, _start, _end, _position, span) => {
    if (span === 1) add(term, titleWeight);
  });
  return counts;
}

function stemOf(term: string, stemming: number): string {
  const language = stemmedLanguages[stemming - 1];
  const stem = language === undefined ? null : stemWord(term, language);
  return stem === null ? `=${term}` : `${stemming} ${stem}`;
}
