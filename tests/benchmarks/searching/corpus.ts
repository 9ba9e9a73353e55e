import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import type { SearchDocument } from '../../../main/search/search-engine.ts';
import { testData } from '../../test-data.ts';

const sets = [
  { name: 'corpus-reuters21578', source: 'Reuters', language: 'en' },
  { name: 'corpus-enwiki', source: 'Wikipedia', language: 'en' },
  { name: 'corpus-hy-ilur', source: 'iLur', language: 'hy' },
] as const;
/** Article `n` is of the set `turns[n % 4]`: as in a library, the kinds come mixed. */
const turns = [0, 1, 0, 2] as const;

/** Fields of a line in any of the sets. */
interface Line {
  title?: string;
  date?: string;
  author?: string;
  topics?: string[];
  places?: string[];
  category?: string;
  text: string;
}

/**
 * Articles by number, as many as are asked for: half news items, a quarter long encyclopedia articles, a quarter Armenian
 * news. Beyond what the sets hold they come again with every twentieth word changed. Nothing is held in memory, so that
 * what a process takes is the engine's.
 */
export interface Corpus {
  at(number: number): SearchDocument;
  /** The number of the article with this id. */
  numberOf(id: string): number;
  close(): void;
}

/** Writes the real articles of the sets into a file for `openCorpus`; false when a set is not there. */
export function makeCorpus(path: string): boolean {
  const folders = sets.map(({ name }) => testData(`data/${name}/articles`));
  const database = new DatabaseSync(path);
  database.exec(
    'PRAGMA synchronous = OFF; CREATE TABLE lines (kind INT, nth INT, line TEXT, body TEXT, PRIMARY KEY (kind, nth)) WITHOUT ROWID; BEGIN',
  );
  const insert = database.prepare('INSERT INTO lines VALUES (?, ?, ?, ?)');
  for (const [kind, folder] of folders.entries()) {
    if (folder === null) return false;
    for (const [nth, { text, ...line }] of readLines(folder).entries())
      insert.run(kind, nth, JSON.stringify(line), text);
  }
  database.exec('COMMIT');
  database.close();
  return true;
}

export function openCorpus(path: string): Corpus {
  const database = new DatabaseSync(path, { readOnly: true });
  const read = database.prepare('SELECT line, body FROM lines WHERE kind = ? AND nth = ?');
  const count = database.prepare('SELECT count(*) AS count FROM lines WHERE kind = ?');
  const counts = sets.map((_, kind) => Number(count.get(kind)?.count));
  return {
    at(number) {
      const kind = turns[number % 4] ?? 0;
      const nth = kind === 0 ? Math.floor(number / 2) : Math.floor(number / 4);
      const held = counts[kind] ?? 1;
      const row = read.get(kind, nth % held);
      const line: Omit<Line, 'text'> = JSON.parse(String(row?.line));
      const round = Math.floor(nth / held);
      const body = String(row?.body);
      return toDocument(kind, number, line, round === 0 ? body : changed(body, round));
    },
    numberOf: (id) => (Number.parseInt(id.slice(0, 9), 32) - firstAdded) / betweenArticles,
    close: () => database.close(),
  };
}

const firstAdded = 1_700_000_000_000;
/** Milliseconds from one to the next in an import. */
const betweenArticles = 37;

function readLines(folder: string): Line[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .flatMap((name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString('utf8')
        .split('\n'),
    )
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line))
    .filter(({ text }) => text.length > 0);
}

function toDocument(kind: 0 | 1 | 2, number: number, line: Omit<Line, 'text'>, body: string): SearchDocument {
  const day = line.date === undefined ? Number.NaN : Date.parse(line.date.trim().slice(0, 11));
  const added = firstAdded + number * betweenArticles;
  return {
    // As long and as little alike as the library's own.
    id: added.toString(32).padStart(9, '0') + scrambled(number),
    title: line.title ?? body.slice(0, 60),
    byline: line.author ?? '',
    source: sets[kind].source,
    place: line.places?.[0] ?? '',
    body,
    notes: '',
    highlights: '',
    tags: line.topics ?? [],
    collections: [],
    language: sets[kind].language,
    section: line.category ?? '',
    published: Number.isNaN(day) ? '' : new Date(day).toISOString().slice(0, 10),
    added: new Date(added).toISOString(),
    words: Math.round(body.length / 6),
    state: 'unread',
    starred: false,
  };
}

function scrambled(number: number): string {
  const high = Math.imul(number + 1, 0x9e3779b1) >>> 0;
  const low = Math.imul(high ^ (high >>> 15), 0x85ebca6b) >>> 0;
  return (high * 0x4000 + (low & 0x3fff)).toString(32).padStart(9, '0').slice(-9);
}

/** Every twentieth word gets a tail that no other round has. */
function changed(text: string, round: number): string {
  const tail = `x${round.toString(36)}`;
  const parts: string[] = [];
  let from = 0;
  let word = 0;
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) {
    if (word++ % 20 !== 7) continue;
    parts.push(text.slice(from, at), tail);
    from = at;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
