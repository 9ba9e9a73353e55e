/** The rows of the table of methods that keep highlights. */
import { z } from 'zod';
import {
  anchor,
  annotationReceipt,
  highlight,
  highlightColour,
  highlightTags,
  likelyPlaces,
  pageNumber,
} from './annotation-model.ts';
import { method, name, nothing, offset } from './method-parts.ts';
import { id } from './scalars.ts';

const comment = z.string().max(1_000_000);

export const annotationMethods = {
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
  /**
   * Where a highlight without a place may have stood, the likeliest first, with the surroundings that it had. The reader
   * chooses; nothing moves. About 100 ms in a text of a million characters. Error: not-found.
   */
  'highlights.likelyPlaces': method(z.strictObject({ id }), likelyPlaces),
  /**
   * Puts a highlight where the reader says. To undo, send the anchor that it had and `placed: false`. Errors: not-found;
   * conflict when the article's text says something else there.
   */
  'highlights.place': method(z.strictObject({ id, anchor, placed: z.boolean().default(true) }), highlight),
  /** W3C Web Annotations (JSON-LD) of all highlights, of one article's or of those named. */
  'highlights.export': method(
    z.strictObject({ article: id.optional(), ids: z.array(id).max(100_000).optional() }),
    z.object({ json: z.string(), count: z.number() }),
  ),
  /**
   * Takes Web Annotations in: this program's own or another's. Each goes to the article of the same file or address and is
   * placed where that is certain. What is there already is left as it is. Errors: damaged, not-recognised.
   */
  'highlights.import': method(z.strictObject({ json: z.string().max(50_000_000) }), annotationReceipt),
  /** Answers with the highlight as it was, to create again on undo. */
  'highlights.remove': method(z.strictObject({ id }), highlight),
} as const;
