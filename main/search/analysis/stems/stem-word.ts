import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as irish } from '@orama/stemmers/irish';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as nepali } from '@orama/stemmers/nepali';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { type Script, scriptOf } from '../scripts/script-of.ts';
import { stemArabic } from './arabic.ts';
import { stemArmenian } from './armenian.ts';
import { stemEnglish } from './english.ts';
import { stemGeorgian } from './georgian.ts';
import { stemGreek } from './greek.ts';
import { stemHindi } from './hindi.ts';
import { stemHungarian } from './hungarian.ts';
import { stemFrench, stemPortuguese } from './romance.ts';
import { stemBulgarian, stemRussian, stemUkrainian } from './slavic.ts';

interface Stemmer {
  language: string;
  scripts: readonly Script[];
  stem(word: string): string;
}

const latin: readonly Script[] = ['latin'];
const cyrillic: readonly Script[] = ['cyrillic'];

/** Their order is part of the format of the index: only ever append. */
const stemmers: readonly Stemmer[] = [
  { language: 'en', scripts: latin, stem: stemEnglish },
  { language: 'ru', scripts: cyrillic, stem: stemRussian },
  { language: 'hy', scripts: ['armenian'], stem: stemArmenian },
  { language: 'uk', scripts: cyrillic, stem: stemUkrainian },
  { language: 'ka', scripts: ['georgian'], stem: stemGeorgian },
  { language: 'de', scripts: latin, stem: german },
  { language: 'fr', scripts: latin, stem: stemFrench },
  { language: 'es', scripts: latin, stem: spanish },
  { language: 'it', scripts: latin, stem: italian },
  { language: 'pt', scripts: latin, stem: stemPortuguese },
  { language: 'nl', scripts: latin, stem: dutch },
  { language: 'sv', scripts: latin, stem: swedish },
  { language: 'no', scripts: latin, stem: norwegian },
  { language: 'da', scripts: latin, stem: danish },
  { language: 'fi', scripts: latin, stem: finnish },
  { language: 'hu', scripts: latin, stem: stemHungarian },
  { language: 'ro', scripts: latin, stem: romanian },
  { language: 'el', scripts: ['greek'], stem: stemGreek },
  { language: 'tr', scripts: latin, stem: turkish },
  { language: 'lt', scripts: latin, stem: lithuanian },
  { language: 'bg', scripts: cyrillic, stem: stemBulgarian },
  { language: 'sr', scripts: ['latin', 'cyrillic'], stem: serbian },
  { language: 'ar', scripts: ['arabic'], stem: stemArabic },
  { language: 'hi', scripts: ['devanagari'], stem: stemHindi },
  { language: 'ne', scripts: ['devanagari'], stem: nepali },
  { language: 'ta', scripts: ['tamil'], stem: tamil },
  { language: 'id', scripts: latin, stem: indonesian },
  { language: 'ga', scripts: latin, stem: irish },
];

export const stemmerLanguages: readonly string[] = stemmers.map(({ language }) => language);

const byLanguage = new Map(stemmers.map((stemmer) => [stemmer.language, stemmer]));
const shortest = 3;
const hasDigit = /[0-9]/;

/**
 * What the forms of a folded word have in common, by the rules of a language of `stemmerLanguages`; null for a word
 * that the language has no forms of: of another script, with digits, of one or two letters.
 */
export function stemWord(word: string, language: string): string | null {
  const stemmer = byLanguage.get(language);
  if (stemmer === undefined || word.length < shortest || hasDigit.test(word)) return null;
  if (!stemmer.scripts.includes(scriptOf(word))) return null;
  // A stemmer may take a word for nothing but endings.
  return stemmer.stem(word) || word;
}
