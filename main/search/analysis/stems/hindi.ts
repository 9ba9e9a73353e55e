import { stemmer as hindi } from '@orama/stemmers/indian';

const nasalBeforeConsonant = /[ङञणनम]्(?=[क-ह])/gu;

/** हिन्दी and हिंदी are one word, and so are ज़रा and जरा: the spelling of nasals and of the dot below is free. */
export function stemHindi(word: string): string {
  return hindi(word.replace(nasalBeforeConsonant, 'ं').replaceAll('ँ', 'ं').replaceAll('\u093c', ''));
}
