import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { testData } from '../../../tests/test-data.ts';
import { readArticles } from '../../importing/testing/read-articles.ts';

const most = 600;

/** The first records of a corpus and what the importer makes of them, packed as the corpus is. */
async function readCorpus(folder: string) {
  const name = readdirSync(folder)[0] ?? '';
  const lines = gunzipSync(readFileSync(join(folder, name)))
    .toString()
    .trim()
    .split('\n')
    .slice(0, most);
  const records = lines.map((line) => JSON.parse(line) as Record<string, string>);
  const bytes = gzipSync(lines.join('\n'));
  return { records, articles: await readArticles({ name, path: name, bytes, modified: null }) };
}

const words = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

for (const set of ['corpus-enwiki', 'corpus-hy-ilur', 'corpus-reuters21578']) {
  const folder = testData(`data/${set}/articles`);
  test.skipIf(folder === null)(`reads every record of ${set} with all of its text`, async () => {
    const { records, articles } = await readCorpus(folder ?? '');
    expect(articles).toHaveLength(records.length);
    let whole = 0;
    for (const [index, { text = '', title }] of records.entries()) {
      if (title) expect(articles[index]?.title).toBe(title.replace(/\s+/g, ' ').trim());
      // Reuters has records of a headline and nothing more.
      if (words(articles[index]?.text ?? '') === words(text)) whole += 1;
    }
    expect(whole / records.length).toBeGreaterThan(0.98);
  });
}

const reuters = testData('data/corpus-reuters21578/articles');
test.skipIf(reuters === null)('takes date and place of news records from their own columns', async () => {
  const { records, articles } = await readCorpus(reuters ?? '');
  for (const [index, { date = '', dateline = '' }] of records.entries()) {
    const article = articles[index];
    const [, day, month, year] = /^\s*(\d{1,2})-([A-Z]{3})-(\d{4})/.exec(date) ?? [];
    const number = { FEB: '02', MAR: '03', APR: '04', JUN: '06', OCT: '10' }[month ?? ''];
    if (number) expect(article?.published?.slice(0, 10)).toBe(`${year}-${number}-${day?.padStart(2, '0')}`);
    if (/^LONDON, /.test(dateline)) expect(article?.place).toBe('London');
  }
});
