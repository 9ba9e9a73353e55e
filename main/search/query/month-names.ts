import { foldWord } from '../analysis/fold-word.ts';

const languages = 'en ru hy uk ka de fr es it pt nl pl tr el bg ar fa'.split(' ');
const forms: Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  // Beside a day many languages decline it.
  { month: 'long', day: 'numeric', year: 'numeric' },
  { month: 'short', day: 'numeric', year: 'numeric' },
];

let known: Map<string, number> | null = null;

/** 1 to 12; null for a word that names no month, or not the same one in all languages. `word` is folded. */
export function monthNamed(word: string): number | null {
  known ??= readNames();
  return known.get(word) ?? null;
}

/** From the platform's own tables, once: some milliseconds. */
function readNames(): Map<string, number> {
  const names = new Map<string, number>();
  const doubtful = new Set<string>();
  for (const language of languages)
    for (const form of forms) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
        ...form,
        timeZone: 'UTC',
      });
      for (let month = 1; month <= 12; month++) {
        const parts = format.formatToParts(Date.UTC(2023, month - 1, 15));
        const name = foldWord((parts.find(({ type }) => type === 'month')?.value ?? '').replaceAll('.', ''));
        if (name === '' || /\d/.test(name)) continue;
        if ((names.get(name) ?? month) !== month) doubtful.add(name);
        names.set(name, month);
      }
    }
  for (const name of doubtful) names.delete(name);
  return names;
}
