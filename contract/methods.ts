/**
 * The table of methods: name → shape of what goes in and what comes out. Client, dispatcher and handlers derive from it.
 * `archiveMethods` are answered by the archive wherever it runs; `hostMethods` by the host around it (windows, settings,
 * dialogs). Every call answers with a `Reply`; `bad-request`, `internal`, `disconnected` and `disk-*` can come from any.
 */
import { z } from 'zod';
import { annotationMethods } from './annotation-methods.ts';
import { carrelLink } from './carrel-link.ts';
import { dictionaryMethods } from './dictionary-methods.ts';
import { dictionary } from './dictionary-model.ts';
import { columnMapping, dataFields, watchedFolder } from './import-model.ts';
import { done, limit, method, name, nothing, offset } from './method-parts.ts';
import {
  article,
  articleFilter,
  articleSummary,
  articleVersion,
  capabilities,
  collection,
  importEntry,
  importProgress,
  importSummary,
  libraryOverview,
  namedCount,
  publicationDate,
  readingPlace,
  readingState,
  tag,
} from './model.ts';
import { noteMethods } from './note-methods.ts';
import { quotationMethods } from './quotation-methods.ts';
import { id, listOrders } from './scalars.ts';
import { searchMethods } from './search-methods.ts';
import { settings } from './settings-model.ts';
import { shelfMethods } from './shelf-methods.ts';

const ids = z.array(id).min(1).max(100_000);
const field = z.string().trim().max(2_000).nullable();
const destination = { collection: id.optional(), tags: z.array(name).max(100).default([]) };

export const archiveMethods = {
  /** Counts, groups and state for the sidebar. */
  'library.overview': method(nothing, libraryOverview),
  /** Asks the windows that are open on this library to show what a link names: `link` tells them. */
  'library.show': method(z.strictObject({ link: carrelLink }), done),
  /** Checks every original and image against its hash, and the database. Takes as long as reading all of it. */
  'library.verify': method(
    z.strictObject({ repair: z.boolean().default(false) }),
    z.object({
      articles: z.number(),
      originals: z.number(),
      images: z.number(),
      damaged: z.array(z.string()),
      missing: z.array(z.string()),
      database: z.enum(['sound', 'damaged']),
      index: z.enum(['sound', 'rebuilt', 'damaged']),
    }),
  ),

  'articles.list': method(
    z.strictObject({
      filter: articleFilter.default({ scope: 'all' }),
      order: z.enum(listOrders).default('added'),
      descending: z.boolean().default(true),
      offset,
      limit,
    }),
    z.object({ total: z.number(), articles: z.array(articleSummary) }),
  ),
  /** All ids that a list would show, in its order: for select all, next and previous. */
  'articles.ids': method(
    z.strictObject({
      filter: articleFilter.default({ scope: 'all' }),
      order: z.enum(listOrders).default('added'),
      descending: z.boolean().default(true),
    }),
    z.object({ ids: z.array(id) }),
  ),
  /**
   * Articles per month of publication (`2023-10`; `2023` where only the year is known; '' undated), in order. And per day
   * (`2023-10-09`) of those dated to the day, when these lie within 100 days of one another; else none.
   */
  'articles.timeline': method(
    z.strictObject({ filter: articleFilter.default({ scope: 'all' }) }),
    z.object({ months: z.array(namedCount), days: z.array(namedCount) }),
  ),
  /** Error: not-found. */
  'articles.get': method(z.strictObject({ id }), article),
  'articles.text': method(z.strictObject({ id }), z.object({ text: z.string(), html: z.string() })),
  /** Answers with what was before, of the articles that changed, so that it can be undone. */
  'articles.mark': method(
    z.strictObject({ ids, state: readingState.optional(), starred: z.boolean().optional() }),
    z.object({ before: z.array(z.object({ id, state: readingState, starred: z.boolean() })) }),
  ),
  /** The reader's own hand: these fields are never overwritten by reading the file again. */
  'articles.edit': method(
    z.strictObject({
      id,
      title: name.optional(),
      byline: field.optional(),
      source: field.optional(),
      place: field.optional(),
      published: publicationDate.nullable().optional(),
      language: field.optional(),
    }),
    article,
  ),
  /** Earlier versions, the newest first. */
  'articles.versions': method(z.strictObject({ id }), z.object({ versions: z.array(articleVersion) })),
  /** Error: not-found. */
  'articles.versionText': method(
    z.strictObject({ id, version: z.number().int().min(1) }),
    z.object({ text: z.string(), html: z.string() }),
  ),
  /** An earlier version becomes the present one; what is present now is kept as a version. Error: not-found. */
  'articles.restoreVersion': method(z.strictObject({ id, version: z.number().int().min(1) }), article),
  /**
   * Reads the originals again with the importers of today. Notes, highlights and fields edited by hand stay; highlights
   * whose words are not found with certainty are unplaced (`highlights.list` with `unplaced`). What could not be read again
   * stays as it is. Takes about as long as importing them.
   */
  'articles.readAgain': method(
    z.strictObject({ ids: z.array(id).min(1).max(500) }),
    z.object({
      changed: z.array(id),
      problems: z.array(z.object({ id, title: z.string(), code: z.string(), message: z.string() })),
      /** Highlights without a place, of all these articles. */
      unplaced: z.number(),
    }),
  ),
  'articles.setPlace': method(z.strictObject({ id, place: readingPlace }), done),
  'articles.trash': method(z.strictObject({ ids }), z.object({ changed: z.array(id) })),
  'articles.restore': method(z.strictObject({ ids }), z.object({ changed: z.array(id) })),
  /** For good, with originals, images, notes and highlights. Only articles in the trash; others are left alone. */
  'articles.erase': method(z.strictObject({ ids }), z.object({ erased: z.number() })),
  /** Unknown tags are made. Answers with the articles that really gained or lost one. */
  'articles.tag': method(
    z.strictObject({ ids, add: z.array(name).default([]), remove: z.array(name).default([]) }),
    z.object({ changed: z.array(id) }),
  ),
  'articles.collect': method(
    z.strictObject({ ids, collection: id, present: z.boolean() }),
    z.object({ changed: z.array(id) }),
  ),

  'tags.change': method(
    z.strictObject({ id, name: name.optional(), colour: z.number().int().min(0).max(7).optional() }),
    tag,
  ),
  'tags.remove': method(z.strictObject({ id }), done),
  'collections.create': method(z.strictObject({ name }), collection),
  'collections.rename': method(z.strictObject({ id, name }), collection),
  /** The articles stay. */
  'collections.remove': method(z.strictObject({ id }), done),
  ...searchMethods,
  ...noteMethods,
  ...annotationMethods,
  ...dictionaryMethods,
  ...quotationMethods,
  ...shelfMethods,

  /**
   * Starts an import of files and folders by path and answers at once; `import.progress` tells the rest. Only hosts and
   * the command line may call it: an interface names no paths (see `trustedMethods`).
   */
  'imports.start': method(
    z.strictObject({
      files: z
        .array(
          z.strictObject({ path: z.string().min(1).max(32_768), shownAs: z.string().max(32_768).optional() }),
        )
        .min(1)
        .max(100_000),
      ...destination,
      label: z.string().max(500).optional(),
      /** Nothing is stored; the receipt says what would be. */
      dryRun: z.boolean().default(false),
      /** Delete the given files when the import is over: they are uploads. */
      temporary: z.boolean().default(false),
    }),
    z.object({ import: id }),
  ),
  /** The sample articles that come with Carrel. */
  'imports.startSamples': method(nothing, z.object({ import: id })),
  /** Newest first; the first page begins with the previews that can still be confirmed, besides its `limit`. */
  'imports.list': method(z.strictObject({ offset, limit }), z.object({ imports: z.array(importSummary) })),
  /** The imports that run now. */
  'imports.running': method(nothing, z.object({ imports: z.array(importProgress) })),
  'imports.get': method(z.strictObject({ id }), importSummary),
  'imports.entries': method(
    z.strictObject({
      id,
      outcome: z.enum(['stored', 'duplicate', 'problem']).optional(),
      /** Only entries whose path, title or message holds this; case and diacritics do not count. */
      text: z.string().max(1_000).default(''),
      offset,
      limit,
    }),
    z.object({ total: z.number(), entries: z.array(importEntry) }),
  ),
  'imports.cancel': method(z.strictObject({ id }), done),
  /** Holds an import, or lets it go on. What is being read is finished first. Error: not-found (no such import runs). */
  'imports.pause': method(z.strictObject({ id, paused: z.boolean() }), done),
  /**
   * Does what a dry run that is over has shown, as a new import. Dry runs live in memory, the last few of them. Error:
   * not-found.
   */
  'imports.confirm': method(z.strictObject({ id }), z.object({ import: id })),
  /** Goes on with an interrupted import where it ended, without doubles. Errors: not-found, conflict. */
  'imports.resume': method(z.strictObject({ id }), done),
  /** Takes back all that the import stored, annotated or not, into the trash. */
  'imports.undo': method(z.strictObject({ id }), z.object({ removed: z.number() })),

  /** Columns of the tables and record files that were imported, the last met first, and what they were taken for. */
  'columns.list': method(nothing, z.object({ mappings: z.array(columnMapping) })),
  /** From now on these columns mean this; `articles.readAgain` applies it to what is there. Error: not-found (columns never met). */
  'columns.change': method(
    z.strictObject({
      columns: z.array(z.string().max(2_000)).min(1).max(10_000),
      mapping: z.record(z.string().max(2_000), z.enum(dataFields)),
    }),
    columnMapping,
  ),

  'watching.list': method(nothing, z.object({ folders: z.array(watchedFolder) })),
  /**
   * Watches a folder from now on; what lies in it is imported at once. Only hosts and the command line may call it.
   * Errors: not-found (no such folder), conflict (watched already, or it is a library).
   */
  'watching.add': method(
    z.strictObject({ path: z.string().min(1).max(32_768), collection: id.optional() }),
    watchedFolder,
  ),
  /** What was imported from there stays. Error: not-found. */
  'watching.remove': method(z.strictObject({ id }), done),
} as const;

export const hostMethods = {
  /** Another window that shows what a link names, without the library around it. Errors: unsupported, bad-request. */
  'host.openWindow': method(z.strictObject({ link: carrelLink }), done),
  'host.about': method(
    nothing,
    z.object({ version: z.string(), capabilities, requestsDenied: z.number(), library: z.string() }),
  ),
  'host.settings': method(nothing, settings),
  'host.changeSettings': method(settings.partial(), settings),
  /** A native dialog, then an import of what was chosen; null when nothing was. Error: unsupported. */
  'host.chooseAndImport': method(
    z.strictObject({ kind: z.enum(['files', 'folder']), dryRun: z.boolean().default(false), ...destination }),
    z.object({ import: id.nullable() }),
  ),
  /** A native dialog, then the chosen folder is watched; null when none was. Errors: unsupported, conflict. */
  'host.chooseAndWatch': method(
    z.strictObject({ collection: id.optional() }),
    z.object({ folder: watchedFolder.nullable() }),
  ),
  /** A native dialog, then `dictionaries.add`; null when no folder was chosen. Errors: unsupported, and those of that. */
  'host.chooseAndAddDictionary': method(
    nothing,
    z.object({
      found: z.object({ added: z.array(dictionary), problems: z.array(z.string()) }).nullable(),
    }),
  ),
  /** Imports what was uploaded to this host. Errors: unsupported, not-found. */
  'host.importUploads': method(
    z.strictObject({
      uploads: z.array(z.string().max(100)).min(1).max(10_000),
      dryRun: z.boolean().default(false),
      ...destination,
    }),
    z.object({ import: id }),
  ),
  /** A native dialog, then the text is written where the reader says. Error: unsupported (a browser saves by itself). */
  'host.saveText': method(
    z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(100_000_000) }),
    z.object({ saved: z.boolean() }),
  ),
  /**
   * The article on paper, or as a PDF where the reader says, with the type and wishes of the settings. False when a dialog
   * was cancelled. Errors: unsupported (a browser prints by itself), not-found, disk-full, disk-failed.
   */
  'host.printArticle': method(
    z.strictObject({ article: id, to: z.enum(['printer', 'pdf']) }),
    z.object({ done: z.boolean() }),
  ),
  /** Shows the real host and asks, then opens http, https or mailto in the default program. Error: unsupported. */
  'host.openExternal': method(
    z.strictObject({ address: z.string().max(8_000) }),
    z.object({ opened: z.boolean() }),
  ),
} as const;

export const methods = { ...archiveMethods, ...hostMethods } as const;

/** Not for interfaces: they could name any file of this machine. */
export const trustedMethods: ReadonlySet<string> = new Set([
  'imports.start',
  'watching.add',
  'dictionaries.add',
]);

export type ArchiveMethods = typeof archiveMethods;
export type HostMethods = typeof hostMethods;
export type Methods = typeof methods;
export type MethodName = keyof Methods;
/** As the caller gives it: parts with defaults may be absent. */
export type Input<M extends MethodName> = z.input<Methods[M]['input']>;
export type Output<M extends MethodName> = z.output<Methods[M]['output']>;
/** As a handler sees it: checked, with defaults filled in. */
export type Parsed<M extends MethodName> = z.output<Methods[M]['input']>;
/** A method as a plain function, for the parts of the archive that answer at once. */
export type MethodFunction<M extends MethodName> = (input: Parsed<M>) => Output<M>;
