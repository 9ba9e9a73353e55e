import { expect, test } from 'vitest';
import { readDate } from './date-text.ts';
import { decidePublished } from './published.ts';

const file = { name: 'a.txt', path: '/news/a.txt', modified: null };
const october9 = readDate('October 9');

test('takes the date of the header before all others', () => {
  const header = readDate('26-FEB-1987 15:03');
  const published = decidePublished({
    ...file,
    header,
    dateline: readDate('Feb 26'),
    name: '1999-01-01.txt',
  });
  expect(published).toEqual({ value: '1987-02-26T15:03', origin: 'markup' });
});

test('takes a whole date of the dateline before that of the file name', () => {
  const published = decidePublished({ ...file, dateline: readDate('Oct 9, 2023'), name: '2024-01-01.txt' });
  expect(published).toEqual({ value: '2023-10-09', origin: 'dateline' });
});

test.each([
  ['the file name', { name: '2023-10-11-bridge.txt' }, '2023-10-09'],
  ['a folder', { path: '/news/2021/october/a.txt' }, '2021-10-09'],
  ['the nearest folder', { path: '/news 1999/2021-10/a.txt' }, '2021-10-09'],
  ['the header', { header: readDate('October 2019') }, '2019-10-09'],
])('takes the year of a dateline from %s', (_, evidence, value) => {
  expect(decidePublished({ ...file, dateline: october9, ...evidence })).toEqual({
    value,
    origin: 'dateline',
  });
});

test('leaves the date out when nothing says the year', () => {
  expect(decidePublished({ ...file, dateline: october9 })).toBeUndefined();
  expect(decidePublished({ ...file, dateline: october9, modified: '2023-12-01T08:00:00Z' })).toBeUndefined();
  expect(decidePublished({ ...file, dateline: october9, modified: 'nonsense' })).toBeUndefined();
});

test('believes the file date only when it is of the week of the dateline, and says that it was inferred', () => {
  expect(decidePublished({ ...file, dateline: october9, modified: '2023-10-12T08:00:00Z' })).toEqual({
    value: '2023-10-09',
    origin: 'inferred',
  });
  expect(
    decidePublished({ ...file, dateline: readDate('Dec 30'), modified: '2024-01-02T08:00:00Z' }),
  ).toEqual({
    value: '2023-12-30',
    origin: 'inferred',
  });
});

test('does not make 29 February out of a year that has none', () => {
  expect(decidePublished({ ...file, dateline: readDate('Feb 29'), path: '/2023/a.txt' })?.value).not.toBe(
    '2023-02-29',
  );
});

test('takes a whole date from the file name when the text has none', () => {
  expect(decidePublished({ ...file, name: 'bridge_20231009.md' })).toEqual({
    value: '2023-10-09',
    origin: 'file-name',
  });
  expect(decidePublished({ ...file, name: 'report 2023.txt' })).toBeUndefined();
  expect(decidePublished({ ...file, name: 'invoice 120231009.txt' })).toBeUndefined();
});
