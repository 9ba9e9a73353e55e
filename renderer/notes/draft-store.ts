import { z } from 'zod';
import { type Id, id } from '../../contract/scalars.ts';

export interface Draft {
  id: Id;
  text: string;
  revision: number;
}

/** Texts of notes that the archive has not acknowledged, by article. They outlive a reload of the window. */
export interface DraftStore {
  read(article: Id): Draft | null;
  write(article: Id, draft: Draft): void;
  /** Only when it still is this text: a newer one waits for its own acknowledgement. */
  clear(article: Id, text: string): void;
}

const shape = z.object({ id, text: z.string(), revision: z.number().int().nonnegative() });

export function createDraftStore(storage: Storage): DraftStore {
  const keyOf = (article: Id): string => `carrel.note.${article}`;
  const read = (article: Id): Draft | null => {
    const stored = storage.getItem(keyOf(article));
    if (stored === null) return null;
    try {
      return shape.parse(JSON.parse(stored));
    } catch {
      return null; // written by something else, or cut off: there is nothing in it to save
    }
  };
  return {
    read,
    write(article, draft) {
      try {
        storage.setItem(keyOf(article), JSON.stringify(draft));
      } catch {
        // The store is full: the text is on the screen still and on its way to the archive.
      }
    },
    clear(article, text) {
      const draft = read(article);
      if (draft === null || draft.text === text) storage.removeItem(keyOf(article));
    },
  };
}
