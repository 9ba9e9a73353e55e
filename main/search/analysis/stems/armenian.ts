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
  3: 'ել վել իլ վիլ ալ ած ված ող վող եց վեց վ',
  4: 'ավ եցի եցինք եցիր ենք',
});
/** The endings of abstract nouns, of which there are very many and which have a declension of their own. */
const abstractEndings = new Set(['յուն', 'յունը', 'յունն', 'յան', 'յանը', 'յանն', 'յամբ']);
const abstractMark = 'ությ';
const vowels = 'աեէըիոօու';
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
  return whole.has(word) ? word : cutNoun(word);
}

export function stemArmenian(word: string): string {
  if (whole.has(word)) return word;
  const noun = cutAll(cutNoun, reformed(word));
  return noun.endsWith('ութ') ? noun : cutVerb(noun);
}

const classical = /.[օէ]|ու[աեէիո]|եա|իւ|ոյ|^յ[աեէիոօ]|այ$/u;

/**
 * The spelling of the reform of 1922, for a word that may be in the classical one, which the diaspora keeps: հարիւր is
 * հարյուր, արուած is արված, սենեակ is սենյակ. Of words in the reformed spelling few change, and all their forms alike.
 */
function reformed(word: string): string {
  if (word.length < 3 || !classical.test(word)) return word;
  return word
    .replace(/ու(?=[աեէիո])/gu, 'վ')
    .replace(/(?!^)օ/gu, 'ո')
    .replace(/(?!^)է/gu, 'ե')
    .replaceAll('եա', 'յա')
    .replaceAll('իւ', 'յու')
    .replace(/ոյ(?=.)/gu, 'ույ')
    .replace(/^յ(?=[աեիո]..)/u, 'հ')
    .replace(/(..)այ$/u, '$1ա');
}

function cutNoun(word: string): string {
  const mark = word.lastIndexOf(abstractMark);
  if (mark >= 2 && abstractEndings.has(word.slice(mark + 3))) return word.slice(0, mark + 3);
  // A ն after a consonant is the article before a vowel.
  const articled = word.length > 4 && word.endsWith('ն') && !vowels.includes(word.charAt(word.length - 2));
  return cutCase(articled ? word.slice(0, -1) : word);
}
