import { expect, test } from 'vitest';
import { binMonth, binMonths, binYear, rangeBins } from './timeline-bins.ts';
import { timelineTicks } from './timeline-ticks.ts';

const sum = (bins: { count: number }[]): number => bins.reduce((total, { count }) => total + count, 0);

test('few months have a bar each, the empty ones between them too', () => {
  const { bins, unit } = binMonths(
    [
      { name: '', count: 3 },
      { name: '2023-02', count: 4 },
      { name: '2023-05', count: 1 },
    ],
    72,
  );
  expect(unit).toBe(1);
  expect(bins.map(({ from, count }) => [from, count])).toEqual([
    ['2023-02', 4],
    ['2023-03', 0],
    ['2023-04', 0],
    ['2023-05', 1],
  ]);
});

test('long times are gathered in years and more, and nobody is lost', () => {
  const months = Array.from({ length: 600 }, (_, at) => ({
    name: `${1970 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    count: 2,
  }));
  const { bins, unit } = binMonths(months, 72);
  expect(unit).toBe(12);
  expect(bins).toHaveLength(50);
  expect(sum(bins)).toBe(1200);
  expect(bins[0]).toMatchObject({ from: '1970', to: '1970', count: 24 });
});

test('two hundred years have bars of five, the years without an article among them', () => {
  const { bins, unit } = binMonths(
    [
      { name: '1823-04', count: 10 },
      { name: '1900', count: 10 },
      { name: '2023-10', count: 10 },
    ],
    72,
  );
  expect(unit).toBe(60);
  expect(bins).toHaveLength(41);
  expect(bins[0]).toMatchObject({ from: '1820', to: '1824', count: 10 });
  expect(bins.at(-1)).toMatchObject({ from: '2020', to: '2024', count: 10 });
  expect(bins.filter(({ count }) => count === 0)).toHaveLength(38);
});

test('a few strays from long before have a bar before the first, so that the rest keeps its months', () => {
  const { bins, unit } = binMonths(
    [
      { name: '1856', count: 1 },
      { name: '2023-01', count: 80 },
      { name: '2023-12', count: 90 },
    ],
    72,
  );
  expect(unit).toBe(1);
  expect(bins).toHaveLength(13);
  expect(bins[0]).toMatchObject({ from: '1856', to: '2022-12', count: 1, strays: true });
  expect(bins[1]).toMatchObject({ from: '2023-01', to: '2023-01', count: 80, strays: false });
  expect(sum(bins)).toBe(171);
});

test('an article of which only the year is known is in no bar of a month, and counted as such', () => {
  const { bins, vague } = binMonths(
    [
      { name: '2023', count: 1 },
      { name: '2023-03', count: 4 },
    ],
    72,
  );
  expect(vague).toBe(1);
  expect(bins[0]).toMatchObject({ from: '2023-01', to: '2023-01', count: 0 });
  expect(sum(bins)).toBe(4);
});

test('where most dates are years, the bars are years', () => {
  const { bins, unit, vague } = binMonths(
    [
      { name: '2019', count: 5 },
      { name: '2020-02', count: 1 },
      { name: '2021', count: 5 },
    ],
    72,
  );
  expect({ unit, vague }).toEqual({ unit: 12, vague: 0 });
  expect(bins.map(({ from, count }) => [from, count])).toEqual([
    ['2019', 5],
    ['2020', 1],
    ['2021', 5],
  ]);
});

test('no dates, no bars', () => {
  expect(binMonths([{ name: '', count: 12 }], 72)).toEqual({ bins: [], unit: 1, vague: 0 });
});

test('a year has its twelve months, a month its days, and what is known less precisely is counted', () => {
  const months = [
    { name: '2024', count: 2 },
    { name: '2024-02', count: 5 },
  ];
  const year = binYear(months, 2024);
  expect(year.bins).toHaveLength(12);
  expect(year.bins[1]).toMatchObject({ from: '2024-02', to: '2024-02', count: 5 });
  expect(year.vague).toBe(2);
  const month = binMonth(months, [{ name: '2024-02-29', count: 3 }], 2024 * 12 + 1);
  expect(month.bins).toHaveLength(29);
  expect(month.bins.at(-1)).toMatchObject({ from: '2024-02-29', count: 3 });
  expect(month.vague).toBe(2);
});

test('a range covers the bars that it reaches into', () => {
  const { bins } = binYear([{ name: '2023-03', count: 1 }], 2023);
  const covered = (publishedFrom: string, publishedTo: string) =>
    rangeBins(bins, { publishedFrom, publishedTo });
  expect(covered('2023-03', '2023-05')).toEqual([2, 4]);
  expect(covered('2023-03-20', '2023-04-02')).toEqual([2, 3]);
  expect(covered('2023', '2023')).toEqual([0, 11]);
  expect(covered('2019', '2019')).toBeNull();
  expect(rangeBins(bins, null)).toBeNull();
});

test('years are written on round years and never crowd', () => {
  const months = [
    { name: '1950-01', count: 1 },
    { name: '1985-01', count: 1 },
    { name: '2024-06', count: 1 },
  ];
  const ticks = timelineTicks(binMonths(months, 80), 6);
  expect(ticks.length).toBeGreaterThan(2);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(ticks.every(({ label }) => Number(label) % 20 === 0)).toBe(true);
});

test('below months stand their names, below days every week', () => {
  expect(timelineTicks(binYear([], 2023), 7)).toHaveLength(12);
  expect(timelineTicks(binMonth([], [], 2023 * 12), 7).map(({ label }) => label)).toEqual([
    '1',
    '8',
    '15',
    '22',
    '29',
  ]);
});
