import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { memoryStream } from '../memory-stream.ts';
import { collect } from '../testing/collect.ts';
import { csvColumns, readRows } from './read-rows.ts';
import { type CsvRow, RowParser } from './row-parser.ts';

function streamOf(content: string | Uint8Array): Parameters<typeof readRows>[0] {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return memoryStream({ name: 'a.csv', path: 'a.csv', modified: null, bytes });
}

async function rowsOf(content: string | Uint8Array): Promise<CsvRow[]> {
  return collect(readRows(streamOf(content)).rows());
}

it('reads quotation marks, delimiters and line ends inside cells, and knows the line of each row', async () => {
  expect(await rowsOf('a,b\r\n"one, ""two""\r\nthree",4\r\n\r\n5,\r\n')).toEqual([
    { line: 2, cells: ['one, "two"\r\nthree', '4'] },
    { line: 5, cells: ['5', ''] },
  ]);
});

it.each([
  ['semicolons', 'url;title\nx;"a;b"\n'],
  ['tabs', 'url\ttitle\nx\ta;b\n'],
  ['a byte order mark', '\ufeffurl,title\nx,a;b\n'],
  ['the line by which Excel is told', 'sep=;\nurl;title\nx;"a;b"\n'],
  ['old Mac line ends', 'url,title\rx,a;b\r'],
  ['a mark in the middle of a cell', 'url,title\nx,"a";b\n'],
])('understands %s', async (_, content) => {
  expect(csvColumns(streamOf(content).head)).toEqual(['url', 'title']);
  expect((await rowsOf(content)).map(({ cells }) => cells)).toEqual([['x', 'a;b']]);
});

it('decodes what is not UTF-8', async () => {
  expect(
    (await rowsOf(iconv.encode('url,title\nx,Мост через реку\n', 'utf-16le', { addBOM: true })))[0]?.cells[1],
  ).toBe('Мост через реку');
  const russian = `url,title\n${'x,Мост через реку открыт сегодня утром\n'.repeat(9)}`;
  expect((await rowsOf(iconv.encode(russian, 'windows-1251')))[8]?.cells[1]).toContain('открыт сегодня');
});

it('says of a quotation without an end that the file ends in it', async () => {
  expect(await rowsOf('a,b\n1,2\n3,"four\n5,6\n')).toEqual([
    { line: 2, cells: ['1', '2'] },
    { line: 3, cells: ['3', 'four\n5,6\n'], problem: 'damaged' },
  ]);
});

it('reads back any table, however it is cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'ы', '😀') });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      (table, size, end) => {
        const text = table
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + end)
          .join('');
        const parser = new RowParser(',');
        const rows: CsvRow[] = [];
        for (let at = 0; at < text.length; at += size) rows.push(...parser.push(text.slice(at, at + size)));
        rows.push(...parser.end());
        expect(rows.map(({ cells }) => cells)).toEqual(table);
      },
    ),
  );
});

it('cuts a row of endless cells', () => {
  const [row] = new RowParser(',').push(`${'x,'.repeat(20_000)}\n`);
  expect(row).toMatchObject({ problem: 'too-large' });
  expect(row?.cells).toHaveLength(10_000);
});
