import { existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Dictionary, DictionaryAnswer, DictionaryEntry } from '../../contract/dictionary-model.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { Output, Parsed } from '../../contract/methods.ts';
import type { Id } from '../../contract/scalars.ts';
import { createIdentifier } from '../storage/identifier.ts';
import { askedWord } from './asked-word.ts';
import { findDictionaries } from './find-dictionaries.ts';
import { type KeptRow, openKeptList } from './kept-list.ts';
import { nearWords } from './near-words.ts';
import { createOpenShelf } from './open-shelf.ts';
import { keptEndings } from './stardict/open-stardict.ts';
import { isWordnet } from './wordnet/open-wordnet.ts';

export interface Dictionaries {
  list(): Output<'dictionaries.list'>;
  add(path: string): Promise<Output<'dictionaries.add'>>;
  remove(id: Id): Promise<void>;
  order(input: Parsed<'dictionaries.order'>): Promise<Output<'dictionaries.list'>>;
  lookup(input: Parsed<'dictionaries.lookup'>): Promise<DictionaryAnswer>;
  close(): Promise<void>;
}

export interface DictionariesOptions {
  /** `dictionaries` in the library's folder. */
  folder: string;
  /** Where the files of WordNet may lie that come with Carrel; the first that holds them counts. */
  wordnetFolders: readonly string[];
  log: (line: string) => void;
}

const ownWordnet = 'wordnet0';
/** Of version 3.1: the words of its four indexes, each once. */
const wordnetWords = 147_478;

/** The dictionaries of a library. None is opened before a word is looked up in it. */
export function createDictionaries({ folder, wordnetFolders, log }: DictionariesOptions): Dictionaries {
  const kept = openKeptList(folder, log);
  const wordnet = wordnetFolders.find(isWordnet) ?? null;
  const shelf = createOpenShelf(folder, wordnet);

  /** With the one that comes with Carrel, where its files are. */
  const rows = (): readonly KeptRow[] => {
    const all = kept.rows().filter(({ id }) => id !== ownWordnet || wordnet !== null);
    if (wordnet === null || all.some(({ id }) => id === ownWordnet)) return all;
    return [
      ...all,
      {
        id: ownWordnet,
        kind: 'wordnet',
        path: null,
        name: 'WordNet 3.1',
        language: 'en',
        words: wordnetWords,
        enabled: true,
      },
    ];
  };
  const described = (row: KeptRow): Dictionary => {
    const state = shelf.state(row);
    return { ...row, ...state };
  };
  const list = (): Output<'dictionaries.list'> => ({ dictionaries: rows().map(described) });

  return {
    list,
    async add(given) {
      const path = resolve(given);
      const files = await findDictionaries(path);
      if (files.length === 0)
        throw new ArchiveError(
          'not-found',
          `"${path}" holds no dictionary: a StarDict dictionary has an .ifo file, WordNet index.noun and data.noun.`,
        );
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const added: KeptRow[] = [];
      const problems: string[] = [];
      for (const file of files) {
        if (rows().some((row) => row.path === file.path)) {
          problems.push(`"${file.path}" is among the dictionaries already.`);
          continue;
        }
        const row: KeptRow = {
          id: createIdentifier(),
          ...file,
          name: '',
          language: null,
          words: 0,
          enabled: true,
        };
        try {
          const opened = await shelf.open(row);
          const { name, language, words } = opened;
          added.push({ ...row, name, language, words });
        } catch (error) {
          if (!(error instanceof ArchiveError)) throw error;
          problems.push(error.message);
          await removeFiles(folder, row.id);
        }
      }
      if (added.length === 0) throw new ArchiveError('damaged', problems.join(' '));
      await kept.write([...rows(), ...added]);
      return { added: added.map(described), problems };
    },
    async remove(id) {
      if (id === ownWordnet)
        throw new ArchiveError(
          'unsupported',
          'WordNet comes with Carrel: it can be switched off, not removed.',
        );
      if (!rows().some((row) => row.id === id))
        throw new ArchiveError('not-found', `There is no dictionary ${id}.`);
      await kept.write(rows().filter((row) => row.id !== id));
      await shelf.forget(id);
      await removeFiles(folder, id);
    },
    async order({ dictionaries: wanted }) {
      const all = rows();
      const named = wanted.flatMap(({ id, enabled }) => {
        const row = all.find((one) => one.id === id);
        return row === undefined ? [] : [{ ...row, enabled }];
      });
      await kept.write([...named, ...all.filter(({ id }) => !named.some((row) => row.id === id))]);
      return list();
    },
    async lookup({ word, language }) {
      const asked = askedWord(word, language);
      const active = rows().filter(({ enabled }) => enabled);
      const answer: DictionaryAnswer = {
        word: asked?.word ?? word.trim(),
        entries: [],
        near: [],
        dictionaries: active.map(({ id, name }) => ({ id, name })),
        problems: [],
      };
      if (asked === null) return answer;
      const neighbours: string[] = [];
      for (const row of active)
        try {
          const dictionary = await shelf.open(row);
          const found = await dictionary.look(asked);
          answer.entries.push(...found.map((entry): DictionaryEntry => ({ dictionary: row.id, ...entry })));
          if (answer.entries.length === 0)
            for (const head of await dictionary.neighbours(asked)) neighbours.push(head);
        } catch (error) {
          if (!(error instanceof ArchiveError)) throw error;
          answer.problems.push(`${row.name}: ${error.message}`);
        }
      if (answer.entries.length === 0) answer.near = nearWords(asked.folded, neighbours);
      return answer;
    },
    close: () => shelf.close(),
  };
}

async function removeFiles(folder: string, id: Id): Promise<void> {
  for (const ending of keptEndings) {
    const path = join(folder, id + ending);
    if (existsSync(path)) await rm(path, { force: true });
  }
}
