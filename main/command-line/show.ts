import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { articleLink, parseLink } from '../../contract/carrel-link.ts';
import { ArchiveError } from '../../contract/errors.ts';
import { articleMarkdown } from '../exporting/markdown.ts';
import { type ArticleRecord, readArticleRecord } from './article-record.ts';
import { type Call, defineCommand, oneOf, UsageError } from './command.ts';
import { passageOf, readNote } from './linked.ts';
import type { Session } from './session.ts';

const formats = ['text', 'html', 'markdown', 'json', 'original'] as const;
const options = {
  format: { type: 'string', value: 'FORMAT', help: `${formats.join(', ')}; default: for reading` },
} as const;
type Format = (typeof formats)[number] | 'reading';

export const show = defineCommand({
  name: 'show',
  usage: 'ID|LINK…',
  summary: 'Print articles, or the passages and notes that links name',
  details: ['text and html are the article alone; original is the imported file, byte for byte.'],
  options,
  examples: [
    'carrel show 0hq3w5x1k9b7c2d4e6',
    'carrel show 0hq3w5x1k9b7c2d4e6 --format original > page.html',
  ],
  async run(call) {
    const { positionals, values, json, open, tell } = call;
    if (positionals.length === 0) throw new UsageError('The id of an article is missing.');
    const format: Format = json ? 'json' : (oneOf('format', values.format, formats) ?? 'reading');
    const session = await open();
    let failed = 0;
    for (const [index, id] of positionals.entries())
      try {
        if (index > 0 && format === 'reading') await call.output.line(`\n${'—'.repeat(20)}\n`);
        await showOne(call, session, id, format);
      } catch (error) {
        if (!(error instanceof ArchiveError)) throw error;
        failed++;
        tell(error.code === 'bad-request' ? `There is no article "${id}".` : error.message);
      }
    if (failed === 0) return 0;
    return failed === positionals.length ? 1 : 3;
  },
});

async function showOne(
  { output }: Call<typeof options>,
  session: Session,
  given: string,
  format: Format,
): Promise<void> {
  const link = parseLink(given);
  if (link?.kind === 'note') return output.content(`${await readNote(session.client, link.id)}\n`);
  const id = link?.id ?? given;
  if (link !== null && link.place !== null && format === 'reading')
    return output.line(await passageOf(session.client, link.id, link.place));
  if (format === 'original') return output.bytes(await readOriginal(session, id));
  const record = await readArticleRecord(session.client, id);
  switch (format) {
    case 'json':
      return output.json(record);
    case 'text':
      return output.content(`${record.text}\n`);
    case 'html':
      return output.content(`${record.html}\n`);
    case 'markdown':
      return output.content(articleMarkdown({ ...record, link: articleLink(record.id) }));
    case 'reading':
      return output.line(forReading(record));
  }
}

async function readOriginal({ archive, client }: Session, id: string): Promise<Uint8Array> {
  const { provenance } = await client.articles.get({ id });
  const { body } = await archive.content(`/original/${id}`);
  if (body.kind !== 'file')
    throw new ArchiveError('damaged', `The original "${provenance.name}" of ${id} is not in the library.`);
  const stored = await readFile(body.path);
  return body.gzip ? promisify(gunzip)(stored) : stored;
}

function forReading({
  title,
  byline,
  source,
  place,
  published,
  text,
  notes,
  highlights,
}: ArticleRecord): string {
  const facts = [byline, source, place, published].filter((fact) => fact !== null);
  return [
    title,
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
    '',
    text,
    ...highlights.flatMap(({ anchor, comment }) => [
      '',
      `> ${anchor.quote}`,
      ...(comment === '' ? [] : [`  ${comment}`]),
    ]),
    ...notes.flatMap((note) => ['', 'Note:', note.text]),
  ].join('\n');
}
