import { RowParser } from '../../../main/importers/csv/row-parser.ts';
import { type Original, zipOf } from '../originals.ts';

/**
 * A copy of a golden file with the hostile text wherever the file has a text, a name, a note, a tag or an address: the words
 * that were there stay before it, so that it can be seen that the file was read; addresses are in turn replaced and added to.
 */
export function hostileCopy(original: Original, hostile: string, raw: boolean): Uint8Array {
  if (original.inside === null) return encode(spoilFile(original.name, decode(original.bytes), hostile, raw));
  const files = new Map<string, Uint8Array>();
  for (const [name, bytes] of original.inside)
    files.set(
      name,
      isMarkup(name) || /\.(?:json|csv|md|txt)$|^[^.]*$/.test(name)
        ? encode(spoilFile(name, decode(bytes), hostile, raw))
        : bytes,
    );
  return zipOf(files);
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function isMarkup(name: string): boolean {
  return /\.(?:x?html?|xml|opf|ncx|fb2|rels|rdf|opml|sgml?|fodt)$/.test(name);
}

/** These say what a file is or where its parts lie; with other words in them it would be another file. */
const structural =
  /(?:^|\/)(?:mimetype|\[Content_Types\]\.xml|container\.xml|encryption\.xml|manifest\.xml)$/;

function spoilFile(name: string, text: string, hostile: string, raw: boolean): string {
  if (structural.test(name)) return text;
  const start = text.trimStart()[0];
  if (start === '{' || start === '[') return spoilJson(name, text, hostile);
  if (start === '<') return spoilMarkup(text, hostile, raw);
  if (/\.[ct]sv$/.test(name)) return spoilTable(text, hostile);
  return spoilLines(text, hostile);
}

/** Keys whose values decide what an entry is, and no words of anybody's. */
const keptKeys =
  /^(?:type|\$format|format|guid|root|slug|id|hash|state|version|mimetype|mimeType|typeCode|parentId|encoding)$/;
const isFact = (text: string): boolean =>
  /^[\d\s:.TZ+/-]*$/.test(text) || /^(?:true|false|yes|no)$/i.test(text);

function spoilJson(name: string, text: string, hostile: string): string {
  const spoil = spoiler(hostile);
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return keptKeys.test(key) || isFact(value) ? value : spoil(value);
    if (Array.isArray(value)) return value.map((each) => walk(each, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]));
  };
  const documents = /\.(?:jsonl|ndjson)$/.test(name) ? text.trim().split('\n') : [text];
  return documents.map((document) => JSON.stringify(walk(parsed(document), ''))).join('\n');
}

/** A golden file may hold a broken record on purpose. */
function parsed(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch (error) {
    if (error instanceof SyntaxError) return document;
    throw error;
  }
}

/** Words that say the state of an entry. */
const states = /^(?:unread|archive|starred|unsorted|later|new|feed|page|location|order|yellow|blue|pink)$/i;

function spoilTable(text: string, hostile: string): string {
  const spoil = spoiler(hostile);
  const header = text.slice(0, text.indexOf('\n'));
  const delimiter = ['\t', ';'].find((mark) => header.includes(mark)) ?? ',';
  const parser = new RowParser(delimiter);
  const rows = [...parser.push(text), ...parser.end()].map(({ cells }) => cells);
  return rows
    .map((cells, index) =>
      cells
        .map((cell) => (index === 0 || isFact(cell) || states.test(cell) ? cell : spoil(cell)))
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(delimiter),
    )
    .join('\n');
}

const wordy = /^(?:alt|title|text|tags|description|key|holder|name|alternate-text|data-cover|FormalName)$/i;

/** Text and attributes; as markup, where the hostile text is to be raw, and escaped, where it is a text that may mean markup. */
function spoilMarkup(text: string, hostile: string, raw: boolean): string {
  const spoil = spoiler(hostile);
  const escapeText = (value: string): string => (raw ? value : escapeMarkup(value));
  return text.replace(
    /<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<[^>]*>|[^<]+/g,
    (token: string, section: string | undefined) => {
      if (section !== undefined) return `<![CDATA[${spoil(section).replaceAll(']]>', '')}]]>`;
      if (token.startsWith('<'))
        return token.replace(/([\w:-]+)="([^"]*)"/g, (whole: string, name: string, value: string) =>
          !/^xmlns|^rdf:(?:about|resource)$|relationships/.test(name) &&
          !/schemas\.|purl\.org|w3\.org/.test(value) &&
          (/^https?:/.test(value) || (wordy.test(name) && !isFact(value)))
            ? `${name}="${escapeMarkup(spoil(value))}"`
            : whole,
        );
      return isFact(token) || /^\s*(?:Pocket Export|Instapaper: Export)\s*$/.test(token)
        ? token
        : `${token.trimEnd()} ${escapeText(hostile)} `;
    },
  );
}

export function escapeMarkup(value: string): string {
  return [...value]
    .map((letter) => {
      if ('&<>"\''.includes(letter)) return `&#${letter.charCodeAt(0)};`;
      return /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(letter) ? '' : letter;
    })
    .join('');
}

/** `TI  - …`, `title = {…}`, `author: …` and the lines of a note. */
function spoilLines(text: string, hostile: string): string {
  const spoil = spoiler(hostile.replaceAll(/[\r\n]+/g, ' '));
  const joplin = /^type_: \d+$/m.test(text);
  return text
    .split('\n')
    .map((line) => {
      const [, key, value] = /^([A-Z][A-Z0-9] {2}- )(\S.*)$/.exec(line) ?? [];
      if (key !== undefined && value !== undefined)
        return /^(?:TY|ER|DA|PY|Y1|Y2)/.test(key) || isFact(value) ? line : key + spoil(value);
      const braced = /^(\s*\w+ = \{)(.*)(\},?)$/.exec(line);
      if (braced) return `${braced[1]}${spoil(braced[2] ?? '').replaceAll(/[{}]/g, '')}${braced[3]}`;
      const stated = /^(author|source_url|title): (.*)$/.exec(line);
      if (stated) return `${stated[1]}: ${spoil(stated[2] ?? '')}`;
      if (joplin && /^\w+: ?.*$/.test(line)) return line;
      return line.trim() === '' || line.startsWith('@')
        ? line
        : `${line} ${hostile.replaceAll(/[\r\n]+/g, ' ')}`;
    })
    .join('\n');
}

/** Addresses are in turn left, added to and replaced. */
function spoiler(hostile: string): (value: string) => string {
  let turn = hostile.length;
  return (value) => {
    if (!/^https?:/.test(value)) return `${value} ${hostile}`;
    turn += 1;
    return turn % 3 === 0 ? value : turn % 3 === 1 ? `${value}${hostile}` : hostile;
  };
}
