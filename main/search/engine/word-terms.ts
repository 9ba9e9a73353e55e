import { lookUpForms, stemmedLanguages } from '../analysis/word-forms.ts';
import { findTerm, type IndexTerm, type IndexView, termsOfForm } from './index-view.ts';

/** Another form of a word of the query, as it stands in the index. */
export interface WordForm {
  term: IndexTerm;
  weight: number;
  /** Counts only in articles stemmed by this language; null: in any. */
  language: string | null;
}

const stemWeight = 0.7;
/** The word's own forms come before what only sounds like it. */
const scriptWeight = 0.35;

/**
 * The other forms of a word that the index holds, by its stems and in other scripts; each once per language.
 *
 * @param kind `stem`: those of its stems alone.
 */
export function wordForms(view: IndexView, term: string, kind: 'stem' | 'any' = 'any'): WordForm[] {
  const forms = new Map<string, WordForm>();
  const add = (found: IndexTerm, weight: number, language: string | null): void => {
    const key = `${language ?? ''} ${found.term}`;
    if (found.term !== term && !forms.has(key)) forms.set(key, { term: found, weight, language });
  };
  for (const lookup of lookUpForms(term, view.languages)) {
    if (kind === 'stem' && lookup.kind !== 'stem') continue;
    const weight = lookup.kind === 'stem' ? stemWeight : scriptWeight;
    const found = 'key' in lookup ? termsOfForm(view, lookup.key) : [findTerm(view, lookup.term)];
    for (const one of found) if (one !== null) add(one, weight, lookup.language);
  }
  return [...forms.values()];
}

/** As the column `stemming` has it: 1 + the number of the language; null: articles of any. */
export function stemmingOf(language: string | null): number | null {
  return language === null ? null : 1 + stemmedLanguages.indexOf(language);
}
