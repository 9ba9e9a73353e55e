import { z } from 'zod';
import { type Id, id } from '../../contract/scalars.ts';

export interface Draft {
  id: Id;
  text: string;
  revision: number;
}

export interface StoredDraft extends Draft {
  /** False when a window wrote it that is not this one: it may be gone, or be typing at this moment. */
  own: boolean;
}

/** Texts of notes that the archive has not acknowledged, by what they are notes of. They outlive the window. */
export interface DraftStore {
  /** This window's, else another one's. */
  read(subject: string): StoredDraft | null;
  write(subject: string, draft: Draft): void;
  /** Only where it still is this text: a newer one waits for its own acknowledgement. */
  clear(subject: string, text: string): void;
}

const shape = z.object({ id, text: z.string(), revision: z.number().int().nonnegative() });
/** A store of the browser holds a few million characters; what is larger would only be refused, and cost time. */
const longestDraft = 1_000_000;

/** Each window writes under a name of its own, so that two of them never write over each other's draft. */
export function createDraftStore(storage: Storage, window: string): DraftStore {
  const keyOf = (subject: string): string => `carrel.note.${subject}.${window}`;
  const keysOf = (subject: string): string[] => {
    const others = Array.from({ length: storage.length }, (_, at) => storage.key(at)).filter(
      (key): key is string => key?.startsWith(`carrel.note.${subject}.`) === true && key !== keyOf(subject),
    );
    return [keyOf(subject), ...others];
  };
  const readKey = (key: string): Draft | null => {
    const stored = storage.getItem(key);
    if (stored === null) return null;
    try {
      return shape.parse(JSON.parse(stored));
    } catch {
      return null; // written by something else, or cut off: there is nothing in it to save
    }
  };
  return {
    read(subject) {
      for (const key of keysOf(subject)) {
        const draft = readKey(key);
        if (draft !== null) return { ...draft, own: key === keyOf(subject) };
      }
      return null;
    },
    write(subject, draft) {
      try {
        if (draft.text.length <= longestDraft) storage.setItem(keyOf(subject), JSON.stringify(draft));
      } catch {
        // The store is full: the text is on the screen still and on its way to the archive.
      }
    },
    clear(subject, text) {
      for (const key of keysOf(subject)) {
        const draft = readKey(key);
        if (draft === null ? key === keyOf(subject) : draft.text === text) storage.removeItem(key);
      }
    },
  };
}

/** The name of this window: a reload keeps it, another window has another one. */
export function windowName(storage: Storage, create: () => string): string {
  const known = storage.getItem('carrel.window');
  if (known !== null) return known;
  const name = create();
  storage.setItem('carrel.window', name);
  return name;
}
