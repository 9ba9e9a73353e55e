/**
 * The things that both sides speak of. Only data that survives JSON: dates are ISO 8601 text, ids are stable strings,
 * lengths of text are UTF-16 code units, sizes are bytes, durations are milliseconds unless a name says otherwise.
 */
import { z } from 'zod';
import { indexStatus, queryPart, relaxation, searchFacets } from './search-model.ts';

export const id = z.string().regex(/^[0-9a-z]{8,32}$/, 'an id is 8 to 32 lower-case letters and digits');
export type Id = z.infer<typeof id>;

/** ISO 8601, as precise as known: `2023`, `2023-10`, `2023-10-09`, `2023-10-09T14:05:00+04:00`. */
export const publicationDate = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/,
    'a date is ISO 8601',
  );

const shortText = z.string().max(2_000);
const count = z.number().int().nonnegative();
const instant = z.string();

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

/** A place in an article's text that survives changes around it (W3C Web Annotation: quote and position selectors). */
export const anchor = z.object({
  /** The marked text exactly, as it stands in the article's text. */
  quote: z.string().min(1).max(1_000_000),
  /** Up to 32 code units before and after it. */
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

export const highlight = z.object({
  id,
  article: id,
  articleTitle: z.string(),
  anchor,
  colour: highlightColour,
  /** Markdown of the reader's own; empty when there is none. */
  comment: z.string(),
  /** False when the text it marked can no longer be found with certainty: listed, never moved by guess. */
  placed: z.boolean(),
  created: instant,
  changed: instant,
});
export type Highlight = z.infer<typeof highlight>;

export const note = z.object({
  id,
  /** Null for a free-standing note. */
  article: id.nullable(),
  articleTitle: z.string().nullable(),
  /** Markdown. */
  text: z.string(),
  /** Grows by one with every change; send it back with the next save. */
  revision: count,
  created: instant,
  changed: instant,
});
export type Note = z.infer<typeof note>;

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

export const listOrders = ['added', 'published', 'title', 'length'] as const;

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

export const themes = ['system', 'paper', 'white', 'sepia', 'dark', 'black', 'contrast'] as const;
export const settings = z.object({
  theme: z.enum(themes),
  /** Of the article's text, CSS pixels. */
  fontSize: z.number().min(12).max(36),
  /** Of the article's column, in characters. */
  measure: z.number().min(40).max(100),
  lineHeight: z.number().min(1.2).max(2.2),
  typeface: z.enum(['serif', 'sans']),
  justify: z.boolean(),
  density: z.enum(['comfortable', 'compact']),
  sidebarWidth: z.number().min(160).max(480),
  listWidth: z.number().min(240).max(720),
  sidebarOpen: z.boolean(),
  listOpen: z.boolean(),
  notesOpen: z.boolean(),
  listOrder: z.enum(listOrders),
  listDescending: z.boolean(),
  /** Queries that led somewhere are kept in the library, to be asked again. */
  keepSearches: z.boolean(),
});
export type Settings = z.infer<typeof settings>;

export const defaultSettings: Settings = {
  theme: 'system',
  fontSize: 18,
  measure: 66,
  lineHeight: 1.62,
  typeface: 'serif',
  justify: false,
  density: 'comfortable',
  sidebarWidth: 232,
  listWidth: 384,
  sidebarOpen: true,
  listOpen: true,
  notesOpen: true,
  listOrder: 'added',
  listDescending: true,
  keepSearches: true,
};

/** What only some hosts can do; views ask for these, never which host they are in. */
export const capabilities = z.object({
  /** `host.chooseFiles` opens a native dialog, and dropped files have paths. */
  nativeFiles: z.boolean(),
  /** Files reach the archive by upload. */
  upload: z.boolean(),
  showInFolder: z.boolean(),
  openExternal: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilities>;
