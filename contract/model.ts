/**
 * The things that both sides speak of. Only data that survives JSON: dates are ISO 8601 text, ids are stable strings,
 * lengths of text are UTF-16 code units, sizes are bytes, durations are milliseconds unless a name says otherwise.
 */
import { z } from 'zod';
import { count, id, instant } from './scalars.ts';
import { indexStatus, queryPart, relaxation, searchFacets } from './search-model.ts';

/** ISO 8601, as precise as known: `2023`, `2023-10`, `2023-10-09`, `2023-10-09T14:05:00+04:00`. */
export const publicationDate = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/,
    'a date is ISO 8601',
  );

const shortText = z.string().max(2_000);
export const readingStates = ['unread', 'reading', 'finished'] as const;
export const readingState = z.enum(readingStates);
export type ReadingState = z.infer<typeof readingState>;

/** Where a field of an article came from; listed in the provenance card. `edited` is the reader's own hand and final. */
export const fieldOrigins = [
  'edited',
  'front-matter',
  'json-ld',
  'open-graph',
  'dublin-core',
  'microdata',
  'meta',
  'markup',
  'dateline',
  'inferred',
  'file-name',
  'detected',
] as const;
export type FieldOrigin = (typeof fieldOrigins)[number];

/** Something that the file mentions and does not hold. */
export const missingPart = z.object({
  kind: z.enum(['image', 'media', 'frame', 'text']),
  address: shortText,
  reason: z.enum(['remote', 'absent', 'unreadable', 'unsupported', 'too-large']),
});
export type MissingPart = z.infer<typeof missingPart>;

export const tag = z.object({ id, name: z.string(), colour: z.number().int().min(0).max(7), count });
export type Tag = z.infer<typeof tag>;
export const collection = z.object({ id, name: z.string(), count });
export type Collection = z.infer<typeof collection>;
export const savedSearch = z.object({ id, name: z.string(), query: z.string() });
export type SavedSearch = z.infer<typeof savedSearch>;
export const namedCount = z.object({ name: z.string(), count });
export type NamedCount = z.infer<typeof namedCount>;

/** Where the reader stopped. */
export const readingPlace = z.object({
  /** Offset into the article's text of the first line in view. */
  offset: count,
  /** How far the reader got, 0 to 1. */
  progress: z.number().min(0).max(1),
  /** Of a PDF that is read in its pages: the page at the top of the window and how far down it, 12.35. */
  page: z.number().min(1).max(1_000_000).nullable().default(null),
});
export type ReadingPlace = z.infer<typeof readingPlace>;

/** A row of the list. */
export const articleSummary = z.object({
  id,
  title: z.string(),
  byline: z.string().nullable(),
  source: z.string().nullable(),
  place: z.string().nullable(),
  published: z.string().nullable(),
  /** BCP 47, for example `en`, `ru`, `hy`. */
  language: z.string().nullable(),
  excerpt: z.string(),
  words: count,
  state: readingState,
  starred: z.boolean(),
  progress: z.number().min(0).max(1),
  added: instant,
  trashed: instant.nullable(),
  tags: z.array(z.string()),
  highlights: count,
  hasNote: z.boolean(),
});
export type ArticleSummary = z.infer<typeof articleSummary>;

/** What an article was before a newer file, or a newer importer, changed it. */
export const articleVersion = z.object({
  version: count.min(1),
  title: z.string(),
  /** Of the imported file. */
  name: z.string(),
  words: count,
  characters: count,
  /** When it ceased to be the present one. */
  replaced: instant,
});
export type ArticleVersion = z.infer<typeof articleVersion>;

export const provenance = z.object({
  sha256: z.string(),
  name: z.string(),
  /** The path or address as it was given at import. */
  path: z.string(),
  bytes: count,
  /** Which part of the file, when it holds several articles. */
  within: z.string().nullable(),
  /** From 1; the earlier ones are `articles.versions`. */
  version: count,
  importer: z.string(),
  importerVersion: count,
  encoding: z.string().nullable(),
  encodingKnownBy: z.enum(['bom', 'declared', 'detected', 'assumed']).nullable(),
  /** Field name → where its value came from. */
  origins: z.record(z.string(), z.enum(fieldOrigins)),
  missing: z.array(missingPart),
  import: id,
  imported: instant,
});
export type Provenance = z.infer<typeof provenance>;

/** Everything about one article but its text, which the frame and `articles.text` carry. */
export const article = articleSummary.extend({
  address: z.string().nullable(),
  section: z.string().nullable(),
  collections: z.array(id),
  readingPlace: readingPlace.nullable(),
  provenance,
});
export type Article = z.infer<typeof article>;

/** Which articles a list, a count or a search speaks of. Every given part must hold. */
export const articleFilter = z.strictObject({
  scope: z.enum(['all', 'unread', 'reading', 'finished', 'starred', 'annotated', 'trash']).default('all'),
  collection: id.optional(),
  tag: shortText.optional(),
  source: shortText.optional(),
  place: shortText.optional(),
  language: shortText.optional(),
  import: id.optional(),
  /** Inclusive; a year, month or day covers all of itself. */
  publishedFrom: publicationDate.optional(),
  publishedTo: publicationDate.optional(),
});
export type ArticleFilter = z.input<typeof articleFilter>;

/** Marks are [start, end) offsets into `text`. */
export const passage = z.object({
  text: z.string(),
  marks: z.array(z.tuple([count, count])),
  field: z.enum(['title', 'byline', 'source', 'body', 'note', 'highlight', 'tag']),
});
export type Passage = z.infer<typeof passage>;

export const hit = z.object({
  article: articleSummary,
  address: z.string().nullable(),
  score: z.number(),
  /** Field → the words of the article that matched there. */
  matched: z.record(z.string(), z.array(z.string())),
  passages: z.array(passage),
});
export type Hit = z.infer<typeof hit>;

export const searchAnswer = z.object({
  query: z.string(),
  /** The query as it was read, in the query language. */
  understood: z.string(),
  explained: z.array(queryPart),
  total: count,
  milliseconds: z.number(),
  relaxed: z.array(relaxation),
  /** The query with a likelier spelling, or null. */
  didYouMean: z.string().nullable(),
  facets: searchFacets,
  hits: z.array(hit),
  /** How much of the library this answer speaks of. */
  index: indexStatus,
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const suggestion = z.object({
  kind: z.enum(['article', 'source', 'place', 'tag', 'collection', 'saved-search']),
  /** Article, collection or saved-search id; the name itself for sources, places and tags. */
  target: z.string(),
  label: z.string(),
  detail: z.string(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const importStates = ['running', 'finished', 'cancelled', 'interrupted', 'undone'] as const;
export const importSummary = z.object({
  id,
  label: z.string(),
  state: z.enum(importStates),
  started: instant,
  finished: instant.nullable(),
  /** Files seen so far; at the end found = stored + duplicates + problems (unless cancelled). */
  found: count,
  stored: count,
  duplicates: count,
  problems: count,
  /** Of those stored, entries whose file says only that the article exists: link, title, tags. */
  withoutText: count,
  /** Interrupted, and what it was given is known: `imports.resume` goes on with it. */
  resumable: z.boolean(),
  /** A preview: nothing was stored, and `imports.confirm` stores it. */
  dryRun: z.boolean(),
  /** Why it was interrupted, when it was. */
  message: z.string().nullable(),
});
export type ImportSummary = z.infer<typeof importSummary>;

export const importProgress = importSummary.extend({
  /** False while folders are still being walked: `found` will grow. */
  enumerated: z.boolean(),
  paused: z.boolean(),
  current: z.string().nullable(),
  filesPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
});
export type ImportProgress = z.infer<typeof importProgress>;

export const importEntry = z.object({
  path: z.string(),
  /** Which part of the file, when it holds several articles. */
  within: z.string().nullable(),
  outcome: z.enum(['stored', 'duplicate', 'problem']),
  article: id.nullable(),
  title: z.string().nullable(),
  /** From 2 on: the article was known, and what came in is a newer version of it. */
  version: count.nullable(),
  /** An error code, for problems. */
  code: z.string().nullable(),
  message: z.string().nullable(),
});
export type ImportEntry = z.infer<typeof importEntry>;

export const libraryCounts = z.object({
  all: count,
  unread: count,
  reading: count,
  finished: count,
  starred: count,
  annotated: count,
  trash: count,
  highlights: count,
  notes: count,
  undated: count,
});
export type LibraryCounts = z.infer<typeof libraryCounts>;

export const libraryOverview = z.object({
  name: z.string(),
  folder: z.string(),
  counts: libraryCounts,
  collections: z.array(collection),
  tags: z.array(tag),
  savedSearches: z.array(savedSearch),
  /** The most frequent first, at most 200 each. */
  sources: z.array(namedCount),
  places: z.array(namedCount),
  /** Bytes of database, originals and images. */
  bytes: count,
  index: indexStatus,
});
export type LibraryOverview = z.infer<typeof libraryOverview>;

/** What only some hosts can do; views ask for these, never which host they are in. */
export const capabilities = z.object({
  /** `host.chooseFiles` opens a native dialog, and dropped files have paths. */
  nativeFiles: z.boolean(),
  /** Files reach the archive by upload. */
  upload: z.boolean(),
  showInFolder: z.boolean(),
  openExternal: z.boolean(),
  /** `host.printArticle` prints, and writes PDFs; elsewhere the browser prints the page for paper. */
  print: z.boolean(),
  /** `host.openWindow` opens one; else the interface opens it itself. */
  windows: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilities>;
