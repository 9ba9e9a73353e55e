import { detectAll } from 'tinyld';
import { languagesOfWord } from './function-words.ts';

const sampleLength = 2_000;

/** Scripts that are one language's own, or nearly so: what they are written in needs no guess. */
const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\u0531-\u058f\ufb13-\ufb17]/g, 'hy'],
  [/[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f]/g, 'ka'],
  [/[\u0370-\u03ff\u1f00-\u1fff]/g, 'el'],
  [/[\u0590-\u05ff]/g, 'he'],
  [/[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/g, 'arabic'],
  [/[\u3040-\u30ff]/g, 'ja'],
  [/[\uac00-\ud7af\u1100-\u11ff]/g, 'ko'],
  [/[\u4e00-\u9fff\u3400-\u4dbf]/g, 'zh'],
  [/[\u0e00-\u0e7f]/g, 'th'],
  [/[\u0900-\u097f]/g, 'hi'],
  [/[\u0980-\u09ff]/g, 'bn'],
  [/[\u0b80-\u0bff]/g, 'ta'],
  [/[\u1200-\u137f]/g, 'am'],
  [/[\u0400-\u052f]/g, 'cyrillic'],
  [/[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/g, 'latin'],
];

/**
 * The language of a text as BCP 47, or null when it is too short or too mixed to say: no language is better than a wrong
 * one, since stems and hyphenation hang on it.
 */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, sampleLength);
  let most = { script: '', count: 0 };
  let letters = 0;
  const counts = new Map<string, number>();
  for (const [pattern, script] of scripts) {
    const count = sample.match(pattern)?.length ?? 0;
    counts.set(script, count);
    letters += count;
    if (count > most.count) most = { script, count };
  }
  // Kana settles it: Japanese is mostly Chinese characters, Chinese has no kana.
  if (most.script === 'zh' && (counts.get('ja') ?? 0) > most.count * 0.05) return 'ja';
  if (most.count < 2 || most.count < letters * 0.5) return null;
  if (most.script === 'arabic') return arabicScript(sample);
  if (most.script === 'cyrillic') return cyrillicScript(sample, most.count);
  if (most.script === 'latin') return byFunctionWords(sample) ?? byLetters(sample);
  return most.script;
}

/** Letters that only Persian or Urdu has; then Arabic. */
function arabicScript(text: string): string {
  if (/[\u0679\u0688\u0691\u06ba\u06d2]/.test(text)) return 'ur';
  return /[\u067e\u0686\u0698\u06af\u06a9\u06cc]/.test(text) ? 'fa' : 'ar';
}

const cyrillicLetters: readonly (readonly [RegExp, string])[] = [
  [/[әғқңұүһ]/giu, 'kk'],
  [/[ў]/giu, 'be'],
  [/[їєґ]/giu, 'uk'],
  [/[ѓќѕ]/giu, 'mk'],
  [/[ђћљњџј]/giu, 'sr'],
  [/[ыэё]/giu, 'ru'],
];

function cyrillicScript(text: string, letters: number): string | null {
  const words = byFunctionWords(text);
  const marked = cyrillicLetters
    .map(([pattern, language]) => ({ language, count: text.match(pattern)?.length ?? 0 }))
    .filter(({ count }) => count >= Math.max(1, letters * 0.004));
  const [first] = marked;
  if (first && (marked.length === 1 || first.language !== 'ru')) {
    // Russian and Belarusian share ы, э and ё; the letters that are only Belarusian come first in the table.
    if (first.language === 'ru' && words === 'be') return 'be';
    if (first.language === 'uk' && words === 'ru' && letters > 200) return 'ru';
    return first.language;
  }
  return words;
}

const least = 2;

/** By the share of small words, each counted once for all the languages that have it. */
function byFunctionWords(text: string): string | null {
  const scores = new Map<string, { score: number; words: Set<string> }>();
  let total = 0;
  for (const word of text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? []) {
    total += 1;
    const languages = languagesOfWord(word);
    for (const language of languages) {
      const entry = scores.get(language) ?? { score: 0, words: new Set() };
      entry.score += 1 / languages.length;
      entry.words.add(word);
      scores.set(language, entry);
    }
  }
  const ranked = [...scores].sort(([, a], [, b]) => b.score - a.score);
  const [best, second] = ranked;
  if (!best || ![...best[1].words].some((word) => word.length > 1)) return null;
  if (best[1].words.size < least || best[1].score < Math.max(1.5, total * 0.06)) return null;
  return best[1].score >= (second?.[1].score ?? 0) * 1.25 ? best[0] : null;
}

const renamed = new Map([
  ['no', 'nb'],
  ['sr', 'hr'],
]);

/** By letter groups, for long texts of other languages; only when there is next to no doubt. */
function byLetters(text: string): string | null {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < 200) return null;
  const [best, second] = detectAll(text.slice(0, 1_000));
  if (!best || best.accuracy < 0.6 || (second?.accuracy ?? 0) > best.accuracy * 0.6) return null;
  return renamed.get(best.lang) ?? best.lang;
}
