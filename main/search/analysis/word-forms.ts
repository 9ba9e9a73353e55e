/**
 * Under which keys the forms of one word meet: `talks` and `talked` under their stem, `Ереван` and `Երևան` under what they
 * sound like in Latin letters. The index keeps a table from key to terms, so that a query's word finds its other forms
 * without a posting being written twice.
 */

/** A table of languages that is part of the on-disk format: only ever append. Primary subtags of BCP 47. */
export const stemmedLanguages: readonly string[] = [];

/** Other forms that a word of a query is looked up by. */
export interface FormLookup {
  key: string;
  /** `stem`: counts only in articles of `language`. `script`: the same name in another script, in any article. */
  kind: 'stem' | 'script';
  /** Of `stemmedLanguages`; null for `script`. */
  language: string | null;
}

/**
 * The keys a term of the index is kept under. `languages` are those, of `stemmedLanguages`, of the articles that hold it.
 * None for a term that nothing but itself is to find.
 */
export function formKeys(_term: string, _languages: readonly string[]): string[] {
  return [];
}

/** What to look up for a word of a query; `languages` are those of the library, of `stemmedLanguages`. */
export function lookUpForms(_term: string, _languages: readonly string[]): FormLookup[] {
  return [];
}

/** Which language an article's words are stemmed by, from its BCP 47 tag and the beginning of its text; null for none. */
export function stemLanguage(_language: string, _text: string): string | null {
  return null;
}
