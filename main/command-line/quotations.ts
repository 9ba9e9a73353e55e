import { citationOf } from '../../contract/citation.ts';
import type { Client } from '../../contract/client.ts';
import type { Quotation } from '../../contract/quotation-model.ts';
import { defineCommand, oneOf, UsageError, wholeNumber } from './command.ts';
import { indexReady } from './index-ready.ts';

const orders = ['oldest', 'newest'] as const;
const articlesPerPage = 100;
const mostSentences = 100_000;
const date = /^\d{4}(-\d{2}(-\d{2})?)?$/;

export const quotations = defineCommand({
  name: 'quotations',
  usage: 'QUERY',
  summary: 'Every sentence in which a phrase, person or place occurs, in the order of dates',
  details: [
    'All words of the query stand in one sentence, in any of their forms; "quoted words" stand exactly. The undated come last.',
    'With --json, one sentence a line. Articles whose words stand in different sentences are counted on stderr.',
  ],
  options: {
    from: { type: 'string', value: 'DATE', help: 'published in or after this year, month or day' },
    to: { type: 'string', value: 'DATE', help: 'published in or before it' },
    order: { type: 'string', value: 'ORDER', help: `${orders.join(' or ')} first; default oldest` },
    limit: { type: 'string', value: 'N', help: 'at most so many sentences; default all' },
  },
  examples: [
    'carrel quotations \'person:"Anna Sarkisian"\' --from 2019 --to 2023',
    'carrel quotations \'"night train"\' --json',
  ],
  async run({ values, positionals, json, output, tell, open }) {
    if (positionals.length === 0) throw new UsageError('A query is missing.');
    const limit = wholeNumber('limit', values.limit, 1) ?? Number.POSITIVE_INFINITY;
    const input = {
      query: positionals.join(' '),
      order: oneOf('order', values.order, orders) ?? 'oldest',
      ...(values.from !== undefined && { from: dateOf('from', values.from) }),
      ...(values.to !== undefined && { to: dateOf('to', values.to) }),
    };
    const { client } = await open();
    await indexReady(client);
    let told = 0;
    let apart = 0;
    for await (const quotation of allQuotations(client, input)) {
      if (quotation.sentences.length === 0) apart++;
      const sentences = quotation.sentences.slice(0, limit - told);
      told += sentences.length;
      const shown = { ...quotation, sentences };
      if (json) for (const line of asLines(shown)) await output.json(line);
      else if (sentences.length > 0) await output.line(asText(shown));
      if (told >= limit) return 0;
    }
    if (apart > 0)
      tell(`${apart} more article${apart === 1 ? ' holds' : 's hold'} the words, but not in one sentence.`);
    return 0;
  },
});

function dateOf(name: string, value: string): string {
  if (!date.test(value))
    throw new UsageError(`--${name} is a date such as 2019, 2019-04 or 2019-04-02; "${value}" is not.`);
  return value;
}

async function* allQuotations(
  client: Client,
  input: { query: string; order: (typeof orders)[number]; from?: string; to?: string },
): AsyncGenerator<Quotation> {
  for (let offset = 0; ; ) {
    const page = await client.quotations.find({
      ...input,
      offset,
      limit: articlesPerPage,
      sentencesPerArticle: mostSentences,
    });
    yield* page.quotations;
    offset += page.read;
    if (page.read === 0 || offset >= page.articles) return;
  }
}

function asLines({ article, sentences }: Quotation): unknown[] {
  const { id, address: url, title, byline, source, place, published, language } = article;
  return sentences.map(({ anchor, marks }) => ({
    ...{ sentence: anchor.quote, marks, start: anchor.start, end: anchor.end },
    article: { id, url, title, byline, source, place, published, language },
    citation: citationOf(article),
  }));
}

function asText({ article, sentences }: Quotation): string {
  const day = (article.published ?? 'undated').slice(0, 10);
  const lines = sentences.map(({ anchor }) => `  ${anchor.quote}`);
  return `${day}  ${citationOf(article)}\n${lines.join('\n')}\n`;
}
