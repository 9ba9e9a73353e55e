import { createEndingCutter, cutAll } from './cut-ending.ts';

/*
 * Snowball's stemmer for Armenian takes derivations off as well: պետք (need) meets պետական (of the state), and իր (his) meets
 * Իրան (Iran). What follows takes off only what inflects a word.
 */

/** Articles, cases and plurals of nouns. */
const cutCase = createEndingCutter({
  2: 'ը',
  3: 'ի ին ից ով ում ու ուց ները ներն ների ներին ներից ներով ներում ներիս ներս ներդ ներ եր երը երն երի երին երից երով երում',
  4: 'վա վանից վանն',
});
/** Infinitives, participles and the commonest tenses of verbs, passive and active. */
const cutVerb = createEndingCutter({
  3: 'ել վել ալ ած ված ող վող եց վեց վ',
  4: 'ավ եցի եցինք եցիր ենք',
});
/** Abstract nouns, of which there are very many, have a declension of their own. */
const abstract = /^(..+)ություն?(?:ը|ն|ա?ն|անը|անն|ամբ)?$/u;
const abstractObliquely = /^(..+)ութ(?:յամբ|յան(?:ը|ն)?)$/u;
const doubleArticle = /[^աեէըիոօու]ն$/u;
/** Words of which the end looks like an ending and is none, and which stand in every text. */
const whole = new Set([
  'մասին',
  'առաջին',
  'իրենք',
  'որոնք',
  'այսինքն',
  'միջին',
  'վերջին',
  'ներքին',
  'արտաքին',
]);

/** The word without its article, case and number, once: a name as it is in the nominative, or nearly so. */
export function armenianNominative(word: string): string {
  if (whole.has(word)) return word;
  const abstractStem = withoutAbstractEnding(word);
  if (abstractStem !== null) return abstractStem;
  return cutCase(withoutArticle(word));
}

export function stemArmenian(word: string): string {
  if (whole.has(word)) return word;
  const noun = cutAll((stem) => withoutAbstractEnding(stem) ?? cutCase(withoutArticle(stem)), word);
  return noun.endsWith('ութ') ? noun : cutVerb(noun);
}

/** A ն after a consonant is the article before a vowel. */
function withoutArticle(word: string): string {
  return word.length > 4 && doubleArticle.test(word) ? word.slice(0, -1) : word;
}

function withoutAbstractEnding(word: string): string | null {
  const found = abstract.exec(word) ?? abstractObliquely.exec(word);
  return found === null ? null : `${found[1]}ութ`;
}
