import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testData } from '../../test-data.ts';

/** A saved page and what people say stands in it; a field nobody stated is null and not counted. */
export interface Page {
  set: string;
  name: string;
  bytes: Uint8Array;
  expectedHtml: string | null;
  present: string[];
  absent: string[];
  title: string | null;
  date: string | null;
  byline: string | null;
}

type Entry = Record<string, unknown>;

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const record = (value: unknown): Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Reviewed output of an extractor, html against html. */
function* folders(set: string, folder: string): Iterable<Page> {
  for (const name of readdirSync(folder).sort()) {
    const source = join(folder, name, 'source.html');
    if (!existsSync(source)) continue;
    const stated = record(readJson(join(folder, name, 'expected-metadata.json')));
    yield {
      set,
      name,
      bytes: readFileSync(source),
      expectedHtml: readFileSync(join(folder, name, 'expected.html'), 'utf8'),
      present: [],
      absent: [],
      title: text(stated.title),
      date: text(stated.publishedDate ?? stated.publishedTime),
      byline: text(stated.byline),
    };
  }
}

function* trafilatura(folder: string): Iterable<Page> {
  for (const stated of Object.values(record(readJson(join(folder, 'evaldata.json')))).map(record)) {
    const file = ['eval', 'cache']
      .map((part) => join(folder, part, String(stated.file)))
      .find((path) => existsSync(path));
    if (file === undefined) continue;
    yield {
      set: 'html-trafilatura',
      name: String(stated.file),
      bytes: readFileSync(file),
      expectedHtml: null,
      present: list(stated.with),
      absent: list(stated.without),
      title: text(stated.title),
      date: text(stated.date),
      byline: text(stated.author),
    };
  }
}

function* postlight(folder: string): Iterable<Page> {
  for (const [name, entry] of Object.entries(record(readJson(join(folder, 'expected.json'))))) {
    const file = join(folder, 'fixtures', name);
    if (!existsSync(file)) continue;
    const stated = record(entry);
    const first = text(stated.first13);
    yield {
      set: 'html-postlight',
      name,
      bytes: readFileSync(file),
      expectedHtml: null,
      present: first === null ? [] : [first],
      absent: [],
      title: text(stated.title),
      date: text(stated.date_published),
      byline: text(stated.author),
    };
  }
}

const readers: [string, (folder: string) => Iterable<Page>][] = [
  ['html-readability', (folder) => folders('html-readability', folder)],
  ['html-omnivore', (folder) => folders('html-omnivore', join(folder, 'test-pages'))],
  ['html-trafilatura', trafilatura],
  ['html-postlight', postlight],
];

/** Every page of every set that is there; the names of those that are not. */
export function pagesOf(wanted: readonly string[] = []): { pages: Page[]; absent: string[] } {
  const pages: Page[] = [];
  const absent: string[] = [];
  for (const [set, read] of readers) {
    if (wanted.length > 0 && !wanted.includes(set)) continue;
    const folder = testData(`data/${set}`);
    if (folder === null) absent.push(set);
    else pages.push(...read(folder));
  }
  return { pages, absent };
}
