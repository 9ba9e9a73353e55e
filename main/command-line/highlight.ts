import type { Highlight, HighlightColour } from '../../contract/annotation-model.ts';
import { highlightColours } from '../../contract/annotation-model.ts';
import { allPages } from './all-pages.ts';
import { type Call, defineCommand, UsageError } from './command.ts';

const options = {
  article: { type: 'string', value: 'ID', help: 'the article' },
  quote: { type: 'string', value: 'TEXT', help: 'the passage to mark, as it stands in the text' },
  comment: { type: 'string', value: 'TEXT', help: 'Markdown of your own beside it' },
  tag: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    help: 'a tag of the highlight; list: only those that bear it',
  },
  colour: { type: 'string', value: 'N', help: `${highlightColours.join(', ')}; default 1` },
} as const;

export const highlight = defineCommand({
  name: 'highlight',
  usage:
    'add --article ID --quote TEXT [--comment TEXT] [--colour N] [--tag NAME]… | list [--article ID] [--tag NAME]',
  summary: 'Mark a passage, or list what is marked',
  options,
  examples: [
    'carrel highlight add --article 0hq3w5x1k9b7c2d4e6 --quote "the last train" --colour 2',
    'carrel highlight list',
  ],
  async run(call) {
    const [action, ...rest] = call.positionals;
    if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one argument too many.`);
    if (action === 'add') return add(call);
    if (action === 'list') return list(call);
    throw new UsageError(
      action === undefined ? 'add or list is missing.' : `highlight can add or list, not "${action}".`,
    );
  },
});

async function add({ values, open, json, output }: Call<typeof options>): Promise<0> {
  const { article, quote, comment = '' } = values;
  if (article === undefined || quote === undefined)
    throw new UsageError('--article and --quote are both needed.');
  const colour = readColour(values.colour);
  const { client } = await open();
  const made = await client.highlights.quote({ article, quote, comment, colour, tags: values.tag ?? [] });
  await (json ? output.json(made) : output.line(`Highlight ${made.id} made.`));
  return 0;
}

async function list({ values, open, json, output }: Call<typeof options>): Promise<0> {
  const { client } = await open();
  const { article } = values;
  const [tag, ...more] = values.tag ?? [];
  if (more.length > 0) throw new UsageError('list takes one --tag.');
  const pages = allPages<Highlight>(async (page) => {
    const { total, highlights } = await client.highlights.list({
      ...(article !== undefined && { article }),
      ...(tag !== undefined && { tag }),
      ...page,
    });
    return { total, items: highlights };
  });
  for await (const one of pages) await (json ? output.json(one) : output.line(forReading(one)));
  return 0;
}

function readColour(given: string | undefined): HighlightColour {
  const colour = highlightColours.find((one) => String(one) === (given ?? '1'));
  if (colour === undefined)
    throw new UsageError(`--colour is one of ${highlightColours.join(', ')}; "${given}" is not.`);
  return colour;
}

function forReading({ id, articleTitle, anchor, comment }: Highlight): string {
  return `${id}  ${articleTitle}\n    ${anchor.quote.replace(/\s+/g, ' ')}\n${comment === '' ? '' : `    — ${comment}\n`}`;
}
