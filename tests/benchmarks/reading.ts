import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readArticles } from '../../main/importing/testing/read-articles.ts';
import { testData } from '../test-data.ts';

interface Item {
  name: string;
  bytes: Uint8Array;
}

/**
 * How many articles a second one core reads, from bytes to an article fit to be stored: recognised, decoded, parsed,
 * cleaned, understood. No worker, no disk, no database.
 *
 * @param most articles of each format at most; default 5,000.
 */
export async function run([most = '5000']: readonly string[] = []): Promise<void> {
  console.log('format                    articles   read    MB  seconds  articles/s   MB/s');
  await measure('short dispatches (txt)', dispatches(Number(most)));
  await measure('dispatches as Markdown', dispatches(Number(most), 'md'));
  await measure('Armenian news (txt)', armenian(Number(most)));
  await measure('long articles (txt)', encyclopedia(Number(most)));
  await measure('Markdown of web pages', files('data/made/md', /\.md$/));
  await measure('web pages (html)', pages());
}

async function measure(format: string, items: Item[]): Promise<void> {
  if (items.length === 0) {
    console.log(`${format.padEnd(24)} skipped: the test data is not there`);
    return;
  }
  const context = { sibling: async () => null };
  const readAll = async (part: Item[]): Promise<number> => {
    let read = 0;
    for (const { name, bytes } of part)
      await readArticles({ name, path: name, bytes, modified: null }, context).then(
        () => {
          read += 1;
        },
        () => undefined,
      );
    return read;
  };
  await readAll(items.slice(0, 300));
  const started = performance.now();
  const read = await readAll(items);
  const seconds = (performance.now() - started) / 1000;
  const megabytes = items.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  console.log(
    [
      format.padEnd(24),
      `${items.length}`.padStart(9),
      `${read}`.padStart(6),
      megabytes.toFixed(1).padStart(5),
      seconds.toFixed(2).padStart(8),
      (read / seconds).toFixed(0).padStart(11),
      (megabytes / seconds).toFixed(1).padStart(6),
    ].join(' '),
  );
}

function dispatches(most: number, format: 'txt' | 'md' = 'txt'): Item[] {
  return records('data/corpus-reuters21578/articles', most).map((record, index) => {
    const [title, dateline, text] = [
      field(record, 'title'),
      field(record, 'dateline'),
      field(record, 'text'),
    ];
    const body = `    ${dateline} ${text}\n`;
    const whole =
      format === 'txt'
        ? `${title}\n\n${body}`
        : `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body.trimStart()}`;
    return { name: `${index}.${format}`, bytes: new TextEncoder().encode(whole) };
  });
}

function armenian(most: number): Item[] {
  return records('data/corpus-hy-ilur/articles', most).map((record, index) => ({
    name: `${index}.txt`,
    bytes: new TextEncoder().encode(field(record, 'text')),
  }));
}

function encyclopedia(most: number): Item[] {
  return records('data/corpus-enwiki/articles', Math.min(most, 1_000)).map((record, index) => ({
    name: `${index}.txt`,
    bytes: new TextEncoder().encode(field(record, 'text')),
  }));
}

function pages(): Item[] {
  const folder = testData('data/html-readability');
  if (folder === null) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name: 'source.html', bytes: readFileSync(join(folder, name, 'source.html')) }));
}

function files(relative: string, pattern: RegExp): Item[] {
  const folder = testData(relative);
  if (folder === null) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

function records(relative: string, most: number): unknown[] {
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
    .map((line): unknown => JSON.parse(line));
}

function field(record: unknown, name: string): string {
  if (typeof record !== 'object' || record === null) return '';
  const value: unknown = Object.entries(record).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
}
