import type { DictionaryEntry } from '../../contract/dictionary-model.ts';

/** A word as it is asked of every dictionary. */
export interface AskedWord {
  word: string;
  /** By `foldHead`. */
  folded: string;
  /** By whose rules its other forms are found, of the search's stemmed languages; null for none. */
  language: string | null;
}

export type FoundEntry = Omit<DictionaryEntry, 'dictionary'>;

/** A dictionary with its files open. Reads what a word needs and holds none of the rest. */
export interface OpenDictionary {
  words: number;
  language: string | null;
  /** Something to be known of it, such as entries that lead nowhere; null when all is well. */
  message: string | null;
  /** The best kind of match that it has, and no weaker ones. */
  look(asked: AskedWord): Promise<FoundEntry[]>;
  /** Head words spelt something like this one, in no order, at most some thousands. */
  neighbours(asked: AskedWord): Promise<string[]>;
  close(): Promise<void>;
}
