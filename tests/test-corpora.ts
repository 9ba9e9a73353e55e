import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { testData } from './test-data.ts';

export type CorpusRecord = Readonly<Record<string, unknown>>;

/** The records of a corpus of gzipped JSON lines; none when the data is not there. */
export function corpusRecords(relative: string, most = Number.POSITIVE_INFINITY): CorpusRecord[] {
  const folder = testData(relative);
  if (folder === null) return [];
  return readdirSync(folder)
    .flatMap((name) =>
      gunzipSync(readFileSync(join(folder, name)))
        .toString('utf8')
        .trim()
        .split('\n'),
    )
    .slice(0, most)
    .map((line) => {
      const record: unknown = JSON.parse(line);
      return typeof record === 'object' && record !== null ? Object.fromEntries(Object.entries(record)) : {};
    });
}

/** A text field of a record, empty when it has none. */
export function textField(record: CorpusRecord, name: string): string {
  const value = record[name];
  return typeof value === 'string' ? value : '';
}

/** The text files of a folder, at any depth; none when the data is not there. */
export function textFiles(relative: string): { name: string; text: string }[] {
  const folder = testData(relative);
  if (folder === null) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}
