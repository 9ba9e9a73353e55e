import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
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
    'add --article ID --quote TEXT [--comment TEXT] [--colour N] [--tag NAME]… | list [--article ID] [--tag NAME] | export [--article ID] | import FILE',
  summary: 'Mark a passage, list what is marked, give highlights away or take them in',
  details: [
    'export writes W3C Web Annotations (JSON-LD) to stdout; import takes such a file, - from stdin: each highlight',
    'goes to the article of the same file or address. Exit 3 when some of them found no article or could not be read.',
  ],
  options,
  examples: [
    'carrel highlight add --article 0hq3w5x1k9b7c2d4e6 --quote "the last train" --colour 2',
    'carrel highlight list',
    'carrel highlight export > highlights.jsonld',
  ],
  async run(call) {
    const [action, ...rest] = call.positionals;
    if (action === 'import') return importFrom(call, rest);
    if (rest.length > 0) throw new UsageError(`"${rest[0]}" is one argument too many.`);
    if (action === 'add') return add(call);
    if (action === 'list') return list(call);
    if (action === 'export') return exportAll(call);
    throw new UsageError(
      action === undefined
        ? 'add, list, export or import is missing.'
        : `highlight can add, list, export or import, not "${action}".`,
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

async function exportAll({ values, open, output }: Call<typeof options>): Promise<0> {
  const { client } = await open();
  if (values.article !== undefined) await client.articles.get({ id: values.article });
  const { json } = await client.highlights.export({
    ...(values.article !== undefined && { article: values.article }),
  });
  await output.line(json);
  return 0;
}

async function importFrom(call: Call<typeof options>, files: string[]): Promise<0 | 3> {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new UsageError('import takes one FILE.');
  const text = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
  const { client } = await call.open();
  const receipt = await client.highlights.import({ json: text });
  if (call.json) await call.output.json(receipt);
  else {
    const { added, unplaced, known, found } = receipt;
    await call.output.line(
      `${added} of ${found} highlights added, ${unplaced} of them without a certain place; ${known} were there already.`,
    );
    for (const { source, count } of receipt.homeless) call.tell(`No article for ${count} of ${source}`);
    for (const { number, message } of receipt.problems) call.tell(`Annotation ${number}: ${message}`);
  }
  return receipt.homeless.length + receipt.problems.length > 0 ? 3 : 0;
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
