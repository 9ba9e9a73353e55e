/** The rows of the table of methods behind the pages of all highlights, all notes, and review. */
import { z } from 'zod';
import { highlightColour } from './annotation-model.ts';
import { done, method, name } from './method-parts.ts';
import { id } from './scalars.ts';
import {
  highlightFacets,
  highlightFilter,
  highlightFormats,
  highlightGroups,
  localDay,
  noteFacets,
  noteFilter,
  noteFormats,
  noteGroups,
  noteOrders,
  putBackHighlight,
  reviewSection,
  shelfGroup,
  shelfOrders,
  shelvedHighlight,
  shelvedNote,
} from './shelf-model.ts';

const ids = z.array(id).min(1).max(100_000);
const highlights = {
  filter: highlightFilter.default({}),
  group: z.enum(highlightGroups).default('article'),
  order: z.enum(shelfOrders).default('newest'),
};
const notes = {
  filter: noteFilter.default({}),
  group: z.enum(noteGroups).default('none'),
  order: z.enum(noteOrders).default('changed'),
};

export const shelfMethods = {
  /** In the order asked; those that are not there any more are left out. */
  'shelves.highlights': method(
    z.strictObject({ ids: z.array(id).max(500) }),
    z.object({ highlights: z.array(shelvedHighlight) }),
  ),
  /**
   * The ids of all rows, group after group. A highlight with several tags stands in the group of each. In groups by article
   * they stand in the order of the text.
   */
  'shelves.highlightGroups': method(
    z.strictObject(highlights),
    z.object({ groups: z.array(shelfGroup), ids: z.array(id) }),
  ),
  'shelves.highlightFacets': method(z.strictObject({ filter: highlightFilter.default({}) }), highlightFacets),
  /** Answers with what was before, of those that changed, for `shelves.putBackHighlights`. */
  'shelves.changeHighlights': method(
    z.strictObject({
      ids,
      colour: highlightColour.optional(),
      addTags: z.array(name).max(100).default([]),
      removeTags: z.array(name).max(100).default([]),
    }),
    z.object({ before: z.array(putBackHighlight) }),
  ),
  'shelves.removeHighlights': method(
    z.strictObject({ ids }),
    z.object({ before: z.array(putBackHighlight) }),
  ),
  /** Highlights as they were, there or not. Those of articles that are gone are passed over. */
  'shelves.putBackHighlights': method(
    z.strictObject({ highlights: z.array(putBackHighlight).max(100_000) }),
    done,
  ),
  /**
   * The highlights as a file's text: those of `ids`, or all of the filter. Error: too-large, when it would be more than
   * 100,000,000 characters.
   */
  'shelves.exportHighlights': method(
    z.strictObject({ ...highlights, ids: ids.optional(), format: z.enum(highlightFormats) }),
    z.object({ text: z.string(), count: z.number() }),
  ),

  'shelves.notes': method(
    z.strictObject({ ids: z.array(id).max(500) }),
    z.object({ notes: z.array(shelvedNote) }),
  ),
  'shelves.noteGroups': method(
    z.strictObject(notes),
    z.object({ groups: z.array(shelfGroup), ids: z.array(id) }),
  ),
  'shelves.noteFacets': method(z.strictObject({ filter: noteFilter.default({}) }), noteFacets),
  'shelves.exportNotes': method(
    z.strictObject({ ...notes, ids: ids.optional(), format: z.enum(noteFormats) }),
    z.object({ text: z.string(), count: z.number() }),
  ),

  /**
   * What was marked and written a day, a week, a month and a year before `day` (default: today), and a few highlights of any
   * time, the same ones all day.
   */
  'shelves.review': method(
    z.strictObject({ day: localDay.optional() }),
    z.object({ day: z.string(), sections: z.array(reviewSection) }),
  ),
} as const;
