import type { IndexTerm } from './index-view.ts';

/** A word that the query asks for, as the index knows it. */
export interface AskedWord {
  /** Where it must stand, by its number; null for anywhere. */
  field: number | null;
  /** The word itself and its other forms; never none. */
  terms: readonly AskedTerm[];
  /** See `rarityOf`. */
  rarity: number;
  /** How often the query says it. */
  times: number;
}

export interface AskedTerm {
  term: IndexTerm;
  /** 1 + the number of the language by which an article must be stemmed; null: any article. */
  stemming: number | null;
}
