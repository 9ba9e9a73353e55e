import { stemmer as snowball } from '@orama/stemmers/russian';
import { createEndingCutter } from './cut-ending.ts';

const looksLikeParticiple = /(.[ая]н)[аы]?$/u;

/**
 * Snowball's, which takes the end of Пашинян, Пашиняна and Ереван for that of a participle (сказан), and not that of
 * Пашиняну: so all of them are read as that.
 */
export function stemRussian(word: string): string {
  const found = looksLikeParticiple.exec(word);
  return snowball(found === null ? word : `${word.slice(0, found.index)}${found[1]}у`);
}

/*
 * The package's stemmer for Ukrainian keeps state between words and that for Bulgarian fails in strict mode, so their
 * endings are taken off here: cases and numbers, definite articles, the commonest tenses.
 */
const cutUkrainian = createEndingCutter({
  2: 'ами ями ах ях ові еві єві ого ому ими іми їми ої ою ією єю',
  3: 'ам ям ом ем єм ів їв ей ою ею єю их іх їх им ім їм ий ій їй а я у ю о е є и і ї ь й ати ити іти яти ути ав ив ів яв ала ила ула яла али или яли ало ило яло ає яє ує юють ують ають яють ить ять ать уть ють ться тися лися лася лося вся ується ються ючи учи',
});
const cutBulgarian = createEndingCutter({
  2: 'ите ата ята ото ето та то те ия ият ът ят',
  3: 'овете евете ове еве ища ищата ия ии ият ият ят ът ен ем им ам ах еше аше иха аха ат ят ите а я о е и ъ й у',
});

export function stemUkrainian(word: string): string {
  return cutUkrainian(word);
}

/** Once for the article, once for the number. */
export function stemBulgarian(word: string): string {
  return cutBulgarian(cutBulgarian(word));
}
