import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ColumnMappings, MetColumns } from './column-mappings.ts';
import { openScratchLibrary } from './testing/scratch-library.ts';

let scratch: Awaited<ReturnType<typeof openScratchLibrary>>;
let columns: ColumnMappings;
beforeEach(async () => {
  scratch = await openScratchLibrary();
  columns = scratch.library.columns;
});
afterEach(() => scratch.dispose());

const met: MetColumns = {
  columns: ['body', 'head', 'when'],
  guess: new Map([['body', 'text']]),
  samples: new Map([['head', 'Ferry rests']]),
};

test('keeps what columns were taken for, so that it can be shown and changed', () => {
  expect(columns.decide(met, 'a.csv')).toEqual(met.guess);
  expect(columns.list()).toMatchObject([
    {
      columns: met.columns,
      mapping: { body: 'text' },
      decidedBy: 'names',
      file: 'a.csv',
      samples: { head: 'Ferry rests' },
    },
  ]);
});

test('what the reader decided stands for every file with these columns, in any order', () => {
  columns.decide(met, 'a.csv');
  const mapping = { head: 'title', body: 'text' } as const;
  expect(columns.change({ columns: ['when', 'head', 'body'], mapping })).toMatchObject({
    mapping,
    decidedBy: 'reader',
  });
  expect(columns.decide(met, 'b.csv')).toEqual(new Map(Object.entries(mapping)));
  expect(columns.list()).toMatchObject([{ decidedBy: 'reader', file: 'b.csv' }]);
});

test('refuses columns that were never met, and a mapping of others', () => {
  expect(() => columns.change({ columns: ['x'], mapping: {} })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
  columns.decide(met, 'a.csv');
  expect(() => columns.change({ columns: [...met.columns], mapping: { x: 'title' } })).toThrow(
    expect.objectContaining({ code: 'bad-request' }),
  );
});
