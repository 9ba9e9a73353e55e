import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readParts } from '../importing/testing/read-articles.ts';
import { wacz } from './wacz.ts';
import { type WrittenRecord, writeMembers, writeWarc } from './warc/testing/write-warc.ts';

const page = (word: string): string =>
  `<html><head><title>The ${word}</title></head><body><p>The ${word} is painted once in ten years, by whoever lost at cards the winter before, and never in the colour that was agreed.</p></body></html>`;

const records: WrittenRecord[] = ['gate', 'stile'].map((word) => ({
  ...{ address: `https://a.example/${word}`, type: 'text/html', body: page(word) },
}));

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

async function titles(entries: Parameters<typeof zipSync>[0], level: 0 | 6): Promise<string[]> {
  const bytes = zipSync({ 'datapackage.json': text('{}'), ...entries }, { level });
  const { articles } = await readParts({ name: 'a.wacz', path: 'a.wacz', bytes, modified: null });
  return articles.map(({ title }) => title);
}

test('reads every page of every archive inside when nothing is listed, stored or compressed', async () => {
  const archives = {
    'archive/one.warc.gz': writeMembers(records),
    'archive/two.warc': writeWarc(records.slice(0, 1)),
  };
  expect(await titles(archives, 0)).toEqual(['The gate', 'The stile']);
  expect(await titles(archives, 6)).toEqual(['The gate', 'The stile']);
});

test('reads the pages that are listed and no others', async () => {
  const listed = {
    'archive/one.warc.gz': writeMembers(records),
    'pages/pages.jsonl': text('{"format":"json-pages-1.0"}\nnot json\n{"url":"https://a.example/stile"}\n'),
  };
  expect(await titles(listed, 0)).toEqual(['The stile']);
});

test('is told by what lies in it', () => {
  const head = { name: 'a.zip', path: 'a.zip', bytes: text('PK') };
  expect(wacz.recognise({ ...head, entries: ['archive/a.warc.gz', 'datapackage.json'] })).toBeGreaterThan(
    0.9,
  );
  expect(wacz.recognise({ ...head, entries: ['archive/a.html', 'datapackage.json'] })).toBe(0);
});
