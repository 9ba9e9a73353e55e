/** What an answer to a search says besides its hits: how the query was read, what was loosened, and where the hits lie. */
import { z } from 'zod';

const count = z.number().int().min(0);
const named = z.array(z.object({ name: z.string(), count }));

/**
 * Something that was read more loosely than it was typed.
 *
 * - `spelling`: the word has no hit; the near spellings in `shown` answer for it.
 * - `any-word`: no article holds all the words; those that hold some of them are shown. `word` and `shown` are empty.
 * - `left-out`: the part says nothing, as `date:soon`; it was not looked at. `shown` is empty.
 */
export const relaxation = z.object({
  kind: z.enum(['spelling', 'any-word', 'left-out']),
  word: z.string(),
  shown: z.array(z.string()),
});
export type Relaxation = z.infer<typeof relaxation>;

/** A part of the query, as it stands there, and what it asks for in a few words: `date:2019..` · "published in or after 2019". */
export const queryPart = z.object({ part: z.string(), meaning: z.string() });
export type QueryPart = z.infer<typeof queryPart>;

/** Over all hits, whatever page is shown. */
export const searchFacets = z.object({
  /** The 200 commonest values, commonest first; so too of place, language and tag. */
  source: named,
  place: named,
  language: named,
  tag: named,
  /** Names are the ids of collections. */
  collection: named,
  /** All months by name, `2023-10`; a year of which no more is known is `2023`; articles without a date are under the empty name. */
  month: named,
  /** Days by name, `2023-10-09`, when the dated hits lie within 100 days of one another; else empty. */
  day: named,
});
export type SearchFacets = z.infer<typeof searchFacets>;

/** How much of the library search speaks of. */
export const indexStatus = z.object({
  state: z.enum(['ready', 'catching-up', 'rebuilding', 'failed']),
  /** Articles in the index, of `total` that belong in it. */
  indexed: count,
  total: count,
  /** What went wrong and was mended, or stands in the way; null when nothing did. */
  message: z.string().nullable(),
  /** Articles of which only the first 20,000,000 characters are searched: at most 100 ids, and how many there are. */
  shortened: z.object({ ids: z.array(z.string()), count }),
});
export type IndexStatus = z.infer<typeof indexStatus>;
