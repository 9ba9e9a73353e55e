import { guessColumns, isEnough } from './data/guess-columns.ts';
import { type NamedRecord, readRecords } from './data/read-records.ts';
import { decodeText } from './decode-text.ts';
import { partProblem } from './exports/json-export.ts';
import type { FileStream, PartProblem, StreamImporter } from './importer.ts';
import { jsonPaths } from './json/json-paths.ts';
import { isRecord } from './json/json-record.ts';
import { type JsonItem, streamJsonArray } from './json/stream-json-array.ts';
import { streamJsonLines } from './json/stream-json-lines.ts';

/** Articles as records: JSON Lines, a list, or an object that holds a list. */
export const jsonData: StreamImporter = {
  reads: 'stream',
  id: 'json-data',
  version: 1,
  label: 'JSON records',
  extensions: ['json', 'jsonl', 'ndjson', 'geojson'],
  recognise({ bytes, name }) {
    const shape = shapeOf(bytes);
    if (shape === null) return 0;
    if (isEnough(guessColumns(shape.columns))) return 0.92;
    // Its reader can say what the keys mean.
    return /\.(?:jsonl|ndjson)$/i.test(name) || shape.kind !== 'lines' ? 0.9 : 0;
  },
  async *read(file, context) {
    const { encoding } = decodeText(file.head);
    yield* readRecords(recordsOf(file), { name: file.name, encoding }, context);
  },
};

async function* recordsOf(file: FileStream): AsyncGenerator<NamedRecord | PartProblem> {
  for await (const item of itemsOf(file)) {
    const within = `record ${item.number}`;
    if ('problem' in item) yield partProblem(item, within);
    else if (isRecord(item.value)) yield { within, record: item.value };
    else
      yield {
        problem: 'not-recognised',
        message: `"${file.name}", ${within} is no object with fields.`,
        within,
      };
  }
}

function itemsOf(file: FileStream): AsyncIterable<JsonItem> {
  const shape = shapeOf(file.head);
  if (shape?.kind === 'lines') return streamJsonLines(file);
  return streamJsonArray(file, shape?.list ? { lists: [shape.list] } : {});
}

interface Shape {
  kind: 'lines' | 'list' | 'object';
  /** Name of the list inside an object. */
  list: string | null;
  columns: string[];
}

/** Names that programs give to a list of articles. */
const lists = [
  'articles',
  'items',
  'entries',
  'posts',
  'data',
  'results',
  'documents',
  'docs',
  'records',
  'rows',
  'news',
  'stories',
  'response',
  'hits',
];

function shapeOf(head: Uint8Array): Shape | null {
  const paths = [...jsonPaths(head)];
  if (paths.length === 0) return null;
  const below = (prefix: string): string[] =>
    paths
      .filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('['))
      .map((path) => path.slice(prefix.length));
  const first = Buffer.from(head.subarray(0, 256))
    .toString('latin1')
    .replace(/^[^[{]*/, '')[0];
  if (first === '[') return { kind: 'list', list: null, columns: below('[].') };
  for (const list of lists) {
    const columns = below(`${list}[].`);
    if (columns.length > 0) return { kind: 'object', list, columns };
  }
  const other = likeliestList(paths);
  if (other !== null) return { kind: 'object', list: other, columns: below(`${other}[].`) };
  const columns = below('');
  if (isLines(head)) return { kind: 'lines', list: null, columns };
  // One article, written over several lines.
  const fields = new Set(guessColumns(columns).values());
  const hasText = fields.has('text') || fields.has('html');
  return hasText && fields.has('title') ? { kind: 'object', list: null, columns } : null;
}

const fewestKeys = 2;

/** Of the lists of objects in an object the one with the most keys, whatever it is called. */
function likeliestList(paths: readonly string[]): string | null {
  const keys = new Map<string, number>();
  for (const path of paths) {
    const [, list] = /^([^.[\]]+)\[\]\.[^.[\]]+$/.exec(path) ?? [];
    if (list !== undefined) keys.set(list, (keys.get(list) ?? 0) + 1);
  }
  const [best] = [...keys].sort((one, other) => other[1] - one[1]);
  return best !== undefined && best[1] >= fewestKeys ? best[0] : null;
}

/** The first line is an object by itself, and another follows or nothing does. */
function isLines(head: Uint8Array): boolean {
  const text = decodeText(head).text.trimStart();
  const end = text.indexOf('\n');
  // A record longer than what is seen of the file is a record all the same.
  if (end < 0) return text.startsWith('{"');
  try {
    JSON.parse(text.slice(0, end));
    return /^\s*(?:\{|$)/.test(text.slice(end));
  } catch {
    return false;
  }
}
