import type { ImportEntry, ImportProgress, ImportSummary } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import { createRateMeter, type RateMeter } from './rate-meter.ts';

/** What is known of an import while it runs, kept in memory so that telling progress costs no query. */
export interface Tally {
  /** Its turn has come. */
  begin(): void;
  found(files: number, complete: boolean): void;
  /** One more file, inside a container. */
  foundInside(): void;
  current(path: string): void;
  /** Over with a file that leaves no outcome of its own: a container, or one recorded before the interruption. */
  fileDone(): void;
  /** So many files were recorded to their end, as these entries: a file of several articles has several. */
  add(files: number, entries: ImportEntry[]): void;
  pause(paused: boolean): void;
  summary(): ImportSummary;
  progress(): ImportProgress;
  /** Whether anything is different since this was last asked. */
  changed(): boolean;
}

export interface TallyOptions {
  /** What was recorded before an interrupted import was taken up again. */
  before?: ImportSummary;
  dryRun?: boolean;
}

export function createTally(id: Id, label: string, { before, dryRun = false }: TallyOptions = {}): Tally {
  const started = before?.started ?? new Date().toISOString();
  const counts = {
    stored: before?.stored ?? 0,
    duplicate: before?.duplicates ?? 0,
    problem: before?.problems ?? 0,
  };
  const withoutText = before?.withoutText ?? 0;
  let meter: RateMeter | null = null;
  let fileMeter: RateMeter | null = null;
  let files = 0;
  let inside = 0;
  let complete = false;
  let done = 0;
  let current: string | null = null;
  let paused = false;
  let changes = 0;
  let changesTold = 0;

  const left = (): number => Math.max(0, files + inside - done);
  const summary = (): ImportSummary => {
    const entries = counts.stored + counts.duplicate + counts.problem;
    return {
      ...{ id, label, state: 'running', started, finished: null, message: null },
      // Files that are yet to come count as one each; those that are done as the entries they became.
      found: left() + entries,
      ...{ stored: counts.stored, duplicates: counts.duplicate, problems: counts.problem },
      ...{ withoutText, resumable: false, dryRun },
    };
  };

  return {
    begin() {
      meter = createRateMeter();
      fileMeter = createRateMeter();
    },
    found(count, isComplete) {
      files = count;
      complete = isComplete;
      changes++;
    },
    foundInside() {
      inside++;
      changes++;
    },
    current(path) {
      current = path;
      changes++;
    },
    fileDone() {
      done++;
      fileMeter?.add(1);
      changes++;
    },
    add(count, entries) {
      done += count;
      fileMeter?.add(count);
      for (const { outcome } of entries) counts[outcome]++;
      meter?.add(entries.length);
      changes++;
    },
    pause(isPaused) {
      paused = isPaused;
      changes++;
    },
    summary,
    progress() {
      const filesPerSecond = meter?.perSecond() ?? 0;
      const rate = fileMeter?.perSecond() ?? 0;
      const secondsLeft = complete && !paused && rate > 0 ? left() / rate : null;
      return { ...summary(), enumerated: complete, paused, current, filesPerSecond, secondsLeft };
    },
    changed() {
      const different = changes !== changesTold;
      changesTold = changes;
      return different;
    },
  };
}
