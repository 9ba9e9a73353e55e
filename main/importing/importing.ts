import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { ArchiveError } from '../../contract/errors.ts';
import type { ArchiveEvent } from '../../contract/events.ts';
import { archiveMethods, type MethodFunction, type Parsed } from '../../contract/methods.ts';
import type { ImportProgress, ImportSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { ColumnMappings } from '../library/column-mappings.ts';
import type { FileOutcome, ImportStore, RecordedSoFar } from '../library/import-store.ts';
import { createIdentifier } from '../storage/identifier.ts';
import { createDryRun, type DryRun } from './dry-run.ts';
import { createGate, type Gate } from './gate.ts';
import { runImport } from './import-run.ts';
import type { SpoolFolder } from './spool-folder.ts';
import { createTally, type Tally } from './tally.ts';
import type { ImportPool } from './worker-pool.ts';

/** Imports, one after another. Each tells its progress by events, can be cancelled, and leaves a receipt. */
export interface Importing {
  /** Answers at once. Error: not-found (collection). */
  start(input: Parsed<'imports.start'>): Id;
  running(): ImportProgress[];
  /** Soon over; what was stored stays. Does nothing to an import that is over. Error: not-found. */
  cancel(id: Id): void;
  /** Holds an import or lets it go on; what is being read is finished first. Error: not-found (no such import runs). */
  pause(id: Id, paused: boolean): void;
  /** Goes on with an interrupted import where it ended, without doubles. Errors: not-found, conflict. */
  resume(id: Id): void;
  /** Dry runs that are over and can still be confirmed, newest first. */
  previews(): ImportSummary[];
  /** Does what a dry run that is over has shown, as a new import. Error: not-found. */
  confirm(id: Id): Id;
  /** Error: not-found. */
  summary(id: Id): ImportSummary;
  entries: MethodFunction<'imports.entries'>;
  /** Settles when the import is over, however it ended. */
  settled(id: Id): Promise<void>;
  /** Ends what runs as interrupted; what was recorded stays. */
  close(): Promise<void>;
}

export interface ImportingOptions {
  store: ImportStore & { entries: MethodFunction<'imports.entries'> };
  pool: ImportPool;
  /** Where large files from inside containers lie while they are read. */
  spool: SpoolFolder;
  columns: Pick<ColumnMappings, 'decide'>;
  /** Files worked on at once; a little more than the pool has workers, so that none waits for the disk. */
  width: number;
  emit(event: ArchiveEvent): void;
  onStored(articles: Id[]): void;
  log(line: string): void;
}

type Ending = 'finished' | 'cancelled' | 'interrupted';

interface Run {
  id: Id;
  input: Parsed<'imports.start'>;
  abort: AbortController;
  tally: Tally;
  message: string | null;
  settled: Promise<void>;
  dry: DryRun | null;
  gate: Gate;
  /** What an interrupted run of the same import recorded. */
  recorded: RecordedSoFar | null;
}

/** At most five times a second. */
const tellEveryMs = 200;
const dryRunsKept = 4;

export function createImporting(options: ImportingOptions): Importing {
  const { store, emit, onStored, log } = options;
  const runs = new Map<Id, Run>();
  const dryRuns = new Map<Id, DryRun>();
  /** Imports that are over and whose end could not be written, most likely because the disk is full. */
  const unwritten = new Map<Id, ImportSummary>();
  let queue: Promise<void> = Promise.resolve();
  let closed = false;

  const record = async (run: Run, outcomes: FileOutcome[]) => {
    const entries = run.dry ? run.dry.record(outcomes) : await store.record(run.id, outcomes);
    const ended = outcomes.filter((outcome) => outcome.kind !== 'parts' || outcome.complete);
    run.tally.add(ended.length, entries);
    const stored = entries.flatMap(({ outcome, article }) =>
      outcome === 'stored' && article ? [article] : [],
    );
    if (stored.length > 0) onStored(stored);
    return entries;
  };

  const tell = (run: Run): void => emit({ event: 'import.progress', data: run.tally.progress() });

  const work = async (run: Run): Promise<void> => {
    run.tally.begin();
    tell(run);
    const timer = setInterval(() => run.tally.changed() && tell(run), tellEveryMs);
    let ending: Ending = 'finished';
    try {
      const { tally, input, abort } = run;
      await runImport({
        ...{
          input,
          store: run.dry === null ? store : readingOnly(store),
          pool: options.pool,
          spool: options.spool,
          columns: options.columns,
          width: options.width,
          log,
        },
        ...{ signal: abort.signal, mayGoOn: run.gate.pass, recorded: run.recorded },
        record: (outcomes) => record(run, outcomes),
        onFound: tally.found,
        onEntry: tally.foundInside,
        onFileDone: tally.fileDone,
        onFile: tally.current,
      });
      if (abort.signal.aborted) ending = closed ? 'interrupted' : 'cancelled';
    } catch (error) {
      ending = 'interrupted';
      run.message =
        error instanceof ArchiveError ? error.message : 'The import stopped on a defect. The log says more.';
      log(`import ${run.id}: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      clearInterval(timer);
    }
    finish(run, ending);
    // The uploads of a dry run wait: what it shows may be wanted.
    if (run.input.temporary && run.dry === null) await removeUploads(run.input.files, log);
  };

  const finish = (run: Run, ending: Ending): void => {
    const summary = writeEnd(
      { ...run.tally.summary(), state: ending, message: run.message },
      run.dry !== null,
    );
    if (run.dry) run.dry.summary = summary;
    runs.delete(run.id);
    emit({
      event: 'import.progress',
      data: { ...run.tally.progress(), ...summary, current: null, secondsLeft: 0 },
    });
    emit({ event: 'import.finished', data: summary });
  };

  const writeEnd = (summary: ImportSummary, dry: boolean): ImportSummary => {
    const ended = { ...summary, finished: summary.finished ?? new Date().toISOString() };
    if (dry) return ended;
    try {
      const written = store.finish(summary.id, endingOf(summary), summary.found, summary.message);
      unwritten.delete(summary.id);
      return written;
    } catch (error) {
      log(`import ${summary.id}: its end could not be written: ${String(error)}`);
      unwritten.set(summary.id, ended);
      return ended;
    }
  };

  const summaryOf = (id: Id): ImportSummary =>
    runs.get(id)?.tally.summary() ?? dryRuns.get(id)?.summary ?? unwritten.get(id) ?? store.summary(id);

  const enqueue = (run: Omit<Run, 'settled' | 'message' | 'abort' | 'gate'>): void => {
    const whole: Run = {
      ...run,
      ...{ message: null, abort: new AbortController(), gate: createGate(), settled: Promise.resolve() },
    };
    whole.abort.signal.addEventListener('abort', whole.gate.open);
    whole.settled = queue.then(() => work(whole));
    runs.set(run.id, whole);
    queue = whole.settled;
    // It may have to wait for others, and is seen while it does.
    tell(whole);
  };
  const refuseClosed = (): void => {
    if (closed) throw new ArchiveError('cancelled', 'The library is being closed.');
  };

  const forget = (id: Id): void => {
    const dry = dryRuns.get(id);
    dryRuns.delete(id);
    if (dry?.input.temporary) void removeUploads(dry.input.files, log);
  };
  const start = (input: Parsed<'imports.start'>): Id => {
    refuseClosed();
    const label = input.label ?? labelOf(input.files);
    const id = input.dryRun
      ? createIdentifier()
      : store.begin({
          ...{ label, collection: input.collection ?? null, tags: input.tags },
          // Uploads do not outlive the program that took them.
          ...(!input.temporary && { input: JSON.stringify(input.files) }),
        });
    const tally = createTally(id, label, { dryRun: input.dryRun });
    const dry = input.dryRun ? createDryRun(tally.summary(), input) : null;
    if (dry !== null) dryRuns.set(id, dry);
    for (const old of [...dryRuns.keys()].slice(0, -dryRunsKept)) if (!runs.has(old)) forget(old);
    enqueue({ id, input, tally, dry, recorded: null });
    return id;
  };

  return {
    start,
    confirm(id) {
      const dry = dryRuns.get(id);
      if (dry === undefined || runs.has(id))
        throw new ArchiveError('not-found', 'The preview is over or was forgotten. Import the files again.');
      // The new import takes the uploads over.
      dryRuns.delete(id);
      return start({ ...dry.input, dryRun: false, label: dry.summary.label });
    },
    previews: () => [...dryRuns].flatMap(([id, { summary }]) => (runs.has(id) ? [] : [summary])).reverse(),
    pause(id, paused) {
      const run = runs.get(id);
      if (!run) throw new ArchiveError('not-found', `No import ${id} is running.`);
      if (paused) run.gate.shut();
      else run.gate.open();
      run.tally.pause(paused);
      tell(run);
    },
    resume(id) {
      refuseClosed();
      const before = store.summary(id);
      const files = readFiles(store.resume(id));
      enqueue({
        id,
        input: { files, tags: [], dryRun: false, temporary: false, label: before.label },
        tally: createTally(id, before.label, { before }),
        dry: null,
        recorded: store.recordedSoFar(id),
      });
    },
    running: () => [...runs.values()].map((run) => run.tally.progress()),
    cancel(id) {
      const run = runs.get(id);
      if (run) run.abort.abort();
      else summaryOf(id);
    },
    summary: summaryOf,
    entries: (input) => dryRuns.get(input.id)?.entries(input) ?? store.entries(input),
    settled: (id) => runs.get(id)?.settled ?? Promise.resolve(),
    async close() {
      closed = true;
      for (const run of runs.values()) run.abort.abort();
      await queue;
      for (const summary of [...unwritten.values()]) writeEnd(summary, false);
      for (const id of [...dryRuns.keys()]) forget(id);
    },
  };
}

/** A dry run leaves nothing behind, not even the copy of a large file. */
function readingOnly(store: ImportStore): Pick<ImportStore, 'findOriginal' | 'keepOriginal'> {
  return { findOriginal: store.findOriginal, keepOriginal: async () => undefined };
}

function readFiles(json: string): Parsed<'imports.start'>['files'] {
  return archiveMethods['imports.start'].input.shape.files.parse(JSON.parse(json));
}

function endingOf({ state }: ImportSummary): Ending {
  return state === 'finished' || state === 'cancelled' ? state : 'interrupted';
}

async function removeUploads(files: readonly { path: string }[], log: (line: string) => void): Promise<void> {
  for (const { path } of files)
    await rm(path, { force: true }).catch((error) => log(`upload "${path}" cannot be removed: ${error}`));
}

/** Uploads of one folder carry its name before their own. */
function sharedFolder(files: Parsed<'imports.start'>['files']): string | null {
  const folders = new Set(files.map(({ shownAs }) => /^([^/]+)\/./.exec(shownAs ?? '')?.[1] ?? null));
  const [folder] = folders;
  return folders.size === 1 && folder != null ? folder : null;
}

function labelOf(files: Parsed<'imports.start'>['files']): string {
  const folder = sharedFolder(files);
  if (folder !== null) return folder;
  const [first] = files;
  const given = first?.shownAs ?? first?.path ?? '';
  const name = basename(given) || given;
  return files.length > 1 ? `${name} and ${files.length - 1} more` : name;
}
