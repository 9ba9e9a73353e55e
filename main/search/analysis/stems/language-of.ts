import { foldWord } from '../fold-word.ts';
import { type Script, scriptOf } from '../scripts/script-of.ts';
import { stemmerLanguages } from './stem-word.ts';

/** Languages by other tags, and those that share a stemmer. */
const sameAs = new Map([
  ['hyw', 'hy'],
  ['nb', 'no'],
  ['nn', 'no'],
  ['hr', 'sr'],
  ['bs', 'sr'],
  ['sh', 'sr'],
  ['cnr', 'sr'],
  ['in', 'id'],
]);
const unknown = new Set(['', 'und', 'mul', 'zxx', 'mis']);
/** What an article most likely is in that does not say. */
const likeliest = new Map<Script, string>([
  ['latin', 'en'],
  ['cyrillic', 'ru'],
  ['armenian', 'hy'],
  ['georgian', 'ka'],
  ['greek', 'el'],
  ['arabic', 'ar'],
  ['devanagari', 'hi'],
  ['tamil', 'ta'],
]);
const readUnits = 2_000;
const anyWord = /\p{L}[\p{L}\p{M}]*/gu;
const ukrainian = /[іїєґ]/u;

/** See `stemLanguage` in `word-forms.ts`. */
export function languageOf(tag: string, text: string): string | null {
  const primary = (tag.toLowerCase().split(/[-_]/, 1)[0] ?? '').trim();
  if (unknown.has(primary)) return languageByScript(text.slice(0, readUnits));
  const language = sameAs.get(primary) ?? primary;
  return stemmerLanguages.includes(language) ? language : null;
}

function languageByScript(beginning: string): string | null {
  const letters = new Map<Script, number>();
  for (const [word] of beginning.matchAll(anyWord)) {
    const script = scriptOf(foldWord(word));
    letters.set(script, (letters.get(script) ?? 0) + word.length);
  }
  const [most] = [...letters].sort((a, b) => b[1] - a[1]);
  if (most === undefined) return null;
  if (most[0] === 'cyrillic' && ukrainian.test(beginning.toLowerCase())) return 'uk';
  return likeliest.get(most[0]) ?? null;
}
