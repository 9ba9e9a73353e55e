/** The rows of the table of methods that keep what the reader wrote: notes and highlights. */
import { z } from 'zod';
import { anchor, highlight, highlightColour, highlightTags, note, pageNumber } from './annotation-model.ts';
import { done, limit, method, name, nothing, offset } from './method-parts.ts';
import { id } from './scalars.ts';

const comment = z.string().max(1_000_000);

export const annotationMethods = {
  'notes.get': method(z.strictObject({ article: id }), z.object({ note: note.nullable() })),
  /**
   * Creates or replaces a note. The caller makes the id, so sending it twice does no harm. `revision` is the one the
   * text was based on (0 for a new note); when the note has moved on, the save goes through and what it replaced is
   * kept in the note's history: neither text is lost.
   */
  'notes.save': method(
    z.strictObject({
      id,
      article: id.nullable(),
      text: z.string().max(10_000_000),
      revision: z.number().int().min(0),
    }),
    note,
  ),
  'notes.list': method(
    z.strictObject({ text: z.string().max(1_000).default(''), offset, limit }),
    z.object({ total: z.number(), notes: z.array(note) }),
  ),
  /** Kept in the history; `notes.save` with the same id brings it back. */
  'notes.remove': method(z.strictObject({ id }), done),

  'highlights.list': method(
    z.strictObject({
      article: id.optional(),
      colour: highlightColour.optional(),
      unplaced: z.boolean().optional(),
      /** In any case, with or without diacritics. */
      tag: name.optional(),
      text: z.string().max(1_000).default(''),
      offset,
      limit: z.number().int().min(1).max(10_000).default(200),
    }),
    z.object({ total: z.number(), highlights: z.array(highlight) }),
  ),
  /** The tags of all highlights, with how many bear them: for filters and completion. */
  'highlights.tags': method(
    nothing,
    z.object({ tags: z.array(z.object({ name: z.string(), count: z.number() })) }),
  ),
  /**
   * The caller makes the id; the same id twice is the same highlight. `created` and `placed` are for one that was there
   * before: now and true are what a new one has. Error: not-found (article).
   */
  'highlights.create': method(
    z.strictObject({
      id,
      article: id,
      anchor,
      colour: highlightColour.default(1),
      comment: comment.default(''),
      tags: highlightTags.default([]),
      page: pageNumber.nullable().default(null),
      created: z.iso.datetime().optional(),
      placed: z.boolean().default(true),
    }),
    highlight,
  ),
  /** Finds the quote in the article's text and marks it. Errors: not-found when it does not stand there. */
  'highlights.quote': method(
    z.strictObject({
      id: id.optional(),
      article: id,
      quote: z.string().min(1).max(1_000_000),
      colour: highlightColour.default(1),
      comment: comment.default(''),
      tags: highlightTags.default([]),
    }),
    highlight,
  ),
  'highlights.change': method(
    z.strictObject({
      id,
      colour: highlightColour.optional(),
      comment: comment.optional(),
      tags: highlightTags.optional(),
    }),
    highlight,
  ),
  /** Answers with the highlight as it was, to create again on undo. */
  'highlights.remove': method(z.strictObject({ id }), highlight),
} as const;
