/** The rows of the table of methods that keep highlights. */
import { z } from 'zod';
import { anchor, highlight, highlightColour, highlightTags, pageNumber } from './annotation-model.ts';
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
  /** Answers with the highlight as it was, to create again on undo. */
  'highlights.remove': method(z.strictObject({ id }), highlight),
} as const;
