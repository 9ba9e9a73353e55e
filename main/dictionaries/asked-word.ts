import { stemLanguage } from '../search/analysis/word-forms.ts';
import { foldText } from '../storage/fold-text.ts';
import type { AskedWord } from './open-dictionary.ts';

/** Longer head words than this are no words. */
export const longestHead = 200;

/** What a head word is found under: case, diacritics, hyphens and apostrophes of all kinds do not count. */
export function foldHead(head: string): string {
  return foldText(head)
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff\u055a-\u055c\u055e]/gu, '')
    .replace(/[‘’ʼ′`]/gu, "'")
    .replace(/[\s_\u2010-\u2015-]+/gu, ' ')
    .trim();
}

/** The word without the punctuation around it and what a line break left in it; null when no letter or digit is there. */
export function askedWord(given: string, language: string | null): AskedWord | null {
  const word = given
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff\u055b\u055c\u055e]/gu, '')
    .replace(/’/gu, "'")
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '')
    .slice(0, longestHead);
  if (word === '') return null;
  return { word, folded: foldHead(word), language: languageOfWord(word, language) };
}

/** The text's own language where the word is written in its script, else the likeliest of the word's. */
function languageOfWord(word: string, language: string | null): string | null {
  const likeliest = stemLanguage('', word);
  const stated = stemLanguage(language ?? '', word);
  if (stated === null || likeliest === null) return stated ?? likeliest;
  return usualScript(stated) === usualScript(likeliest) ? stated : likeliest;
}

const scripts: readonly (readonly [string, readonly string[]])[] = [
  ['cyrillic', ['ru', 'uk', 'bg', 'sr']],
  ['armenian', ['hy']],
  ['georgian', ['ka']],
  ['greek', ['el']],
  ['arabic', ['ar']],
  ['devanagari', ['hi', 'ne']],
  ['tamil', ['ta']],
];

function usualScript(language: string): string {
  return scripts.find(([, languages]) => languages.includes(language))?.[0] ?? 'latin';
}
