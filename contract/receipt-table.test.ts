import { expect, test } from 'vitest';
import type { ImportEntry } from './model.ts';
import { receiptHeader, receiptRow } from './receipt-table.ts';

const entry: ImportEntry = {
  ...{ path: 'in/a.txt', within: null, outcome: 'stored', article: 'abc', title: 'Plain' },
  ...{ version: null, code: null, message: null },
};

test('writes rows that spreadsheets read back whole', () => {
  expect(receiptHeader).toBe('outcome,path,within,title,article,version,code,message');
  expect(receiptRow(entry)).toBe('stored,in/a.txt,,Plain,abc,,,');
  expect(receiptRow({ ...entry, title: 'She said "no", and\nleft', version: 2 })).toBe(
    'stored,in/a.txt,,"She said ""no"", and\nleft",abc,2,,',
  );
});

test('lets no cell be taken for a formula', () => {
  expect(receiptRow({ ...entry, path: '=HYPERLINK("x")', title: '-2' })).toBe(
    'stored,"\'=HYPERLINK(""x"")",,\'-2,abc,,,',
  );
});
