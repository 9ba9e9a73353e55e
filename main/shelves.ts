import type { Handlers } from '../contract/dispatcher.ts';
import type { shelfMethods } from '../contract/shelf-methods.ts';
import { exportHighlights } from './exporting/export-highlights.ts';
import { exportNotes } from './exporting/export-notes.ts';
import { createHighlightBatches } from './notes/highlight-batches.ts';
import { createHighlightShelf } from './notes/highlight-shelf.ts';
import { createNoteShelf } from './notes/note-shelf.ts';
import { createReview } from './notes/review.ts';
import type { Database } from './storage/database.ts';

export type Shelves = Handlers<typeof shelfMethods>;

/** The pages of all highlights, all notes, and review. `onHighlights` is told of the articles whose highlights changed. */
export function createShelves(database: Database, onHighlights: (articles: string[]) => void): Shelves {
  const highlights = createHighlightShelf(database);
  const notes = createNoteShelf(database);
  const batches = createHighlightBatches(database, highlights);
  const review = createReview(database, highlights, notes);
  const tell = (changed: readonly { article: string }[]): void =>
    onHighlights([...new Set(changed.map(({ article }) => article))]);

  return {
    'shelves.highlights': (input) => highlights.list(input),
    'shelves.highlightGroups': (input) => highlights.groups(input),
    'shelves.highlightFacets': ({ filter }) => highlights.facets(filter),
    'shelves.changeHighlights': (input) => {
      const result = batches.change(input);
      tell(result.before);
      return result;
    },
    'shelves.removeHighlights': (input) => {
      const result = batches.remove(input);
      tell(result.before);
      return result;
    },
    'shelves.putBackHighlights': (input) => {
      batches.putBack(input.highlights);
      tell(input.highlights);
      return {};
    },
    'shelves.exportHighlights': ({ filter, group, order, ids, format }) =>
      exportHighlights(
        format,
        ids === undefined ? highlights.all(filter, group, order) : highlights.byIds(ids, group, order),
      ),
    'shelves.notes': (input) => notes.list(input),
    'shelves.noteGroups': (input) => notes.groups(input),
    'shelves.noteFacets': ({ filter }) => notes.facets(filter),
    'shelves.exportNotes': ({ filter, order, ids, format }) =>
      exportNotes(format, notes.all(filter, order, ids)),
    'shelves.review': ({ day = today() }) => ({ day, sections: review(day) }),
  };
}

/** In the zone of this machine, which is the reader's. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
