import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Client } from '../../contract/client.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { Hit, SearchAnswer } from '../../contract/model.ts';
import { operatorGroups } from '../../contract/query-operators.ts';
import { allPages } from './all-pages.ts';
import { type Call, defineCommand, oneOf, UsageError, wholeNumber } from './command.ts';
import { indexReady } from './index-ready.ts';
import { counted } from './progress-bar.ts';

const sorts = ['relevance', 'date', 'added', 'title'] as const;
const options = {
  limit: { type: 'string', value: 'N', help: 'at most so many articles; default 20' },
  offset: { type: 'string', value: 'N', help: 'leave out the first N' },
  sort: { type: 'string', value: 'ORDER', help: `${sorts.join(', ')}; default relevance` },
  queries: { type: 'string', value: 'FILE', help: 'one query a line (- for stdin), one answer a line' },
} as const;

interface Request {
  sort: (typeof sorts)[number];
  offset: number;
  limit: number;
}

export const search = defineCommand({
  name: 'search',
  usage: 'QUERY | --queries FILE',
  summary: 'Find articles by what is in them',
  details: [
    'Write -- before a query that begins with a dash, and put it in single quotes, so that the shell leaves its own alone.',
    '',
    'A query can say:',
    ...operatorLines(),
  ],
  options,
  examples: [
    'carrel search "night train" --sort date',
    "carrel search 'Galuzin' --json",
    'carrel search --queries questions.txt',
  ],
  async run(call) {
    const { values, positionals, open } = call;
    const request: Request = {
      sort: oneOf('sort', values.sort, sorts) ?? 'relevance',
      offset: wholeNumber('offset', values.offset) ?? 0,
      limit: wholeNumber('limit', values.limit, 1) ?? 20,
    };
    if (values.queries !== undefined && positionals.length > 0)
      throw new UsageError('A query and --queries do not go together.');
    if (values.queries === undefined && positionals.length === 0) throw new UsageError('A query is missing.');
    const { client } = await open();
    await indexReady(client);
    if (values.queries === undefined) {
      const answer = await find(client, positionals.join(' '), request);
      await (call.json ? call.output.json(asJson(answer)) : tellAnswer(call, answer, request));
      return 0;
    }
    for await (const query of linesOf(values.queries))
      await call.output.json(asJson(await find(client, query, request)));
    return 0;
  },
});

function operatorLines(): string[] {
  const operators = operatorGroups.flatMap((group) => group.operators);
  const width = Math.max(...operators.map(({ example }) => example.length));
  return operators.map(({ example, finds }) => `  ${example.padEnd(width)}  ${finds}`);
}

/** How often an index may be found damaged while it is asked. */
const mostAsked = 4;

/** An answer of the whole index: what a query found damaged is made anew, and asked again. */
async function find(client: Client, query: string, request: Request): Promise<SearchAnswer> {
  for (let left = mostAsked; ; left--) {
    const answer = await findOnce(client, query, request);
    if (answer.index.state === 'ready' || left === 0) return answer;
    await indexReady(client);
  }
}

/** One answer with as many hits as were asked for, though the archive gives at most 500 at a time. */
async function findOnce(
  client: Client,
  query: string,
  { sort, offset, limit }: Request,
): Promise<SearchAnswer> {
  let first: SearchAnswer | undefined;
  const hits: Hit[] = [];
  const pages = allPages<Hit>(
    async (page) => {
      const answer = await client.search.find({ query, sort, ...page });
      first ??= answer;
      return { total: answer.total, items: answer.hits };
    },
    offset,
    limit,
  );
  for await (const hit of pages) hits.push(hit);
  if (first === undefined) throw new Error('a search without an answer');
  return { ...first, hits };
}

function asJson({ hits, ...answer }: SearchAnswer): unknown {
  const { query, understood, explained, total, milliseconds, relaxed, didYouMean, facets } = answer;
  return {
    ...{ query, understood, explained, total, milliseconds, relaxed, didYouMean, facets },
    hits: hits.map(({ article, address, score, passages }) => {
      const { id, title, published, source, place, language } = article;
      return {
        ...{ id, url: address, title, score, published, source, place, language },
        passages: passages.map(({ text, marks }) => ({ text, marks })),
      };
    }),
  };
}

async function tellAnswer(
  { output }: Call<typeof options>,
  answer: SearchAnswer,
  { offset }: Request,
): Promise<void> {
  const { total, hits, milliseconds } = answer;
  for (const line of whatWasLoosened(answer)) await output.line(line);
  const range = hits.length < total ? `, ${counted(offset + 1)} to ${counted(offset + hits.length)}` : '';
  await output.line(
    `${counted(total)} article${total === 1 ? '' : 's'}${range} (${milliseconds.toFixed(1)} ms)`,
  );
  for (const { article, passages } of hits) {
    const facts = [article.published, article.place, article.source].filter((fact) => fact !== null);
    await output.line();
    await output.line(`${article.title}`);
    await output.line(`  ${[...facts, article.id].join(' · ')}`);
    // A passage says by itself where something was left out.
    for (const { text } of passages.slice(0, 2)) await output.line(`  ${text.replace(/\s+/g, ' ').trim()}`);
  }
}

function whatWasLoosened({ relaxed, explained, didYouMean }: SearchAnswer): string[] {
  const lines = relaxed.flatMap(({ kind, word, shown }) => {
    if (kind === 'any-word') return ['No article holds all of it; shown are those that hold a part.'];
    if (kind === 'left-out') return [];
    return [`Nothing has "${word}"; shown instead: ${shown.join(', ') || 'what has the other words'}.`];
  });
  for (const { part, meaning } of explained)
    if (meaning.startsWith('left out: ')) lines.push(`"${part}" was left out: ${meaning.slice(10)}.`);
  if (didYouMean !== null) lines.push(`Did you mean ${didYouMean}?`);
  return lines;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  let failure: Error | undefined;
  input.once('error', (error: Error) => {
    failure = error;
  });
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') yield line;
  if (failure)
    throw new ArchiveError('not-found', `The queries in "${file}" cannot be read: ${failure.message}`);
}
