import { detectLanguage } from '../../../understanding/language.ts';

const scripts = new Map<string, string>();
for (const [script, languages] of [
  ['Armenian', 'hy hyw'],
  ['Georgian', 'ka'],
  ['Greek', 'el'],
  ['Hebrew', 'he yi'],
  ['Arabic', 'ar fa ur ps ckb sd ug'],
  ['Japanese', 'ja'],
  ['Korean', 'ko'],
  ['Chinese', 'zh'],
  ['Thai', 'th'],
  ['Devanagari', 'hi mr ne sa'],
  ['Bengali', 'bn as'],
  ['Tamil', 'ta'],
  ['Ethiopic', 'am ti'],
  ['Cyrillic', 'ru uk be bg mk ky tg'],
] as const)
  for (const language of languages.split(' ')) scripts.set(language, script);
/** Written in two scripts, or in one that detection does not know. */
const either = new Set([
  'sr',
  'kk',
  'uz',
  'az',
  'mn',
  'tk',
  'ku',
  'tt',
  'bs',
  'te',
  'ml',
  'kn',
  'gu',
  'pa',
  'si',
  'km',
  'my',
  'lo',
]);

/**
 * Whether a text can be in the language its page claims. Templates are copied with their `lang="en"`; an Armenian text
 * under it would be stemmed and hyphenated as English.
 */
export function languageFits(language: string, text: string): boolean {
  const detected = detectLanguage(text);
  if (detected === null || either.has(language) || either.has(detected)) return true;
  return (scripts.get(language) ?? 'Latin') === (scripts.get(detected) ?? 'Latin');
}
