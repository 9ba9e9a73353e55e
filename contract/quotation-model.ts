/** What was said, sentence by sentence: answers of `quotations.find`. */
import { z } from 'zod';
import { anchor } from './annotation-model.ts';
import { count, id } from './scalars.ts';
import { queryPart } from './search-model.ts';

/** A sentence in which what was asked for stands; `contract/sentences.ts` says what a sentence is. */
export const quotedSentence = z.object({
  /** Its words and where they stand: enough to highlight it. */
  anchor,
  /** What was asked for, [start, end) in the sentence. */
  marks: z.array(z.tuple([count, count])),
  /** The sentences beside it, from the lines beside it too; empty at the ends of the text. */
  before: z.string(),
  after: z.string(),
});
export type QuotedSentence = z.infer<typeof quotedSentence>;

/** All that a citation needs. */
export const citedArticle = z.object({
  id,
  title: z.string(),
  byline: z.string().nullable(),
  source: z.string().nullable(),
  place: z.string().nullable(),
  published: z.string().nullable(),
  language: z.string().nullable(),
  address: z.string().nullable(),
});
export type CitedArticle = z.infer<typeof citedArticle>;

export const quotation = z.object({
  article: citedArticle,
  /** In the order of the text. Empty where no one sentence holds all that was asked. */
  sentences: z.array(quotedSentence),
  /** Sentences of this article beyond `sentencesPerArticle`. */
  left: count,
});
export type Quotation = z.infer<typeof quotation>;

export const quotationAnswer = z.object({
  query: z.string(),
  /** The query as it was read, in the query language. */
  understood: z.string(),
  explained: z.array(queryPart),
  /** Hits of the query in the period. Which of them hold it in one sentence is known of those that were read. */
  articles: count,
  /** Of those, without a date: they come last. */
  undated: count,
  /** Hits by year whatever the period, the oldest first; those without a date under the empty name. */
  years: z.array(z.object({ name: z.string(), count })),
  milliseconds: z.number(),
  /** How many articles from `offset` on were read; `offset` plus these is where the next page begins. */
  read: count,
  /** Those of them that have a sentence, and those whose words stand apart with none. */
  quotations: z.array(quotation),
});
export type QuotationAnswer = z.infer<typeof quotationAnswer>;
