/** What a selection asks the library for. */
export interface SelectionQuery {
  query: string;
  /** `any`: an article with some of the words will do; the more, the better. */
  match: 'all' | 'any';
}

/** What the library is to answer with. */
export type SearchedAs = 'articles' | 'sentences';

/** So many words somebody may have written elsewhere just so. */
const mostInPhrase = 12;
/** A page of text says no more about what is meant than its beginning. */
const longest = 4_000;

/** A short selection is looked for as it stands, a long one by its words. */
export function selectionQuery(selected: string): SelectionQuery {
  // Cut in the middle of a letter of two code units, its half goes too.
  const text = selected
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const words = text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));
  const plain = text
    .replaceAll(/["“”„‟«»]/gu, ' ')
    .replaceAll(/ +/g, ' ')
    .trim();
  if (words.length <= mostInPhrase) return { query: words.length === 0 ? '' : `"${plain}"`, match: 'all' };
  return { query: words.map(plainWord).join(' '), match: 'any' };
}

/** Without what the query language would take for its own: `title:`, `-`, `OR`, brackets, stars. */
function plainWord(word: string): string {
  const bare = word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replaceAll(/["“”„‟«»():*~]/gu, ' ');
  return /^(?:OR|AND|NOT|NEAR)$/.test(bare) ? bare.toLowerCase() : bare;
}
