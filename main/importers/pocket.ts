import { readRows } from './csv/read-rows.ts';
import { decodeText } from './decode-text.ts';
import { hasColumns, rowOf, rowProblem } from './exports/csv-export.ts';
import { epochInstant, instantOf, tagsOf } from './exports/facts.ts';
import { hasKeys } from './exports/json-export.ts';
import { openExportZip } from './exports/open-export-zip.ts';
import { entryArticle } from './exports/saved-entry.ts';
import { zipPart } from './exports/zip-part.ts';
import type {
  FileStream,
  ImportedArticle,
  ImportedHighlight,
  PartProblem,
  StreamImporter,
} from './importer.ts';
import { fieldOf, isRecord, type JsonRecord, recordsOf, textOf } from './json/json-record.ts';
import { streamJsonArray } from './json/stream-json-array.ts';
import { memoryStream } from './memory-stream.ts';

/** The passages alone, without the links that they belong to: the library knows these by their addresses. */
const annotationKeys = ['[].url', '[].title', '[].highlights[].quote', '[].highlights[].created_at'];

type Part = Pick<FileStream, 'name' | 'head' | 'chunks'>;
type Highlights = Map<string, ImportedHighlight[]>;

/** Of one account; each holds a thousand articles' highlights. */
const mostAnnotationFiles = 200;

/**
 * Pocket's last export: links as CSV, and the passages that a reader marked in `annotations/`, in one zip or unpacked. Of the
 * articles themselves Pocket gave nothing away.
 */
export const pocket = {
  reads: 'stream',
  id: 'pocket',
  version: 1,
  label: 'Pocket export',
  extensions: ['csv', 'zip'],
  recognise({ bytes, entries }) {
    if (entries?.some((name) => /(?:^|\/)part_\d+\.csv$/.test(name))) return 0.97;
    if (hasKeys(bytes, [annotationKeys])) return 0.95;
    return hasColumns(bytes, ['title', 'url', 'time_added', 'tags', 'status']) ? 0.95 : 0;
  },
  async *read(file, context) {
    const annotations = (number: number): string =>
      `annotations/part_${String(number).padStart(6, '0')}.json`;
    if (hasKeys(file.head, [annotationKeys])) {
      yield* readAnnotated(file);
      return;
    }
    if (file.head[0] !== 0x50 || file.head[1] !== 0x4b) {
      const highlights: Highlights = new Map();
      for (let number = 0; number < mostAnnotationFiles; number += 1) {
        const bytes = await context.sibling(annotations(number));
        if (bytes === null) break;
        const { name, path } = file;
        yield* readHighlights(
          memoryStream({ name, path, modified: null, bytes }),
          annotations(number),
          highlights,
        );
      }
      yield* readLinks(file, '', highlights);
      return;
    }
    const zip = await openExportZip(file);
    const highlights: Highlights = new Map();
    for (const { name } of zip.entries)
      if (/(?:^|\/)annotations\/part_\d+\.json$/.test(name))
        yield* readHighlights(await zipPart(zip, name), name, highlights);
    for (const { name } of zip.entries)
      if (/(?:^|\/)part_\d+\.csv$/.test(name) && !/(?:^|\/)(?:annotations|collections)\//.test(name))
        yield* readLinks(await zipPart(zip, name), `${name}, `, highlights);
  },
} satisfies StreamImporter;

async function* readLinks(
  part: Part,
  before: string,
  highlights: Highlights,
): AsyncGenerator<ImportedArticle | PartProblem> {
  const table = readRows(part);
  let number = 0;
  for await (const { cells, line, problem } of table.rows()) {
    number += 1;
    const within = `${before}row ${number}`;
    if (problem !== undefined) {
      yield { problem, within, message: rowProblem(part.name, line, problem) };
      continue;
    }
    const row = rowOf(table.columns, cells);
    const status = row('status');
    yield entryArticle(
      {
        within,
        title: row('title'),
        address: row('url'),
        saved: instantOf(row('time_added')),
        tags: tagsOf(row('tags'), /[|]/),
        state: status === 'unread' ? 'unread' : status === '' ? null : 'finished',
        highlights: highlights.get(row('url')) ?? [],
      },
      { name: part.name, encoding: table.encoding },
    );
  }
}

async function* readAnnotated(part: Part): AsyncGenerator<ImportedArticle | PartProblem> {
  const { encoding } = decodeText(part.head);
  for await (const item of streamJsonArray(part)) {
    const within = `entry ${item.number}`;
    if ('problem' in item) yield { problem: item.problem, message: item.message, within };
    else if (isRecord(item.value)) {
      const [title, address] = [textOf(item.value, 'title'), textOf(item.value, 'url')];
      const highlights = highlightsOf(item.value);
      yield entryArticle({ within, title, address, highlights }, { name: part.name, encoding });
    }
  }
}

async function* readHighlights(
  part: Part,
  name: string,
  highlights: Highlights,
): AsyncGenerator<PartProblem> {
  for await (const item of streamJsonArray(part)) {
    if ('problem' in item)
      yield { problem: item.problem, message: item.message, within: `${name}, entry ${item.number}` };
    else if (isRecord(item.value)) highlights.set(textOf(item.value, 'url'), highlightsOf(item.value));
  }
}

function highlightsOf(record: JsonRecord): ImportedHighlight[] {
  return recordsOf(record, 'highlights').map((highlight) => {
    const made = fieldOf(highlight, 'created_at');
    const created = typeof made === 'number' ? epochInstant(made) : instantOf(String(made ?? ''));
    const comment = textOf(highlight, 'note', 'comment');
    return {
      quote: textOf(highlight, 'quote'),
      ...(created !== null && { created }),
      ...(comment !== '' && { comment }),
    };
  });
}
