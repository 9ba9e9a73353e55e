/** What a reader writes: highlights and notes. */
import { z } from 'zod';
import { name } from './method-parts.ts';
import { count, id, instant } from './scalars.ts';

/** A place in an article's text that survives changes around it (W3C Web Annotation: quote and position selectors). */
export const anchor = z.object({
  /** The marked text exactly, as it stands in the article's text. */
  quote: z.string().min(1).max(1_000_000),
  /** 32 code units before and after it, more where the text has another place like it (see `anchor-location.ts`). */
  prefix: z.string().max(200),
  suffix: z.string().max(200),
  /** Offsets into the article's text (see `article-text.ts`). */
  start: count,
  end: count,
});
export type Anchor = z.infer<typeof anchor>;

export const highlightColours = [1, 2, 3, 4, 5] as const;
export const highlightColour = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
]);
export type HighlightColour = z.infer<typeof highlightColour>;

/** Of a PDF, from 1. */
export const pageNumber = z.number().int().min(1).max(1_000_000);
/** The reader's own words for highlights. Two that differ only in case or diacritics are one. */
export const highlightTags = z.array(name).max(100);

export const highlight = z.object({
  id,
  article: id,
  articleTitle: z.string(),
  anchor,
  colour: highlightColour,
  /** Markdown of the reader's own; empty when there is none. */
  comment: z.string(),
  /** In the order of the alphabet. */
  tags: z.array(z.string()),
  /** False when the text it marked can no longer be found with certainty: listed, never moved by guess. */
  placed: z.boolean(),
  /** The page of a PDF on which it was marked, from 1; null where it was marked in the text. */
  page: pageNumber.nullable(),
  created: instant,
  changed: instant,
});
export type Highlight = z.infer<typeof highlight>;

/** A place in a text, with up to 160 characters on each side of it. */
export const passageShown = z.object({ before: z.string(), quote: z.string(), after: z.string() });

export const likelyPlaces = z.object({
  /** As it stood in the text that it was marked in; shorter where only its anchor is left. */
  earlier: passageShown,
  places: z.array(
    passageShown.extend({
      start: count,
      end: count,
      /** Per cent: how much of its words and its surroundings stands there. */
      likeness: z.number().int().min(0).max(100),
    }),
  ),
});
export type LikelyPlaces = z.infer<typeof likelyPlaces>;
export type LikelyPlace = LikelyPlaces['places'][number];

/** What became of a file of annotations. */
export const annotationReceipt = z.object({
  /** How many highlights the file holds. */
  found: count,
  added: count,
  /** Of those added: without a certain place, and listed as such. */
  unplaced: count,
  /** There already. */
  known: count,
  /** Of articles that are not in the library, article by article. */
  homeless: z.array(z.object({ source: z.string(), count })),
  /** What could not be read, with its number in the file from 1. */
  problems: z.array(z.object({ number: count, message: z.string() })),
});
export type AnnotationReceipt = z.infer<typeof annotationReceipt>;
