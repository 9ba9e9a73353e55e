import { decodeStream } from './decode-stream.ts';
import { instantOf } from './exports/facts.ts';
import type { StreamImporter } from './importer.ts';
import { personName } from './references/person.ts';
import { noReference, type Reference, referenceArticle } from './references/reference.ts';

type Fields = Map<string, string[]>;

/** References as Zotero, EndNote, Mendeley and the sites of publishers and libraries write them. */
export const ris = {
  reads: 'stream',
  id: 'ris',
  version: 1,
  label: 'References (RIS)',
  extensions: ['ris'],
  recognise: ({ bytes }) =>
    /^\ufeff?(?:\d+\.\s{0,3})?TY {1,2}- {0,2}[A-Z]{3,8}[ \t]*\r?\n[A-Z][A-Z\d] {1,2}-/m.test(
      new TextDecoder().decode(bytes.subarray(0, 1_024)),
    )
      ? 0.97
      : 0,
  async *read(file, { sibling }) {
    const { encoding, texts } = decodeStream(file);
    let number = 0;
    for await (const fields of readRecords(texts())) {
      number += 1;
      yield referenceArticle(
        { ...readReference(fields), within: `reference ${number}` },
        { name: file.name, encoding, sibling },
      );
    }
  },
} satisfies StreamImporter;

/** Characters of one record; what is longer is cut. */
const longestRecord = 4 * 1024 * 1024;

async function* readRecords(texts: AsyncIterable<string>): AsyncGenerator<Fields> {
  let fields: Fields | null = null;
  let last: string[] | null = null;
  let length = 0;
  for await (const line of linesOf(texts)) {
    const [, tag, value = ''] = /^([A-Z][A-Z\d]) {1,2}-(?: (.*))?$/.exec(line.trimEnd()) ?? [];
    if (tag === 'TY' || tag === 'ER') {
      if (fields !== null) yield fields;
      fields = tag === 'TY' ? new Map([['TY', [value]]]) : null;
      last = null;
      length = 0;
    } else if (fields !== null && length < longestRecord) {
      length += line.length;
      if (tag !== undefined) {
        last = fields.get(tag) ?? [];
        last.push(value.trim());
        fields.set(tag, last);
      } else if (last !== null) {
        // A field goes on in lines of its own.
        const before = last.pop() ?? '';
        last.push(`${before}\n${line.trim()}`);
      }
    }
  }
  if (fields !== null) yield fields;
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of texts) {
    const lines = text.split('\n');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    if (rest.length > longestRecord) rest = rest.slice(0, longestRecord);
    yield* lines;
  }
  yield rest;
}

function readReference(fields: Fields): Omit<Reference, 'within'> {
  const first = (...tags: string[]): string =>
    tags.map((tag) => fields.get(tag)?.[0] ?? '').find((value) => value !== '') ?? '';
  const all = (...tags: string[]): string[] => tags.flatMap((tag) => fields.get(tag) ?? []);
  const [start, end] = [first('SP'), first('EP')];
  return {
    ...noReference,
    title: first('TI', 'T1', 'CT', 'BT'),
    authors: all('AU', 'A1').map(personName),
    editors: all('A2', 'ED').map(personName),
    container: first('T2', 'JF', 'JO', 'JA', 'J2'),
    publisher: first('PB'),
    volume: first('VL'),
    issue: first('IS'),
    pages: end === '' || start.includes('-') ? start : `${start}-${end}`,
    date: dateOf(first('DA', 'PY', 'Y1')),
    language: first('LA'),
    address: first('UR', 'LK'),
    doi: first('DO'),
    isbn:
      /^[\d-]{10,17}X?$/i.test(first('SN')) && first('SN').replace(/-/g, '').length >= 10 ? first('SN') : '',
    abstract: first('AB', 'N2'),
    tags: all('KW')
      .flatMap((words) => words.split(/\n|;/).map((word) => word.trim()))
      .filter((word) => word !== ''),
    notes: all('N1', 'RN'),
    files: all('L1', 'L4').filter((path) => !/^https?:/i.test(path)),
    added: instantOf(dateOf(first('Y2'))),
  };
}

/** `2019/03/04/spring`, parts left out from the end or left empty. */
function dateOf(text: string): string {
  const [, year, month, day] = /^(\d{4})(?:\/(\d{1,2})?)?(?:\/(\d{1,2})?)?(?:\/.*)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return text;
  const parts = [month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'));
  return [year, ...(month === undefined ? [] : parts)].join('-');
}
