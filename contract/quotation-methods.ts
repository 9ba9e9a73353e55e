/** The row of the table of methods that quotes the library. */
import { z } from 'zod';
import { method, offset } from './method-parts.ts';
import { articleFilter, publicationDate } from './model.ts';
import { quotationAnswer } from './quotation-model.ts';
import { longestQuery } from './search-methods.ts';

export const quotationMethods = {
  /**
   * Every sentence of the articles that answer to the query, in the order of their dates, the undated last. A sentence is
   * one in which all of the query's words for the text stand, in any of their forms; of alternatives one is enough; phrases
   * and names stand whole. Near spellings are never taken. What the query says of other fields chooses articles only.
   *
   * Paged by articles: a page reads `limit` texts, about 1 ms each, however many hits there are. Asks for nothing at all
   * when the query holds no word for the text. Error: bad-request for the scope `trash`.
   */
  'quotations.find': method(
    z.strictObject({
      query: z.string().max(longestQuery),
      filter: articleFilter.default({ scope: 'all' }),
      /** Inclusive; a year, month or day covers all of itself. */
      from: publicationDate.optional(),
      to: publicationDate.optional(),
      order: z.enum(['oldest', 'newest']).default('oldest'),
      offset,
      /** Articles. */
      limit: z.number().int().min(1).max(500).default(40),
      sentencesPerArticle: z.number().int().min(1).max(100_000).default(200),
    }),
    quotationAnswer,
  ),
} as const;
