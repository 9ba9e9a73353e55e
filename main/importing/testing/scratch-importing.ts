import { join, resolve } from 'node:path';
import type { ArchiveEvent } from '../../../contract/events.ts';
import type { Parsed } from '../../../contract/methods.ts';
import type { ImportEntry, ImportSummary } from '../../../contract/model.ts';
import type { Id } from '../../../contract/scalars.ts';
import type { Library } from '../../library/library.ts';
import { openScratchLibrary } from '../../library/testing/scratch-library.ts';
import { createImporting, type Importing, type ImportingOptions } from '../importing.ts';
import { createSpoolFolder } from '../spool-folder.ts';
import { createImportPool, type ImportPool } from '../worker-pool.ts';

export interface ScratchImporting {
  importing: Importing;
  library: Library;
  pool: ImportPool;
  events: ArchiveEvent[];
  logged: string[];
  /** Imports these paths and waits for the end. */
  run(paths: string[], change?: Partial<Parsed<'imports.start'>>): Promise<Receipt>;
  receipt(id: Id): Receipt;
  dispose(): Promise<void>;
}

export interface Receipt {
  id: Id;
  summary: ImportSummary;
  entries: ImportEntry[];
}

/** The import job over a real library, with real workers; over one that is open already when it is given. */
export async function openScratchImporting(
  options: {
    pool?: ImportPool;
    library?: Library;
    change?: (options: ImportingOptions) => Partial<ImportingOptions>;
  } = {},
): Promise<ScratchImporting> {
  const { library, dispose } = options.library
    ? { library: options.library, dispose: async () => undefined }
    : await openScratchLibrary();
  const events: ArchiveEvent[] = [];
  const logged: string[] = [];
  const pool =
    options.pool ??
    createImportPool({
      size: 2,
      workerFile: resolve(import.meta.dirname, '../../import-worker.ts'),
      timeLimitMs: 20_000,
      memoryLimitMb: 512,
    });
  const usual: ImportingOptions = {
    store: library.imports,
    pool,
    columns: library.columns,
    spool: createSpoolFolder(join(library.folder.root, 'incoming')),
    width: 4,
    emit: (event) => void events.push(event),
    onStored: () => undefined,
    log: (line) => void logged.push(line),
  };
  const importing = createImporting({ ...usual, ...options.change?.(usual) });

  const receipt = (id: Id): Receipt => {
    const { total, entries } = importing.entries({ id, text: '', offset: 0, limit: 1_000_000 });
    if (entries.length !== total) throw new Error('the receipt is not whole');
    return { id, summary: importing.summary(id), entries };
  };
  return {
    importing,
    library,
    pool,
    events,
    logged,
    receipt,
    async run(paths, change = {}) {
      const files = paths.map((path) => ({ path }));
      const id = importing.start({ files, tags: [], dryRun: false, temporary: false, ...change });
      await importing.settled(id);
      return receipt(id);
    },
    async dispose() {
      await importing.close();
      await pool.close();
      await dispose();
    },
  };
}
