import type { Id, ImportEntry, ImportProgress, ImportSummary } from '../../contract/model.ts';
import { createRateMeter, type RateMeter } from './rate-meter.ts';

/** What is known of an import while it runs, kept in memory so that telling progress costs no query. */
export interface Tally {
  /** Its turn has come. */
  begin(): void;
  found(files: number, complete: boolean): void;
  current(path: string): void;
  /** So many files were recorded, as these entries: a file of several articles has several. */
  add(files: number, entries: ImportEntry[]): void;
  summary(): ImportSummary;
  progress(): ImportProgress;
  /** Whether anything is different since this was last asked. */
  changed(): boolean;
}

export function createTally(id: Id, label: string): Tally {
  const started = new Date().toISOString();
  const counts = { stored: 0, duplicate: 0, problem: 0 };
  let meter: RateMeter | null = null;
  let files = 0;
  let complete = false;
  let done = 0;
  let current: string | null = null;
  let changes = 0;
  let changesTold = 0;

  const summary = (): ImportSummary => {
    const entries = counts.stored + counts.duplicate + counts.problem;
    return {
      ...{ id, label, state: 'running', started, finished: null, message: null },
      // Files that are yet to come count as one each; those that are done as the entries they became.
      found: Math.max(0, files - done) + entries,
      ...{ stored: counts.stored, duplicates: counts.duplicate, problems: counts.problem },
    };
  };

  return {
    begin() {
      meter = createRateMeter();
    },
    found(count, isComplete) {
      files = count;
      complete = isComplete;
      changes++;
    },
    current(path) {
      current = path;
      changes++;
    },
    add(count, entries) {
      done += count;
      for (const { outcome } of entries) counts[outcome]++;
      meter?.add(count);
      changes++;
    },
    summary,
    progress() {
      const filesPerSecond = meter?.perSecond() ?? 0;
      const left = Math.max(0, files - done);
      const secondsLeft = complete && filesPerSecond > 0 ? left / filesPerSecond : null;
      return { ...summary(), enumerated: complete, current, filesPerSecond, secondsLeft };
    },
    changed() {
      const different = changes !== changesTold;
      changesTold = changes;
      return different;
    },
  };
}
