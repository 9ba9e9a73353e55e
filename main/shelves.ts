import type { Handlers } from '../contract/dispatcher.ts';
import type { shelfMethods } from '../contract/shelf-methods.ts';
import { exportHighlights } from './exporting/export-highlights.ts';
import { exportNotes } from './exporting/export-notes.ts';
import { joinWithin } from './exporting/join-within.ts';
import { createHighlightBatches } from './notes/highlight-batches.ts';
import { createHighlightShelf } from './notes/highlight-shelf.ts';
import type { Highlights } from './notes/highlights.ts';
import { dayOf } from './notes/local-days.ts';
import { createNoteShelf } from './notes/note-shelf.ts';
import { createReview } from './notes/review.ts';
import type { Database } from './storage/database.ts';

export type Shelves = Handlers<typeof shelfMethods>;

/** The pages of all highlights, all notes, and review. `onHighlights` is told of the articles whose highlights changed. */
export function createShelves(
  database: Database,
  annotations: Pick<Highlights, 'export'>,
  onHighlights: (articles: string[]) => void,
): Shelves {
  const highlights = createHighlightShelf(database);
  const notes = createNoteShelf(database);
  const batches = createHighlightBatches(database, highlights);
  const review = createReview(database, highlights, notes);
  const tell = (changed: readonly { article: string }[]): void =>
    onHighlights([...new Set(changed.map(({ article }) => article))]);

  return {
    'shelves.highlights': ({ ids }) => ({ highlights: highlights.byIds(ids) }),
    'shelves.highlightGroups': (input) => highlights.order(input),
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
    'shelves.exportHighlights': ({ filter, group, order, ids, format }) => {
      const chosen = ids ?? once(highlights.order({ filter, group, order }).ids);
      if (format !== 'annotation')
        return exportHighlights(
          format,
          inParts(chosen, (some) => highlights.byIds(some)),
        );
      const { json, count } = annotations.export({ ids: chosen });
      return { text: joinWithin([json], {}).text, count };
    },
    'shelves.notes': ({ ids }) => ({ notes: notes.byIds(ids, 'beginning') }),
    'shelves.noteGroups': (input) => notes.order(input),
    'shelves.noteFacets': ({ filter }) => notes.facets(filter),
    'shelves.exportNotes': ({ filter, group, order, ids, format }) =>
      exportNotes(
        format,
        inParts(ids ?? once(notes.order({ filter, group, order }).ids), (some) => notes.byIds(some, 'whole')),
      ),
    'shelves.review': ({ day = dayOf(new Date()) }) => ({ day, sections: review(day) }),
  };
}

/** A row with several tags stands in several groups, and in a file once. */
function once(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

const partSize = 500;

function* inParts<T>(ids: readonly string[], read: (ids: readonly string[]) => T[]): Iterable<T> {
  for (let at = 0; at < ids.length; at += partSize) yield* read(ids.slice(at, at + partSize));
}
