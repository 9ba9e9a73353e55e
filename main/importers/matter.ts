import { ArchiveError } from '../../contract/errors.ts';
import type { ZipArchive } from './archive/zip-archive.ts';
import { readRows } from './csv/read-rows.ts';
import { decodeText } from './decode-text.ts';
import { hasColumns, type Row, rowOf, rowProblem } from './exports/csv-export.ts';
import { instantOf, tagsOf } from './exports/facts.ts';
import { highlightColour } from './exports/highlight-colour.ts';
import { openExportZip } from './exports/open-export-zip.ts';
import { entryArticle, type SavedEntry } from './exports/saved-entry.ts';
import { zipPart } from './exports/zip-part.ts';
import type {
  FileStream,
  ImportedArticle,
  ImportedHighlight,
  PartProblem,
  StreamImporter,
} from './importer.ts';

type Part = Pick<FileStream, 'name' | 'head' | 'chunks'>;

const historyName = '_matter_history.csv';

/** Matter's archive: a history as CSV, beside it the articles' html under names that the history gives, and highlights. */
export const matter = {
  reads: 'stream',
  id: 'matter',
  version: 1,
  label: 'Matter export',
  extensions: ['csv', 'zip'],
  recognise({ bytes, entries }) {
    if (entries?.some((name) => name.endsWith(historyName))) return 0.97;
    return hasColumns(bytes, ['title', 'url', 'last interaction date', 'file id']) ? 0.95 : 0;
  },
  async *read(file, context) {
    if (file.head[0] !== 0x50 || file.head[1] !== 0x4b) {
      yield* readHistory(file, new Map(), (name) => context.sibling(name));
      return;
    }
    const zip = await openExportZip(file);
    const history = zip.entries.find(({ name }) => name.endsWith(historyName))?.name;
    if (history === undefined) throw new ArchiveError('damaged', `"${file.name}" holds no ${historyName}.`);
    const folder = history.slice(0, -historyName.length);
    const part = await zipPart(zip, history);
    yield* readHistory(part, await readHighlights(zip), (name) => zip.read(`${folder}${name}`));
  },
} satisfies StreamImporter;

async function* readHistory(
  part: Part,
  highlights: ReadonlyMap<string, ImportedHighlight[]>,
  read: (name: string) => Promise<Uint8Array | null>,
): AsyncGenerator<ImportedArticle | PartProblem> {
  const table = readRows(part);
  let number = 0;
  for await (const { cells, line, problem } of table.rows()) {
    number += 1;
    const within = `row ${number}`;
    if (problem !== undefined) {
      yield { problem, within, message: rowProblem(part.name, line, problem) };
      continue;
    }
    const row = rowOf(table.columns, cells);
    const marked = highlights.get(row('url')) ?? highlights.get(row('title'));
    const content = await contentOf(row('file id'), read);
    yield entryArticle(
      {
        within,
        ...entryOf(row),
        ...(content !== null && { html: content }),
        ...(marked && { highlights: marked }),
      },
      { name: part.name, encoding: table.encoding },
    );
  }
}

function entryOf(row: Row): Omit<SavedEntry, 'within'> {
  const yes = (column: string): boolean => /^true$/i.test(row(column));
  return {
    title: row('title'),
    byline: row('author'),
    source: row('publisher'),
    address: row('url'),
    tags: tagsOf(row('tags')),
    saved: instantOf(row('last interaction date')),
    state: yes('read') ? 'finished' : yes('in queue') || yes('saved') ? 'unread' : null,
    starred: yes('favorited'),
  };
}

/** The article's own file, when the history names one and it came along. */
async function contentOf(
  name: string,
  read: (name: string) => Promise<Uint8Array | null>,
): Promise<string | null> {
  if (name === '' || /[\\/]|^\.+$/.test(name)) return null;
  const bytes = (await read(name)) ?? (await read(`${name}.html`));
  return bytes === null ? null : decodeText(bytes).text;
}

async function readHighlights(zip: ZipArchive): Promise<Map<string, ImportedHighlight[]>> {
  const highlights = new Map<string, ImportedHighlight[]>();
  for (const { name } of zip.entries) {
    if (!name.endsWith('.csv') || name.endsWith(historyName)) continue;
    const part = await zipPart(zip, name);
    if (!hasColumns(part.head, ['title', 'text'])) continue;
    const table = readRows(part);
    for await (const { cells } of table.rows()) {
      const row = rowOf(table.columns, cells);
      const created = instantOf(row('highlighted date') || row('created'));
      const comment = row('note');
      const key = row('url') || row('title');
      const list = highlights.get(key) ?? [];
      highlights.set(key, list);
      list.push({
        quote: row('text'),
        ...highlightColour(row('color')),
        ...(comment !== '' && { comment }),
        ...(created !== null && { created }),
      });
    }
  }
  return highlights;
}
