import type { FileOutcome } from '../library/import-store.ts';

/** Gathers outcomes and records them in batches, one batch at a time, while the next is being gathered. */
export interface Batches {
  /** Settles when there is room for more. Rejects with what made the recording fail. */
  add(outcome: FileOutcome): Promise<void>;
  /** Records what is left. Rejects with what made the recording fail. */
  end(): Promise<void>;
}

export interface BatchLimits {
  outcomes: number;
  bytes: number;
  /** How long the first of a batch waits for company. */
  waitMs: number;
}

export const batchLimits: BatchLimits = { outcomes: 200, bytes: 8 * 1024 * 1024, waitMs: 150 };

export function createBatches(
  record: (outcomes: FileOutcome[]) => Promise<unknown>,
  limits: BatchLimits = batchLimits,
): Batches {
  let gathered: FileOutcome[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  let overdue = false;
  let recording: Promise<void> | null = null;
  let failure: { error: unknown } | null = null;

  const isFull = (): boolean => gathered.length >= limits.outcomes || bytes >= limits.bytes;
  const flush = (): void => {
    if (gathered.length === 0 || failure !== null) return;
    if (recording !== null) {
      overdue = true;
      return;
    }
    // Files end in another order than they were found in. Of twins in one batch, the first found becomes the article.
    const batch = gathered.sort((one, other) => one.number - other.number);
    gathered = [];
    bytes = 0;
    overdue = false;
    clearTimeout(timer);
    timer = undefined;
    recording = record(batch)
      .then(
        () => undefined,
        (error: unknown) => {
          failure = { error };
        },
      )
      .finally(() => {
        recording = null;
        if (overdue || isFull()) flush();
      });
  };
  const throwFailure = (): void => {
    if (failure !== null) throw failure.error;
  };

  return {
    async add(outcome) {
      while (isFull() && recording !== null) await recording;
      throwFailure();
      gathered.push(outcome);
      bytes += weight(outcome);
      if (isFull()) flush();
      else timer ??= setTimeout(flush, limits.waitMs);
    },
    async end() {
      while (recording !== null || gathered.length > 0) {
        flush();
        await recording;
        throwFailure();
      }
      throwFailure();
    },
  };
}

/** Roughly what an outcome keeps in memory. */
function weight(outcome: FileOutcome): number {
  if (outcome.kind !== 'parts') return 0;
  const { content } = outcome.original;
  const parts = outcome.parts.map((part) => {
    if ('problem' in part) return 0;
    const images = part.images.reduce((sum, image) => sum + image.bytes.byteLength, 0);
    return part.html.length + part.text.length + images;
  });
  return parts.reduce((sum, size) => sum + size, 'bytes' in content ? content.bytes.byteLength : 0);
}
