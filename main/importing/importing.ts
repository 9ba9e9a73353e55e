import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { ArchiveError } from '../../contract/errors.ts';
import type { ArchiveEvent } from '../../contract/events.ts';
import type { MethodFunction, Parsed } from '../../contract/methods.ts';
import type { Id, ImportEntry, ImportProgress, ImportSummary } from '../../contract/model.ts';
import type { FileOutcome, ImportStore } from '../library/import-store.ts';
import { createIdentifier } from '../storage/identifier.ts';
import { runImport } from './import-run.ts';
import type { ImportPool } from './worker-pool.ts';

/** Imports, one after another. Each tells its progress by events, can be cancelled, and leaves a receipt. */
export interface Importing {
  /** Answers at once. Error: not-found (collection). */
  start(input: Parsed<'imports.start'>): Id;
  running(): ImportProgress[];
  cancel(id: Id): void;
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
  /** Files worked on at once; a little more than the pool has workers, so that none waits for the disk. */
  width: number;
  emit(event: ArchiveEvent): void;
  onStored(articles: Id[]): void;
  log(line: string): void;
}

interface Run {
  id: Id;
  input: Parsed<'imports.start'>;
  abort: AbortController;
  started: number;
  found: number;
  enumerated: boolean;
  current: string | null;
  done: number;
  message: string | null;
  settled: Promise<void>;
  /** Of a dry run, which leaves no trace in the library. */
  dry: { summary: ImportSummary; entries: ImportEntry[] } | null;
}

const tellEveryMs = 200;

export function createImporting(options: ImportingOptions): Importing {
  const { store, emit, onStored, log } = options;
  const runs = new Map<Id, Run>();
  const dryRuns = new Map<Id, NonNullable<Run['dry']>>();
  let queue: Promise<void> = Promise.resolve();
  let closed = false;

  const summaryOf = (run: Run): ImportSummary => ({
    ...(run.dry?.summary ?? store.summary(run.id)),
    message: run.message,
  });
  const progress = (run: Run): ImportProgress => {
    const summary = summaryOf(run);
    const seconds = Math.max(0.001, (Date.now() - run.started) / 1000);
    const filesPerSecond = run.done / seconds;
    const left = run.enumerated && filesPerSecond > 0 ? (run.found - run.done) / filesPerSecond : null;
    return {
      ...summary,
      found: run.found,
      enumerated: run.enumerated,
      current: run.current,
      filesPerSecond,
      secondsLeft: left,
    };
  };
  const record = async (run: Run, outcomes: FileOutcome[]): Promise<ImportEntry[]> => {
    const entries = run.dry ? pretend(run.dry, outcomes, store) : await store.record(run.id, outcomes);
    run.done += outcomes.length;
    if (!run.dry)
      onStored(
        entries.flatMap((entry) => (entry.outcome === 'stored' && entry.article ? [entry.article] : [])),
      );
    return entries;
  };

  const work = async (run: Run): Promise<void> => {
    run.started = Date.now();
    const timer = setInterval(() => emit({ event: 'import.progress', data: progress(run) }), tellEveryMs);
    let state: 'finished' | 'cancelled' | 'interrupted' = 'finished';
    try {
      await runImport({
        input: run.input,
        store,
        pool: options.pool,
        width: options.width,
        signal: run.abort.signal,
        record: (outcomes) => record(run, outcomes),
        onFound: (found, complete) => {
          run.found = found;
          run.enumerated = complete;
        },
        onFile: (path) => {
          run.current = path;
        },
        log,
      });
      if (run.abort.signal.aborted) state = closed ? 'interrupted' : 'cancelled';
    } catch (error) {
      state = 'interrupted';
      run.message =
        error instanceof ArchiveError ? error.message : 'The import stopped on a defect. The log says more.';
      log(`import ${run.id}: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      clearInterval(timer);
    }
    finish(run, state);
    if (run.input.temporary)
      await Promise.all(
        run.input.files.map(({ path }) => rm(path, { force: true }).catch((error) => log(String(error)))),
      );
  };
  const finish = (run: Run, state: 'finished' | 'cancelled' | 'interrupted'): void => {
    const finished = run.dry
      ? Object.assign(run.dry.summary, { state, finished: new Date().toISOString() })
      : finishStored(run, state);
    emit({
      event: 'import.progress',
      data: { ...progress(run), ...finished, current: null, secondsLeft: 0 },
    });
    emit({ event: 'import.finished', data: { ...finished, message: run.message } });
    runs.delete(run.id);
  };
  const finishStored = (run: Run, state: 'finished' | 'cancelled' | 'interrupted'): ImportSummary => {
    const { stored, duplicates, problems } = store.summary(run.id);
    return store.finish(
      run.id,
      state,
      Math.max(state === 'finished' ? 0 : run.found, stored + duplicates + problems),
      run.message,
    );
  };

  return {
    start(input) {
      if (closed) throw new ArchiveError('cancelled', 'The library is being closed.');
      const label = input.label ?? labelOf(input.files);
      const summary = emptySummary(createIdentifier(), label);
      const id = input.dryRun
        ? summary.id
        : store.begin({ label, collection: input.collection ?? null, tags: input.tags });
      const dry = input.dryRun ? { summary, entries: [] } : null;
      if (dry !== null) dryRuns.set(id, dry);
      const run: Run = {
        id,
        input,
        abort: new AbortController(),
        started: Date.now(),
        found: 0,
        enumerated: false,
        current: null,
        done: 0,
        message: null,
        settled: Promise.resolve(),
        dry,
      };
      runs.set(id, run);
      queue = queue.then(() => work(run));
      run.settled = queue;
      return id;
    },
    running: () => [...runs.values()].map(progress),
    cancel(id) {
      if (!runs.has(id)) store.summary(id);
      runs.get(id)?.abort.abort();
    },
    summary: (id) => {
      const run = runs.get(id);
      return run ? summaryOf(run) : (dryRuns.get(id)?.summary ?? store.summary(id));
    },
    entries(input) {
      const dry = dryRuns.get(input.id);
      if (dry === undefined) return store.entries(input);
      const matching = dry.entries.filter(
        (entry) => input.outcome === undefined || entry.outcome === input.outcome,
      );
      return { total: matching.length, entries: matching.slice(input.offset, input.offset + input.limit) };
    },
    settled: (id) => runs.get(id)?.settled ?? Promise.resolve(),
    async close() {
      closed = true;
      for (const run of runs.values()) run.abort.abort();
      await queue;
    },
  };
}

/** What a dry run would have stored. */
function pretend(
  dry: NonNullable<Run['dry']>,
  outcomes: FileOutcome[],
  store: Pick<ImportStore, 'findOriginal'>,
): ImportEntry[] {
  const blank = { article: null, title: null, code: null, message: null };
  const entries = outcomes.flatMap((outcome): ImportEntry[] => {
    if (outcome.kind === 'problem')
      return [
        { ...blank, path: outcome.path, outcome: 'problem', code: outcome.code, message: outcome.message },
      ];
    if (outcome.kind === 'duplicate')
      return [
        {
          ...blank,
          path: outcome.path,
          outcome: 'duplicate',
          article: outcome.article,
          title: outcome.title,
        },
      ];
    const known = store.findOriginal(outcome.sha256);
    return outcome.articles.map(({ title }) => ({
      ...blank,
      path: outcome.path,
      outcome: known ? 'duplicate' : 'stored',
      article: known?.article ?? null,
      title,
    }));
  });
  for (const { outcome } of entries)
    dry.summary[outcome === 'stored' ? 'stored' : outcome === 'duplicate' ? 'duplicates' : 'problems']++;
  dry.summary.found += entries.length;
  dry.entries.push(...entries);
  return entries;
}

function emptySummary(id: Id, label: string): ImportSummary {
  const started = new Date().toISOString();
  return {
    id,
    label,
    state: 'running',
    started,
    finished: null,
    found: 0,
    stored: 0,
    duplicates: 0,
    problems: 0,
    message: null,
  };
}

function labelOf(files: Parsed<'imports.start'>['files']): string {
  const [first] = files;
  const name = basename(first?.shownAs ?? first?.path ?? '') || (first?.path ?? '');
  return files.length > 1 ? `${name} and ${files.length - 1} more` : name;
}
