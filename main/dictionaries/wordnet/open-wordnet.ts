import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sense } from '../../../contract/dictionary-model.ts';
import { ArchiveError } from '../../../contract/errors.ts';
import type { AskedWord, FoundEntry, OpenDictionary } from '../open-dictionary.ts';
import { openRangedFile, type RangedFile } from '../ranged-file.ts';
import { baseForms, type Part, parts } from './base-forms.ts';
import { parseSynset, type Synset } from './parse-synset.ts';
import { createSortedLines, type SortedLines } from './sorted-lines.ts';

const partNames: Record<Part, string> = { noun: 'noun', verb: 'verb', adj: 'adjective', adv: 'adverb' };
const partLetters: Readonly<Record<string, Part>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };
/** Words with many meanings have the frequent ones first. */
const mostSenses = 20;
const longestSynset = 32_768;
/** Of version 3.1; counted from its indexes, each word once. */
const headWords = 147_478;

interface PartFiles {
  index: SortedLines;
  data: RangedFile;
  exceptions: SortedLines | null;
}

export function isWordnet(folder: string): boolean {
  return parts.every(
    (part) => existsSync(join(folder, `index.${part}`)) && existsSync(join(folder, `data.${part}`)),
  );
}

/** Princeton's WordNet as its files are: found by halving, nothing is held. Errors: not-found, unreadable. */
export async function openWordnet(folder: string): Promise<OpenDictionary> {
  const opened: RangedFile[] = [];
  const open = async (name: string): Promise<RangedFile> => {
    const file = await openRangedFile(join(folder, name));
    opened.push(file);
    return file;
  };
  const close = async (): Promise<void> => {
    for (const file of opened) await file.close();
  };
  const files = new Map<Part, PartFiles>();
  try {
    for (const part of parts)
      files.set(part, {
        index: createSortedLines(await open(`index.${part}`)),
        data: await open(`data.${part}`),
        exceptions: existsSync(join(folder, `${part}.exc`))
          ? createSortedLines(await open(`${part}.exc`))
          : null,
      });
  } catch (error) {
    await close();
    throw error;
  }
  const of = (part: Part): PartFiles => {
    const found = files.get(part);
    if (found === undefined) throw new Error(`wordnet: ${part} was not opened`);
    return found;
  };

  const readSynset = async (part: Part, offset: number): Promise<Synset> => {
    const { data } = of(part);
    for (const reach of [1_024, longestSynset]) {
      const text = (await data.read(offset, reach)).toString('utf8');
      const end = text.indexOf('\n');
      if (end === -1 && reach < longestSynset) continue;
      const synset = parseSynset(end === -1 ? text : text.slice(0, end));
      if (synset !== null) return synset;
      break;
    }
    throw new ArchiveError(
      'damaged',
      `wordnet: no meaning at ${offset} of "${join(folder, `data.${part}`)}"; its files do not belong together`,
    );
  };

  const readEntry = async (
    line: string,
    part: Part,
    wanted: string,
  ): Promise<{ head: string; senses: Sense[]; shortened: boolean }> => {
    const fields = line.trim().split(' ');
    const count = Number(fields[2]);
    const offsets = count > 0 ? fields.slice(-count).map(Number) : [];
    const senses: Sense[] = [];
    let head = wanted.replaceAll('_', ' ');
    for (const offset of offsets.slice(0, mostSenses)) {
      const synset = await readSynset(part, offset);
      const own = synset.words.findIndex((word) => keyOf(word) === wanted);
      if (own !== -1 && senses.length === 0) head = synset.words[own] ?? head;
      senses.push(await toSense(synset, part, own));
    }
    return { head, senses, shortened: offsets.length > mostSenses };
  };

  const toSense = async (synset: Synset, part: Part, own: number): Promise<Sense> => {
    const related: Sense['related'] = [];
    const synonyms = synset.words.filter((_, at) => at !== own);
    if (synonyms.length > 0) related.push({ relation: 'synonyms', words: synonyms });
    const antonyms = await follow(synset, '!', own + 1);
    if (antonyms.length > 0) related.push({ relation: 'antonyms', words: antonyms });
    const broader = await follow(synset, '@', null);
    if (broader.length > 0) related.push({ relation: 'broader', words: broader });
    const like = [...(await follow(synset, '&', null)), ...(await follow(synset, '^', null))];
    if (like.length > 0) related.push({ relation: 'see also', words: like });
    return {
      part: partNames[part],
      blocks: [{ kind: 'paragraph', depth: 0, spans: [{ text: synset.definition, look: 'plain' }] }],
      examples: synset.examples,
      related,
    };
  };

  /** Words at the other end of a relation; of a word's own (`source`) or of the whole meaning. */
  const follow = async (synset: Synset, symbol: string, source: number | null): Promise<string[]> => {
    const words: string[] = [];
    for (const pointer of synset.pointers) {
      const part = partLetters[pointer.part];
      if (pointer.symbol !== symbol || part === undefined || words.length >= 4) continue;
      if (source !== null && pointer.source !== 0 && pointer.source !== source) continue;
      const other = await readSynset(part, pointer.offset);
      const word = other.words[pointer.target === 0 ? 0 : pointer.target - 1];
      if (word !== undefined && !words.includes(word)) words.push(word);
    }
    return words;
  };

  const entriesOf = async (
    key: string,
    part: Part,
    match: FoundEntry['match'],
  ): Promise<FoundEntry | null> => {
    const line = await of(part).index.find(key);
    return line === null ? null : { ...(await readEntry(line, part, key)), match };
  };

  const look = async ({ word, folded }: AskedWord): Promise<FoundEntry[]> => {
    const own = await collect(keysOf(word, folded), (key, part) =>
      entriesOf(key, part, key === keyOf(word) ? 'exact' : 'folded'),
    );
    const seen = new Set(own.map(({ head, senses }) => `${head} ${senses[0]?.part}`));
    const forms: FoundEntry[] = [];
    const key = keyOf(word);
    for (const part of parts) {
      const line = await of(part).exceptions?.find(key);
      const exceptions = line?.trim().split(' ').slice(1) ?? [];
      for (const form of baseForms(key, part, exceptions)) {
        const entry = await entriesOf(form, part, 'form');
        if (entry === null || seen.has(`${entry.head} ${entry.senses[0]?.part}`)) continue;
        // `bus` is no form of `bu`: a word that stands in the dictionary itself has only forms that no rule made.
        if (
          own.length > 0 &&
          part === 'noun' &&
          own.some(({ senses }) => senses[0]?.part === 'noun') &&
          !exceptions.includes(form)
        )
          continue;
        seen.add(`${entry.head} ${entry.senses[0]?.part}`);
        forms.push(entry);
      }
    }
    return joinParts([...own, ...forms]);
  };

  return {
    words: headWords,
    language: 'en',
    message: null,
    look: (asked) => (/^[\x20-\x7e\u00c0-\u024f]+$/u.test(asked.word) ? look(asked) : Promise.resolve([])),
    async neighbours({ folded }) {
      if (!/^[a-z]/.test(folded)) return [];
      const key = keyOf(folded);
      const heads: string[] = [];
      for (const part of parts)
        for (const lines of [
          await of(part).index.around(key.slice(0, 2), 0, 65_536),
          await of(part).index.around(key, 4_096, 4_096),
        ])
          for (const line of lines) heads.push(line.slice(0, line.indexOf(' ')).replaceAll('_', ' '));
      return heads;
    },
    close,
  };
}

async function collect(
  keys: readonly string[],
  ask: (key: string, part: Part) => Promise<FoundEntry | null>,
): Promise<FoundEntry[]> {
  for (const key of keys) {
    const found: FoundEntry[] = [];
    for (const part of parts) {
      const entry = await ask(key, part);
      if (entry !== null) found.push(entry);
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** Noun and verb of one spelling are one entry to a reader. */
function joinParts(entries: readonly FoundEntry[]): FoundEntry[] {
  const joined = new Map<string, FoundEntry>();
  for (const entry of entries) {
    const key = `${entry.head} ${entry.match}`;
    const before = joined.get(key);
    joined.set(
      key,
      before === undefined
        ? entry
        : {
            ...before,
            senses: [...before.senses, ...entry.senses],
            shortened: before.shortened || entry.shortened,
          },
    );
  }
  return [...joined.values()];
}

function keyOf(word: string): string {
  return word.toLowerCase().replaceAll(' ', '_');
}

/** As it is written, without diacritics (WordNet writes few), and with its hyphens as blanks or nothing. */
function keysOf(word: string, folded: string): string[] {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '');
  return [
    ...new Set([
      keyOf(word),
      keyOf(plain),
      keyOf(folded),
      keyOf(plain.replaceAll('-', ' ')),
      keyOf(plain.replaceAll('-', '')),
    ]),
  ];
}
