/** The rows of the table of methods that ask dictionaries. */
import { z } from 'zod';
import { dictionary, dictionaryAnswer } from './dictionary-model.ts';
import { done, method, nothing } from './method-parts.ts';
import { id } from './scalars.ts';

export const dictionaryMethods = {
  /** In the reader's order. */
  'dictionaries.list': method(nothing, z.object({ dictionaries: z.array(dictionary) })),
  /**
   * Adds what dictionaries lie in a folder and the folders in it: StarDict, or the files of WordNet. Their files stay where
   * they are; a table of their words is made in the library, which takes some seconds for each million. Only hosts and the
   * command line may call it. Errors: not-found (no such folder, or no dictionary in it), damaged (none can be read).
   */
  'dictionaries.add': method(
    z.strictObject({ path: z.string().min(1).max(32_768) }),
    z.object({ added: z.array(dictionary), problems: z.array(z.string()) }),
  ),
  /** Its files stay. Errors: not-found, unsupported (the one that comes with Carrel can only be switched off). */
  'dictionaries.remove': method(z.strictObject({ id }), done),
  /** In which order they are asked, and which of them. Those not named follow as they are. */
  'dictionaries.order': method(
    z.strictObject({ dictionaries: z.array(z.strictObject({ id, enabled: z.boolean() })).max(1_000) }),
    z.object({ dictionaries: z.array(dictionary) }),
  ),
  /** Asks every dictionary that is switched on. `language` is that of the text the word stands in, BCP 47. */
  'dictionaries.lookup': method(
    z.strictObject({ word: z.string().max(500), language: z.string().max(100).nullable().default(null) }),
    dictionaryAnswer,
  ),
} as const;
