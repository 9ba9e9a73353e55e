/** Dictionaries and what they say of a word: plain words with a few looks, never markup. */
import { z } from 'zod';
import { count, id } from './scalars.ts';

export const dictionaryKinds = ['wordnet', 'stardict'] as const;

export const dictionary = z.object({
  id,
  name: z.string(),
  kind: z.enum(dictionaryKinds),
  /** Language of the head words, BCP 47; null when nothing tells it. */
  language: z.string().nullable(),
  /** Head words, other spellings among them; 0 where nobody has counted. */
  words: count,
  /** Where its files lie; null for the one that comes with Carrel. */
  path: z.string().nullable(),
  enabled: z.boolean(),
  /** `missing`: its files are not there now; `damaged`: they cannot be read. It is asked again when they are back. */
  state: z.enum(['ready', 'missing', 'damaged']),
  /** What is wrong, or to be known; null when nothing. */
  message: z.string().nullable(),
});
export type Dictionary = z.infer<typeof dictionary>;

export const spanLooks = ['plain', 'strong', 'emphasis', 'quiet', 'example', 'sound', 'reference'] as const;
export type SpanLook = (typeof spanLooks)[number];

export const definitionSpan = z.object({
  text: z.string(),
  look: z.enum(spanLooks),
  /** The head word that a `reference` leads to. */
  to: z.string().optional(),
});
export type DefinitionSpan = z.infer<typeof definitionSpan>;

/** A paragraph or an item of a list. */
export const definitionBlock = z.object({
  kind: z.enum(['paragraph', 'item', 'heading']),
  /** How far it is indented, 0 to 6. */
  depth: z.number().int().min(0).max(6),
  spans: z.array(definitionSpan),
});
export type DefinitionBlock = z.infer<typeof definitionBlock>;

export const relations = ['synonyms', 'antonyms', 'broader', 'narrower', 'see also'] as const;

export const sense = z.object({
  /** `noun`, `verb`, `adjective`, `adverb`; null where the dictionary's own words say it. */
  part: z.string().nullable(),
  blocks: z.array(definitionBlock),
  examples: z.array(z.string()),
  related: z.array(z.object({ relation: z.enum(relations), words: z.array(z.string()) })),
});
export type Sense = z.infer<typeof sense>;

/**
 * How the head word answers what was asked: in these very letters, in another case, without its diacritics, as another
 * form of the same word.
 */
export const entryMatches = ['exact', 'case', 'folded', 'form'] as const;
export type EntryMatch = (typeof entryMatches)[number];

export const dictionaryEntry = z.object({
  dictionary: id,
  head: z.string(),
  match: z.enum(entryMatches),
  senses: z.array(sense),
  /** The article in the dictionary is longer than what is shown. */
  shortened: z.boolean(),
});
export type DictionaryEntry = z.infer<typeof dictionaryEntry>;

export const dictionaryAnswer = z.object({
  /** What was looked up: without the punctuation around it. */
  word: z.string(),
  /** Grouped by dictionary, in the reader's order. */
  entries: z.array(dictionaryEntry),
  /** Head words spelt nearly so; only where there are no entries. */
  near: z.array(z.string()),
  /** Those that were asked, in their order. */
  dictionaries: z.array(z.object({ id, name: z.string() })),
  /** Dictionaries that could not answer, in words. */
  problems: z.array(z.string()),
});
export type DictionaryAnswer = z.infer<typeof dictionaryAnswer>;
