import { ArchiveError } from '../../contract/errors.ts';

/** Something to tell the reader: done, with a way back, or failed, with what and why. */
export interface Notice {
  title: string;
  description?: string;
  failure?: boolean;
  action?: { label: string; run: () => void };
}

const listeners = new Set<(notice: Notice) => void>();

export function announce(notice: Notice): void {
  for (const listener of listeners) listener(notice);
}

/** A failure names what was tried; the archive's own message says why. */
export function announceFailure(what: string, error: unknown): void {
  if (error instanceof ArchiveError && error.code === 'cancelled') return;
  announce({
    title: what,
    description: error instanceof Error ? error.message : String(error),
    failure: true,
  });
}

/** Answers with a function that stops the listening. */
export function onNotice(listener: (notice: Notice) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
