import { ArchiveError } from '../../contract/errors.ts';
import { decodeFile } from './decode-text.ts';
import { instantOf, tagsOf } from './exports/facts.ts';
import { uniqueNames } from './exports/unique-names.ts';
import type { WholeImporter } from './importer.ts';
import { type BibtexEntry, readBibtexEntries } from './references/bibtex-entries.ts';
import { latexText } from './references/latex-text.ts';
import { personName } from './references/person.ts';
import { noReference, type Reference, referenceArticle } from './references/reference.ts';

const types =
  'article|book|booklet|inbook|incollection|inproceedings|conference|manual|mastersthesis|misc|phdthesis|proceedings|techreport|unpublished|online|electronic|www|report|thesis|collection|periodical|patent|dataset|software|reference|mvbook|inreference|suppbook|bookinbook|string|comment|preamble';

/** Remarks before the first entry are no longer. */
const headBytes = 16_384;

/** References in BibTeX and BibLaTeX, with what Zotero, JabRef and Mendeley add to it. */
export const bibtex = {
  id: 'bibtex',
  version: 1,
  label: 'References (BibTeX)',
  extensions: ['bib', 'bibtex'],
  recognise({ bytes, name }) {
    if (!bytes.subarray(0, headBytes).includes(0x40)) return 0;
    const head = new TextDecoder().decode(bytes.subarray(0, headBytes));
    const entry = new RegExp(`^\\s{0,99}@(?:${types})\\s{0,9}[{(][^@]{0,500}?[,=]`, 'im').exec(head);
    if (entry === null) return 0;
    if (/\.bib(?:tex)?$/i.test(name)) return 0.97;
    // Anything but remarks before the first entry: an article about BibTeX, perhaps.
    return /^(?:\ufeff|\s|%[^\n]*(?:\n|$))*$/.test(head.slice(0, entry.index)) ? 0.95 : 0;
  },
  async *read(file, { sibling }) {
    const { text, encoding } = decodeFile(file.bytes, file.name);
    const name = uniqueNames('reference');
    let count = 0;
    const volumes = readVolumes(text, `"${file.name}"`);
    for (const entry of readBibtexEntries(text, `"${file.name}"`)) {
      inherit(entry, volumes);
      count += 1;
      const within = name(entry.key);
      if (entry.whole || entry.fields.size > 0)
        yield referenceArticle({ ...readReference(entry), within }, { name: file.name, encoding, sibling });
      if (!entry.whole)
        yield {
          problem: 'damaged',
          message: `"${file.name}": the entry "${within}" is broken; what stands before the fault was read.`,
          within: `${within}, the rest`,
        };
    }
    if (count === 0) throw new ArchiveError('no-text', `"${file.name}" holds no reference.`);
  },
} satisfies WholeImporter;

/** What a paper takes from the volume that it refers to (`crossref`), whose title is the paper's `booktitle`. */
const inherited = ['booktitle', 'editor', 'publisher', 'year', 'month', 'date', 'volume', 'isbn'];

/** Volumes that others refer to: they stand after those, in most files at the end. */
function readVolumes(text: string, what: string): Map<string, BibtexEntry['fields']> {
  const volumes = new Map<string, BibtexEntry['fields']>();
  if (!/\bcrossref\s{0,9}=/i.test(text)) return volumes;
  for (const { type, key, fields } of readBibtexEntries(text, what)) {
    if (
      fields.has('crossref') ||
      !/^(?:proceedings|book|mvbook|collection|mvcollection|periodical)$/.test(type)
    )
      continue;
    const kept = new Map([...fields].filter(([name]) => inherited.includes(name)));
    const title = fields.get('booktitle') ?? fields.get('title');
    if (title !== undefined) kept.set('booktitle', title);
    volumes.set(key.toLowerCase(), kept);
  }
  return volumes;
}

function inherit({ fields }: BibtexEntry, volumes: ReadonlyMap<string, BibtexEntry['fields']>): void {
  const volume = volumes.get(fields.get('crossref')?.trim().toLowerCase() ?? '');
  // Its address is not the paper's: papers of one volume would become one article.
  for (const [name, value] of volume ?? []) if (!fields.has(name)) fields.set(name, value);
}

function readReference({ fields }: BibtexEntry): Omit<Reference, 'within'> {
  const raw = (...names: string[]): string =>
    names.map((name) => fields.get(name)?.trim() ?? '').find((value) => value !== '') ?? '';
  const text = (...names: string[]): string =>
    latexText(raw(...names))
      .replace(/\s+/g, ' ')
      .trim();
  const people = (name: string): string[] =>
    splitNames(raw(name)).map((person) => personName(latexText(person)));
  const subtitle = text('subtitle');
  return {
    ...noReference,
    title: `${text('title', 'shorttitle')}${subtitle === '' ? '' : `: ${subtitle}`}`,
    authors: people('author'),
    editors: people('editor'),
    container: text('journal', 'journaltitle', 'booktitle', 'maintitle'),
    publisher: text('publisher', 'school', 'institution', 'organization', 'howpublished').replace(
      /^https?:\S+$/,
      '',
    ),
    volume: text('volume'),
    issue: text('number', 'issue'),
    pages: text('pages'),
    date: raw('date').replace(/\/.*$/s, '') || yearAndMonth(raw('year'), raw('month'), raw('day')),
    language: text('langid', 'language'),
    address:
      raw('url').replaceAll(/\\([_%&#~])/g, '$1') ||
      /https?:\/\/[^\s{}]+/.exec(raw('howpublished', 'note'))?.[0] ||
      '',
    doi: raw('doi').replaceAll('\\', ''),
    isbn: text('isbn'),
    abstract: latexText(raw('abstract')),
    tags: tagsOf(text('keywords', 'keyword')),
    collections: tagsOf(text('groups'), /,/),
    notes: [
      latexText(raw('annote', 'annotation')),
      /^https?:/.test(raw('note')) ? '' : latexText(raw('note')),
      latexText(raw('comment')),
    ],
    files: attachedFiles(raw('file')),
    added: instantOf(raw('timestamp', 'date-added', 'dateadded', 'urldate').slice(0, 10)),
  };
}

/** `Ada Prior and {The Rain Society} and others`: an `and` inside braces belongs to the name. */
function splitNames(source: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const word of source.split(/(\s+)/)) {
    if (depth <= 0 && word.toLowerCase() === 'and') {
      names.push(name);
      name = '';
      continue;
    }
    depth += (word.match(/(?<!\\)\{/g)?.length ?? 0) - (word.match(/(?<!\\)\}/g)?.length ?? 0);
    name += word;
  }
  return [...names, name]
    .map((each) => each.trim())
    .filter((each) => each !== '' && each.toLowerCase() !== 'others');
}

function yearAndMonth(year: string, month: string, day: string): string {
  const number = latexText(year).trim();
  if (!/^\d{4}$/.test(number)) return number;
  const named = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(latexText(month).slice(0, 3).toLowerCase());
  const digits = /^[a-z]{3}/i.test(month) && named >= 0 && named % 3 === 0 ? String(named / 3 + 1) : month;
  const two = /^(?:0?[1-9]|1[0-2])$/.test(digits) ? digits.padStart(2, '0') : '';
  if (two === '') return month === '' ? number : `${latexText(month)} ${number}`;
  return /^(?:[1-9]|[12]\d|3[01])$/.test(day)
    ? `${number}-${two}-${day.padStart(2, '0')}`
    : `${number}-${two}`;
}

/** `Description:path:type;…` of Zotero and JabRef, `:path:type` of Mendeley, or a bare path. */
function attachedFiles(source: string): string[] {
  return source
    .split(/(?<!\\);/)
    .map((entry) => {
      const parts = entry.split(/(?<!\\):/).map((part) => part.replaceAll(/\\([:;_\\])/g, '$1').trim());
      return parts.length >= 3 ? parts.slice(1, -1).join(':') || (parts[0] ?? '') : (parts[0] ?? '');
    })
    .filter((path) => path !== '');
}
