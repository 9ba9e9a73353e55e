import { explainDays, explainInstants } from './explain-days.ts';
import type { Condition, HavingField } from './query-tree.ts';

/** What a condition asks for, after "articles": "published in 2019", "in Armenian". `text` is how it was written. */
export function explainCondition(condition: Condition, text: string): string {
  switch (condition.about) {
    case 'published':
      return `published ${explainDays(condition)}`;
    case 'added':
      return `added ${explainInstants(condition)}`;
    case 'words':
      return ofWords(condition, text);
    case 'language':
      return `in ${languageName(condition.language)}`;
    case 'collection':
      return `in the collection ${condition.collection}`;
    case 'state':
      return condition.state === 'reading' ? 'begun and not finished' : condition.state;
    case 'starred':
      return 'starred';
    case 'dated':
      return 'with a date';
    case 'having':
      return having[condition.field];
  }
}

/** The same after `-`: "not published in 2019", "without a note". */
export function explainNoCondition(condition: Condition, text: string): string {
  if (condition.about === 'having' && condition.field === 'collection') return 'in no collection';
  const meaning = explainCondition(condition, text);
  return meaning.startsWith('with ') ? `without ${meaning.slice(5)}` : `not ${meaning}`;
}

const having: Record<HavingField, string> = {
  note: 'with a note',
  highlight: 'with a highlight',
  tag: 'with a tag',
  collection: 'in a collection',
  byline: 'with a byline',
  source: 'with a source',
  place: 'with a place',
  section: 'with a section',
  language: 'with a known language',
  body: 'with a text',
};

const numbers = new Intl.NumberFormat('en');

function ofWords({ from, to }: { from: number | null; to: number | null }, text: string): string {
  if (from !== null && to !== null) {
    if (from === to) return `of exactly ${numbers.format(from)} words`;
    return `of ${numbers.format(from)} to ${numbers.format(to)} words`;
  }
  if (from !== null)
    return /:"?>\s*\d/.test(text)
      ? `of more than ${numbers.format(from - 1)} words`
      : `of at least ${numbers.format(from)} words`;
  if (to === null) return 'of any length';
  return /:"?<\s*\d/.test(text)
    ? `of fewer than ${numbers.format(to + 1)} words`
    : `of at most ${numbers.format(to)} words`;
}

function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch (error) {
    // Anything can stand after `lang:`; what is no code has no name.
    if (error instanceof RangeError) return `the language ${code}`;
    throw error;
  }
}
