import { expect, test } from 'vitest';
import type { ImportEntry } from '../../contract/model.ts';
import { receiptTable } from './receipt-export.ts';

const entry: ImportEntry = {
  ...{ path: 'in/a.txt', within: null, outcome: 'stored', article: 'abc', title: 'Plain' },
  ...{ version: null, code: null, message: null },
};

test('writes a table that spreadsheets read back whole', () => {
  const table = receiptTable([
    entry,
    { ...entry, title: 'She said "no", and\nleft', version: 2 },
    { ...entry, path: '=HYPERLINK("x")', title: null },
  ]);
  expect(table.split('\r\n')).toEqual([
    'outcome,path,within,title,article,version,code,message',
    'stored,in/a.txt,,Plain,abc,,,',
    'stored,in/a.txt,,"She said ""no"", and\nleft",abc,2,,',
    'stored,"\'=HYPERLINK(""x"")",,,abc,,,',
    '',
  ]);
});
