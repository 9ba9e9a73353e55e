import { ArchiveError } from '../../contract/errors.ts';

/** Something to tell the reader: done, with a way back, or failed, with what and why. */
export interface Notice {
  title: string;
  description?: string;
  failure?: boolean;
  action?: { label: string; run: () => void };
}

/** Shows a notice and answers with a function that takes it off the screen again. */
type Show = (notice: Notice) => () => void;
const listeners = new Set<Show>();

/** Answers with a function that takes the notice back, for when what it says no longer holds. */
export function announce(notice: Notice): () => void {
  const shown = [...listeners].map((show) => show(notice));
  return () => {
    for (const takeOff of shown) takeOff();
  };
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
export function onNotice(listener: Show): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
