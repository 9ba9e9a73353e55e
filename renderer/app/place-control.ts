import type { ReadingHandle } from '../reading/reading-commands.ts';

/** What the window asks of one place of the reader. */
export interface PlaceControl {
  /** Null where no article is open. */
  reading: ReadingHandle | null;
  /** Puts the cursor into the note. */
  writeNote(): void;
  /** Puts what is selected, or the chosen highlight, into the note as a quotation. */
  quoteInNote(): void;
  /** Takes the keyboard to what is open, as soon as it is there. */
  read(): void;
}
