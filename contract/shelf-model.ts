/** All that a reader marked and wrote, as it stands on the pages of highlights, of notes and of review. */
import { z } from 'zod';
import { anchor, highlightColour } from './annotation-model.ts';
import { citedArticle } from './quotation-model.ts';
import { count, id, instant } from './scalars.ts';

/** A day in the reader's own zone, `2023-10-09`. */
export const localDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written 2023-10-09');

/** Which highlights; every given part must hold. What lies in the trash with its article is on no shelf. */
export const highlightFilter = z.strictObject({
  /** One of these. */
  colours: z.array(highlightColour).max(5).optional(),
  /** In any case, with or without diacritics. */
  tag: z.string().max(200).optional(),
  source: z.string().max(2_000).optional(),
  collection: id.optional(),
  article: id.optional(),
  /** Made on these days or between them. */
  madeFrom: localDay.optional(),
  madeTo: localDay.optional(),
  commented: z.boolean().optional(),
  unplaced: z.boolean().optional(),
  /** Stands in the quotation or the comment, in any case, with or without diacritics. */
  text: z.string().max(1_000).optional(),
});
export type HighlightFilter = z.infer<typeof highlightFilter>;

export const shelfOrders = ['newest', 'oldest', 'changed', 'published', 'title'] as const;
export type ShelfOrder = (typeof shelfOrders)[number];
export const highlightGroups = ['article', 'day', 'colour', 'tag', 'none'] as const;
export type HighlightGroup = (typeof highlightGroups)[number];

export const shelvedHighlight = z.object({
  id,
  article: citedArticle,
  anchor,
  colour: highlightColour,
  comment: z.string(),
  tags: z.array(z.string()),
  /** Of a PDF, from 1. */
  page: z.number().nullable(),
  placed: z.boolean(),
  created: instant,
  changed: instant,
});
export type ShelvedHighlight = z.infer<typeof shelvedHighlight>;

/** Rows that stand together: `key` is an article's id, a day, the number of a colour, a tag; empty for what has none. */
export const shelfGroup = z.object({ key: z.string(), label: z.string(), count });
export type ShelfGroup = z.infer<typeof shelfGroup>;

const named = z.array(z.object({ name: z.string(), count }));
/** How many there are of each kind; each list counts as if its own filter were open. */
export const highlightFacets = z.object({
  colours: z.array(z.object({ colour: highlightColour, count })),
  tags: named,
  sources: named,
  /** Names are ids. */
  collections: named,
  articles: z.array(z.object({ id, title: z.string(), count })),
  commented: count,
  unplaced: count,
});
export type HighlightFacets = z.infer<typeof highlightFacets>;

export const noteFilter = z.strictObject({
  kind: z.enum(['article', 'standing', 'template']).optional(),
  tag: z.string().max(200).optional(),
  /** With a link to this article, note or highlight. */
  linkedTo: id.optional(),
  text: z.string().max(1_000).optional(),
});
export type NoteFilter = z.infer<typeof noteFilter>;
export const noteGroups = ['none', 'day', 'article', 'tag'] as const;
export type NoteGroup = (typeof noteGroups)[number];
export const noteOrders = ['changed', 'newest', 'oldest', 'title'] as const;
export type NoteOrder = (typeof noteOrders)[number];

export const shelvedNote = z.object({
  id,
  article: id.nullable(),
  articleTitle: z.string().nullable(),
  /** The beginning of the text, 2,000 characters at most. */
  text: z.string(),
  tags: z.array(z.string()),
  template: z.boolean(),
  created: instant,
  changed: instant,
});
export type ShelvedNote = z.infer<typeof shelvedNote>;

export const noteFacets = z.object({
  kinds: z.object({ article: count, standing: count, template: count }),
  tags: named,
  /** What notes link to, the most linked first. */
  linked: z.array(z.object({ id, title: z.string(), count })),
});
export type NoteFacets = z.infer<typeof noteFacets>;

export const reviewKinds = ['yesterday', 'week', 'month', 'year', 'any'] as const;
export type ReviewKind = (typeof reviewKinds)[number];
export const reviewSection = z.object({
  kind: z.enum(reviewKinds),
  /** Empty for `any`. */
  day: z.string(),
  /** Of that day in all; the lists hold 100 at most. */
  total: count,
  highlights: z.array(shelvedHighlight),
  notes: z.array(shelvedNote),
});
export type ReviewSection = z.infer<typeof reviewSection>;

export const highlightFormats = ['markdown', 'html', 'text', 'csv', 'json', 'annotation'] as const;
export type HighlightFormat = (typeof highlightFormats)[number];
export const noteFormats = ['markdown', 'html', 'text', 'json'] as const;
export type NoteFormat = (typeof noteFormats)[number];

export const putBackHighlight = z.strictObject({
  id,
  article: id,
  anchor,
  colour: highlightColour,
  comment: z.string().max(1_000_000),
  tags: z.array(z.string().max(200)).max(100),
  page: z.number().int().nullable(),
  placed: z.boolean(),
  created: z.string().max(40),
  changed: z.string().max(40),
});
export type PutBackHighlight = z.infer<typeof putBackHighlight>;
