import { describe, expect, test } from 'vitest';
import { plainRange } from './timeline-dates.ts';
import { monthInView, timelineWindow, waysOut } from './timeline-window.ts';

const counted = (...names: string[]) => names.map((name) => ({ name, count: 1 }));
const range = (publishedFrom: string, publishedTo = publishedFrom) => ({ publishedFrom, publishedTo });
const months = counted('', '2021-02', '2023-01', '2023-10');
const days = counted('2023-10-09');

describe('what the timeline is about', () => {
  test('nothing chosen: all dates; of one year its months, of one month its days', () => {
    expect(timelineWindow(months, [], null, 72)).toEqual({ kind: 'all' });
    expect(timelineWindow(counted('', '2023-01', '2023-10'), [], null, 72)).toEqual({
      ...{ kind: 'year', year: 2023 },
    });
    expect(timelineWindow(counted('2023-10'), days, null, 72)).toEqual({ kind: 'month', month: 24285 });
  });

  test('a year chosen shows its months, a month its days, and so do parts of them', () => {
    expect(timelineWindow(months, [], range('2023'), 72)).toEqual({ kind: 'year', year: 2023 });
    expect(timelineWindow(months, [], range('2023-02', '2023-11'), 72)).toEqual({
      ...{ kind: 'year', year: 2023 },
    });
    expect(timelineWindow(months, days, range('2023-10'), 72)).toEqual({ kind: 'month', month: 24285 });
    expect(timelineWindow(months, days, range('2023-10-02', '2023-10-09'), 72)).toEqual({
      ...{ kind: 'month', month: 24285 },
    });
  });

  test('it comes no closer than there is something to see', () => {
    expect(timelineWindow(months, [], range('2023-10'), 72)).toEqual({ kind: 'year', year: 2023 });
    expect(timelineWindow(counted('2021', '2022', '2023'), [], range('2022'), 72)).toEqual({ kind: 'all' });
    expect(timelineWindow([], [], range('2022'), 72)).toEqual({ kind: 'all' });
  });

  test('several years are chosen among all, unless all have bars of several years', () => {
    expect(timelineWindow(months, [], range('2021', '2022'), 72)).toEqual({ kind: 'all' });
    const long = counted('1823-04', '1901-05', '1902-01', '2023-10');
    expect(timelineWindow(long, [], range('1900', '1904'), 72)).toEqual({
      ...{ kind: 'years', first: 1900, last: 1904 },
    });
  });

  test('names the month whose days have to be asked for', () => {
    expect(monthInView(months, range('2023-10-02', '2023-10-09'))).toBe('2023-10');
    expect(monthInView(months, range('2023'))).toBeNull();
    expect(monthInView(months, null)).toBeNull();
    expect(monthInView(counted('2023-10', ''), null)).toBe('2023-10');
    expect(monthInView(counted('2023'), null)).toBeNull();
  });
});

test('leads out step by step, to everything in the end', () => {
  expect(waysOut({ kind: 'all' }, null)).toEqual([]);
  const [all, year, month] = [
    { label: 'All dates', range: null },
    { label: '2023', range: range('2023') },
    { label: 'Oct', range: range('2023-10') },
  ];
  expect(waysOut({ kind: 'month', month: 24285 }, range('2023-10'))).toEqual([all, year]);
  expect(waysOut({ kind: 'month', month: 24285 }, range('2023-10-09'))).toEqual([all, year, month]);
  expect(waysOut({ kind: 'year', year: 2023 }, range('2023'))).toEqual([all]);
  expect(waysOut({ kind: 'year', year: 2023 }, range('2023-03', '2023-05'))).toEqual([all, year]);
});

test('a whole year is said as the year, a whole month as the month', () => {
  expect(plainRange('2023-01', '2023-12')).toEqual(range('2023'));
  expect(plainRange('2022-01', '2023-12')).toEqual(range('2022', '2023'));
  expect(plainRange('2024-02-01', '2024-02-29')).toEqual(range('2024-02'));
  expect(plainRange('2024-02-01', '2024-02-28')).toEqual(range('2024-02-01', '2024-02-28'));
  expect(plainRange('2023-03', '2023-12')).toEqual(range('2023-03', '2023-12'));
});
