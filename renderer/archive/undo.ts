import { announce, announceFailure } from './notices.ts';

/** A change that was made, and how to take it back. */
export interface Undoable {
  /** In the past: `Moved 3 articles to the trash`. */
  label: string;
  undo: () => Promise<unknown>;
}

const most = 100;
const done: Undoable[] = [];
/** Takes the notice of a change off the screen: its button must not outlive what it undoes. */
const notices = new WeakMap<Undoable, () => void>();

/** Keeps a change for `u`; with `tell` it is also announced with a button that takes it back. */
export function rememberChange(change: Undoable, { tell = false } = {}): void {
  done.push(change);
  if (done.length > most) done.shift();
  if (!tell) return;
  const action = { label: 'Undo', run: () => void takeBack(change) };
  notices.set(change, announce({ title: change.label, action }));
}

/** Takes back the last change that was not taken back yet. */
export async function undoLast(): Promise<void> {
  const change = done.at(-1);
  if (change === undefined) announce({ title: 'Nothing to undo' });
  else await takeBack(change);
}

async function takeBack(change: Undoable): Promise<void> {
  const at = done.indexOf(change);
  // A second press on the same button: it is taken back already.
  if (at < 0) return;
  done.splice(at, 1);
  notices.get(change)?.();
  try {
    await change.undo();
    announce({ title: `Undone: ${lowerFirst(change.label)}` });
  } catch (error) {
    done.splice(at, 0, change);
    announceFailure(`Could not undo: ${lowerFirst(change.label)}`, error);
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
