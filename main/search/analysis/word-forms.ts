/**
 * Under which keys the forms of one word meet: `talks` and `talked` under their stem, `Ереван` and `Երևան` under what they
 * sound like in Latin letters. The index keeps a table from key to terms, so that a query's word finds its other forms
 * without a posting being written twice.
 */
import { latinSpellings } from './scripts/latin-spellings.ts';
import { lookUpSounds, soundKeys } from './scripts/sound-keys.ts';
import { languageOf } from './stems/language-of.ts';
import { stemmerLanguages, stemWord } from './stems/stem-word.ts';

/** A table of languages that is part of the on-disk format: only ever append. Primary subtags of BCP 47. */
export const stemmedLanguages: readonly string[] = stemmerLanguages;

/**
 * Other forms that a word of a query is looked up by: all terms kept under a key, or one term, which may stand in the index
 * or not.
 *
 * - `stem`: they count only in articles of `language`, of `stemmedLanguages`.
 * - `script`: the same name in another script, in any article. Most of the terms, likely spellings in Latin letters, stand
 *   nowhere.
 */
export type FormLookup = ({ kind: 'stem'; language: string } | { kind: 'script'; language: null }) &
  ({ key: string } | { term: string });

/**
 * The keys a term of the index is kept under. `languages` are those, of `stemmedLanguages`, of the articles that hold it.
 * None for a term that nothing but itself is to find, nor for a word under the stem that it is itself: half of all words
 * are, and a query's word is looked up by its stem as a term.
 */
export function formKeys(term: string, languages: readonly string[]): string[] {
  const keys: string[] = [];
  for (const language of languages) {
    const stem = stemWord(term, language);
    if (stem !== null && stem !== term) keys.push(stemKey(stem, language));
  }
  // A plain Latin letter begins nearly every term there is.
  return term.charCodeAt(0) > 0x7f ? keys.concat(soundKeys(term, languages)) : keys;
}

/** What to look up for a word of a query; `languages` are those of the library, of `stemmedLanguages`. */
export function lookUpForms(term: string, languages: readonly string[]): FormLookup[] {
  const lookups: FormLookup[] = [];
  for (const language of languages) {
    const stem = stemWord(term, language);
    if (stem === null) continue;
    lookups.push({ kind: 'stem', key: stemKey(stem, language), language });
    // What is spelt as the stem may be a word with another stem: of authorize it is author, whose own is not.
    if (stem !== term && stemWord(stem, language) === stem)
      lookups.push({ kind: 'stem', term: stem, language });
  }
  for (const key of lookUpSounds(term, languages)) lookups.push({ kind: 'script', key, language: null });
  for (const spelling of latinSpellings(term, languages))
    lookups.push({ kind: 'script', term: spelling, language: null });
  return lookups;
}

/**
 * Which language, of `stemmedLanguages`, an article's words are stemmed by, from its BCP 47 tag and, when that is empty
 * or `und`, from the script that its text begins in; null for none.
 */
export function stemLanguage(language: string, text: string): string | null {
  return languageOf(language, text);
}

/** One letter for the language, `A` for the first, and the stem. */
function stemKey(stem: string, language: string): string {
  return String.fromCharCode(0x41 + stemmedLanguages.indexOf(language)) + stem;
}
