import { irregularForms } from './irregular-forms.ts';

export const parts = ['noun', 'verb', 'adj', 'adv'] as const;
export type Part = (typeof parts)[number];

/** Endings and what stands in their place in the word's own form, after `morphy(7WN)`. */
const endings: Record<Part, readonly (readonly [string, string])[]> = {
  noun: [
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['sses', 'ss'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ves', 'f'],
    ['ves', 'fe'],
    ['men', 'man'],
    ['ies', 'y'],
    ['s', ''],
  ],
  verb: [
    ['ies', 'y'],
    ['ied', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['s', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['iest', 'y'],
    ['ier', 'y'],
    ['est', 'e'],
    ['est', ''],
    ['er', 'e'],
    ['er', ''],
  ],
  adv: [],
};

const doubled = /([bdfglmnprtvz])\1$/;

/** Spellings that a word may be a form of, the likeliest first; whether they are words is for the dictionary to say. */
export function baseForms(word: string, part: Part, exceptions: readonly string[] = []): string[] {
  const found = new Set<string>(exceptions);
  for (const form of irregularForms(word, part)) found.add(form);
  if (part === 'noun' && /'s?$/.test(word)) found.add(word.replace(/'s?$/, ''));
  for (const [ending, own] of endings[part]) {
    if (!word.endsWith(ending) || (part === 'noun' && word.endsWith('ss'))) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length < 2) continue;
    found.add(stem + own);
    // stopped, running, bigger
    if (own === '' && part !== 'noun' && doubled.test(stem)) found.add(stem.slice(0, -1));
  }
  // panicking, trafficked
  if (part === 'verb') for (const form of [...found]) if (form.endsWith('ck')) found.add(form.slice(0, -1));
  found.delete(word);
  return [...found];
}
