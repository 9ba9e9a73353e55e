import { armenianNominative } from '../stems/armenian.ts';
import { stemGeorgian } from '../stems/georgian.ts';
import { stemWord } from '../stems/stem-word.ts';
import { isNoName } from './no-names.ts';
import { scriptOf } from './script-of.ts';
import { type SoundScript, soundOf, soundScripts, soundsOfLatin } from './sounds.ts';

const shortestWord = 4;
const shortestSound = 4;

/** The keys under which a folded word of another script than Latin is kept for words of all the others; at most four. */
export function soundKeys(term: string, languages: readonly string[]): string[] {
  const script = soundScriptOf(term);
  if (script === null) return [];
  return [...new Set(soundsOf(term, script, languages).flatMap((sound) => keysOf(sound, script)))];
}

/** Where a folded word finds the same name in other scripts than its own. */
export function lookUpSounds(term: string, languages: readonly string[]): string[] {
  if (term.length < shortestWord) return [];
  const own = soundScriptOf(term);
  if (own === null && (scriptOf(term) !== 'latin' || isNoName(term))) return [];
  const keys = new Set<string>();
  for (const script of soundScripts) {
    if (script === own) continue;
    const sounds = own === null ? soundsOfLatin(term, script) : soundsOf(term, own, languages);
    for (const sound of sounds) for (const key of keysOf(sound, script)) keys.add(key);
  }
  return [...keys];
}

/** The script of a word that has a sound key, or null. */
export function soundScriptOf(term: string): SoundScript | null {
  if (term.length < shortestWord) return null;
  const script = scriptOf(term);
  return soundScripts.find((one) => one === script) ?? null;
}

/**
 * What the word sounds like, as it stands and without its ending. Both, since Иванов and Պուտին end as if they were
 * inflected; a word that can be nothing but inflected is not taken as it stands.
 */
function soundsOf(term: string, script: SoundScript, languages: readonly string[]): string[] {
  const words = new Set([nominativeOf(term, script, languages)]);
  if (!inflected[script].test(term)) words.add(term);
  if (script === 'cyrillic' && languages.includes('uk') && term.includes('г'))
    for (const word of [...words]) words.add(word.replaceAll('г', 'х'));
  return [...words].map((word) => soundOf(word, script)).filter((sound) => sound !== null);
}

/** The word without the ending of its case, as far as can be told. */
export function nominativeOf(term: string, script: SoundScript, languages: readonly string[]): string {
  switch (script) {
    case 'armenian':
      return armenianNominative(term);
    case 'georgian':
      return stemGeorgian(term);
    case 'greek':
      return term;
    case 'cyrillic': {
      const language = cyrillicLanguages.find((one) => languages.includes(one)) ?? 'ru';
      return stemWord(term, language) ?? term;
    }
  }
}

const cyrillicLanguages = ['ru', 'uk', 'bg'];

const inflected: Readonly<Record<SoundScript, RegExp>> = {
  armenian: /(?:ը|ից|ների|ներին|ներով|ներից|ներում|ության|ությունը|ված|վել)$/u,
  cyrillic: /(?:ами|ями|ого|его|ому|ему|ыми|ими|ться|тся|ость|ение|ения)$/u,
  georgian: /(?:ში|ზე|თან|დან|მდე|ების|ები|ებს)$/u,
  greek: /(?!)/,
};

/**
 * One digit for the script, and the sound without the vowels it ends in, since those come and go with the cases; with
 * them when little would be left: the sound of Баку is all of it.
 */
function keysOf(sound: string, script: SoundScript): string[] {
  const full = script === 'greek' ? asGreek(sound) : sound;
  const bare = full.replace(script === 'greek' ? greekEnding : lastVowels, '');
  const kept = bare.length < shortestSound ? full : bare;
  return kept.length < shortestSound ? [] : [`${soundScripts.indexOf(script) + 1}${kept}`];
}

const lastVowels = /[aeiou]+$/;
const greekEnding = /[aeiou]+s?$/;

/** Greek has no letters for b, d and g, and many for e and i. */
function asGreek(sound: string): string {
  return sound
    .replaceAll('ai', 'e')
    .replace(/[eo]i/g, 'i')
    .replace(/([ae])u/g, '$1v')
    .replace(/m[pb]/g, 'b')
    .replace(/n[td]/g, 'd')
    .replace(/[ng][kg]/g, 'g');
}
