/// <reference path="./hyphen.d.ts" />
import { divideArmenian } from './armenian-syllables.ts';

/** Answers with the offsets at which a word of lower-case letters may be divided. */
export type DivideWord = (word: string) => readonly number[];

export interface DivisionRules {
  divide: DivideWord;
  /** Shorter words stay whole, and so many letters stay together at the beginning and the end. */
  word: number;
  left: number;
  right: number;
}

type Patterns = () => Promise<{ default: unknown }>;

/**
 * Liang's patterns of the TeX community, each a chunk that is loaded when an article in its language is opened. Only those
 * whose licence lets them be given away under MIT: the list with licences and authors is in docs/architecture.md.
 */
const patterns = new Map<string, Patterns>([
  ['de', () => import('hyphen/patterns/de-1996.js')],
  ['el', () => import('hyphen/patterns/el-monoton.js')],
  ['en', () => import('hyphen/patterns/en-us.js')],
  ['en-gb', () => import('hyphen/patterns/en-gb.js')],
  ['es', () => import('hyphen/patterns/es.js')],
  ['fr', () => import('hyphen/patterns/fr.js')],
  ['it', () => import('hyphen/patterns/it.js')],
  ['ka', () => import('hyphen/patterns/ka.js')],
  ['nl', () => import('hyphen/patterns/nl.js')],
  ['pl', () => import('hyphen/patterns/pl.js')],
  ['pt', () => import('hyphen/patterns/pt.js')],
  ['ru', () => import('hyphen/patterns/ru.js')],
  ['sv', () => import('hyphen/patterns/sv.js')],
  ['tr', () => import('hyphen/patterns/tr.js')],
  ['uk', () => import('hyphen/patterns/uk.js')],
]);

const britishRegions = /^en-(?:gb|ie|au|nz|za|in)\b/;

/** The name of the rules for a language tag, or null where Carrel has none: `en-AU` → `en-gb`, `de-AT` → `de`. */
export function rulesName(tag: string): string | null {
  const language = tag.toLowerCase();
  if (britishRegions.test(language)) return 'en-gb';
  const primary = language.split('-', 1)[0] ?? '';
  return primary === 'hy' || patterns.has(primary) ? primary : null;
}

const loaded = new Map<string, Promise<DivisionRules>>();

/** Loads once; a chunk that could not be fetched is asked for again the next time. */
export function loadRules(name: string): Promise<DivisionRules> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const rules = makeRules(name);
  loaded.set(name, rules);
  rules.catch(() => loaded.delete(name));
  return rules;
}

async function makeRules(name: string): Promise<DivisionRules> {
  if (name === 'hy') return { divide: divideArmenian, word: 6, left: 2, right: 3 };
  const load = patterns.get(name);
  if (load === undefined) throw new Error(`no rules of hyphenation for "${name}"`);
  const [{ default: createHyphenator }, { default: liang }] = await Promise.all([
    import('hyphen/hyphen.js'),
    load(),
  ]);
  const hyphenate = createHyphenator(liang, { html: false, minWordLength: 4, hyphenChar: mark });
  const divide = (word: string): number[] => marksIn(hyphenate(word));
  return name.startsWith('en')
    ? { divide, word: 7, left: 3, right: 3 }
    : { divide, word: 6, left: 2, right: 3 };
}

const mark = '\u00ad';

/** `hy-phen-ation` → 2, 6 */
function marksIn(divided: string): number[] {
  const offsets: number[] = [];
  for (let at = divided.indexOf(mark); at !== -1; at = divided.indexOf(mark, at + 1))
    offsets.push(at - offsets.length);
  return offsets;
}
