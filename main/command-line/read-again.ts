import type { Client } from '../../contract/client.ts';
import type { Id } from '../../contract/scalars.ts';
import { allPages } from './all-pages.ts';
import { type Call, defineCommand, UsageError } from './command.ts';
import { indexReady } from './index-ready.ts';
import { counted } from './progress-bar.ts';

const options = {
  filter: { type: 'string', value: 'QUERY', help: 'all articles that answer this query' },
  all: { type: 'boolean', help: 'all articles of the library' },
} as const;

/** As many as the contract takes at once. */
const atOnce = 200;

export const readAgain = defineCommand({
  name: 'read-again',
  usage: 'ID… | --filter QUERY | --all',
  summary: 'Read the original files again, with the importers of today',
  details: [
    'Notes, highlights and fields edited by hand stay; text that changes is kept as an earlier version. Highlights whose words',
    'are no longer found with certainty are listed as unplaced. With --json, one object.',
  ],
  options,
  examples: ['carrel read-again 0hq3w5x1k9b7c2d4e6', 'carrel read-again --filter "source:Mediamax" --json'],
  async run(call) {
    const { client } = await call.open();
    const ids = await chosen(call, client);
    const result = { read: 0, unplaced: 0, problems: [] as { id: Id; code: string; message: string }[] };
    for (let at = 0; at < ids.length; at += atOnce) {
      const answer = await client.articles.readAgain({ ids: ids.slice(at, at + atOnce) });
      result.read += answer.changed.length;
      result.unplaced += answer.unplaced;
      result.problems.push(...answer.problems.map(({ id, code, message }) => ({ id, code, message })));
    }
    if (call.json) await call.output.json(result);
    else {
      for (const { id, code, message } of result.problems)
        await call.output.line(`problem    ${id}: ${message} (${code})`);
      const unplaced = result.unplaced > 0 ? `; ${counted(result.unplaced)} highlights are unplaced` : '';
      await call.output.line(`Read ${counted(result.read)} again${unplaced}.`);
    }
    return result.problems.length > 0 ? 3 : 0;
  },
});

async function chosen({ values, positionals }: Call<typeof options>, client: Client): Promise<Id[]> {
  const ways = [positionals.length > 0, values.filter !== undefined, values.all].filter(Boolean).length;
  if (ways !== 1) throw new UsageError('Name articles by id, or give --filter QUERY, or --all.');
  if (positionals.length > 0) return positionals;
  if (values.all) return (await client.articles.ids({})).ids;
  await indexReady(client);
  const ids: Id[] = [];
  const found = allPages(async (page) => {
    const { total, hits } = await client.search.find({ query: values.filter ?? '', relax: false, ...page });
    return { total, items: hits.map(({ article }) => article.id) };
  });
  for await (const id of found) ids.push(id);
  return ids;
}
