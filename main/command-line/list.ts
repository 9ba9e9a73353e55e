import type { Client } from '../../contract/client.ts';
import type { ArticleSummary } from '../../contract/model.ts';
import { allPages } from './all-pages.ts';
import { defineCommand, exactly, oneOf, UsageError, wholeNumber } from './command.ts';
import { indexReady } from './index-ready.ts';

const sorts = ['added', 'date', 'title', 'length', 'relevance'] as const;
type Sort = (typeof sorts)[number];

export const list = defineCommand({
  name: 'list',
  usage: '',
  summary: 'List articles',
  details: [
    'With --json, one article a line. Newest first by added and date, A to Z by title, longest first by length.',
  ],
  options: {
    filter: { type: 'string', value: 'QUERY', help: 'only articles that answer this query' },
    sort: { type: 'string', value: 'ORDER', help: `${sorts.join(', ')} (with --filter); default added` },
    limit: { type: 'string', value: 'N', help: 'at most so many; default all' },
    offset: { type: 'string', value: 'N', help: 'leave out the first N' },
  },
  examples: ['carrel list --sort date --limit 10', 'carrel list --filter "place:Yerevan" --json'],
  async run({ values, positionals, json, output, open }) {
    exactly(positionals, []);
    const sort = oneOf('sort', values.sort, sorts) ?? 'added';
    const page = [
      wholeNumber('offset', values.offset) ?? 0,
      wholeNumber('limit', values.limit, 1) ?? null,
    ] as const;
    if (values.filter === undefined && sort === 'relevance')
      throw new UsageError('--sort relevance needs a --filter to be relevant to.');
    if (values.filter !== undefined && sort === 'length')
      throw new UsageError('--sort length does not go with --filter.');
    const { client } = await open();
    const pages =
      values.filter === undefined
        ? allPages((page) => listed(client, sort, page), ...page)
        : allPages(await filtered(client, values.filter, sort), ...page);
    for await (const article of pages) await (json ? output.json(article) : output.line(lineOf(article)));
    return 0;
  },
});

type Page = { offset: number; limit: number };
type Articles = { total: number; items: ArticleSummary[] };

async function listed(client: Client, sort: Sort, page: Page): Promise<Articles> {
  const order = sort === 'date' ? 'published' : sort === 'relevance' ? 'added' : sort;
  const { total, articles } = await client.articles.list({ order, descending: sort !== 'title', ...page });
  return { total, items: articles };
}

async function filtered(
  client: Client,
  query: string,
  sort: Sort,
): Promise<(page: Page) => Promise<Articles>> {
  await indexReady(client);
  return async (page) => {
    const { total, hits } = await client.search.find({
      query,
      sort: sort === 'length' ? 'relevance' : sort,
      ...page,
    });
    return { total, items: hits.map(({ article }) => article) };
  };
}

function lineOf({ id, published, source, title }: ArticleSummary): string {
  return `${id}  ${(published ?? '').slice(0, 10).padEnd(10)}  ${title}${source === null ? '' : ` · ${source}`}`;
}
