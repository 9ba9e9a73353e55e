import { decodeText } from './decode-text.ts';
import { instantOf, tagsOf } from './exports/facts.ts';
import { hasKeys, partProblem } from './exports/json-export.ts';
import { uniqueNames } from './exports/unique-names.ts';
import type { StreamImporter } from './importer.ts';
import {
  fieldOf,
  isRecord,
  type JsonRecord,
  listOf,
  recordOf,
  recordsOf,
  textOf,
} from './json/json-record.ts';
import { streamJsonArray } from './json/stream-json-array.ts';
import { noReference, type Reference, referenceArticle } from './references/reference.ts';

/** References as citation processors exchange them; Zotero, Mendeley, Papers, pandoc and JabRef write it. */
export const cslJson = {
  reads: 'stream',
  id: 'csl-json',
  version: 1,
  label: 'References (CSL JSON)',
  extensions: ['json'],
  recognise: ({ bytes }) =>
    hasKeys(bytes, [
      ['[].type', '[].issued.date-parts'],
      ['[].type', '[].author[].family'],
      ['[].type', '[].id', '[].container-title'],
    ])
      ? 0.94
      : 0,
  async *read(file, { sibling }) {
    const { encoding } = decodeText(file.head);
    const name = uniqueNames('reference');
    for await (const item of streamJsonArray(file)) {
      if ('problem' in item) yield partProblem(item, `entry ${item.number}`);
      else if (isRecord(item.value))
        yield referenceArticle(
          { ...readReference(item.value), within: name(textOf(item.value, 'id', 'citation-key')) },
          { name: file.name, encoding, sibling },
        );
    }
  },
} satisfies StreamImporter;

function readReference(record: JsonRecord): Omit<Reference, 'within'> {
  const keywords = fieldOf(record, 'keyword');
  return {
    ...noReference,
    title: textOf(record, 'title'),
    authors: recordsOf(record, 'author').map(personOf),
    editors: recordsOf(record, 'editor').map(personOf),
    container: textOf(record, 'container-title'),
    publisher: textOf(record, 'publisher'),
    volume: textOf(record, 'volume'),
    issue: textOf(record, 'issue'),
    pages: textOf(record, 'page'),
    date: dateOf(recordOf(record, 'issued')),
    language: textOf(record, 'language'),
    address: textOf(record, 'URL'),
    doi: textOf(record, 'DOI'),
    isbn: textOf(record, 'ISBN'),
    abstract: textOf(record, 'abstract'),
    tags: typeof keywords === 'string' ? tagsOf(keywords) : [],
    notes: [textOf(record, 'note'), textOf(record, 'annote')],
    added: instantOf(dateOf(recordOf(record, 'accessed'))),
  };
}

function personOf(person: JsonRecord): string {
  const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'];
  const whole = parts.map((part) => textOf(person, part)).filter((part) => part !== '');
  return textOf(person, 'literal') || whole.join(' ');
}

/** `{"date-parts": [[2019, 3, 4]]}`, whose numbers may be texts, or a date in words. */
function dateOf(date: JsonRecord): string {
  const [first] = listOf(date, 'date-parts');
  const [year, month, day] = (Array.isArray(first) ? first : []).map(Number);
  if (!year || year < 1_000 || year > 9_999) return textOf(date, 'raw', 'literal');
  const two = (value: number): string => String(value).padStart(2, '0');
  if (!month || month > 12) return String(year);
  return day && day <= 31 ? `${year}-${two(month)}-${two(day)}` : `${year}-${two(month)}`;
}
