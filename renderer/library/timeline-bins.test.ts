import { expect, test } from 'vitest';
import { binMonths, yearTicks } from './timeline-bins.ts';

const sum = (bins: { count: number }[]): number => bins.reduce((total, { count }) => total + count, 0);

test('few months have a bar each, the empty ones between them too', () => {
  const { bins, unit, undated } = binMonths(
    [
      { month: '', count: 3 },
      { month: '2023-02', count: 4 },
      { month: '2023-05', count: 1 },
    ],
    72,
  );
  expect(unit).toBe(1);
  expect(undated).toBe(3);
  expect(bins.map(({ from, count }) => [from, count])).toEqual([
    ['2023-02', 4],
    ['2023-03', 0],
    ['2023-04', 0],
    ['2023-05', 1],
  ]);
});

test('long times are gathered in quarters, years and more, and nobody is lost', () => {
  const months = Array.from({ length: 600 }, (_, at) => ({
    month: `${1970 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    count: 2,
  }));
  const { bins, unit } = binMonths(months, 72);
  expect(unit).toBe(12);
  expect(bins).toHaveLength(50);
  expect(sum(bins)).toBe(1200);
  expect(bins[0]).toMatchObject({ from: '1970', to: '1970', count: 24 });
});

test('a few strays from long before share the first bar, so that the rest keeps its months', () => {
  const { bins, unit } = binMonths(
    [
      { month: '1856', count: 1 },
      { month: '2023-01', count: 80 },
      { month: '2023-12', count: 90 },
    ],
    72,
  );
  expect(unit).toBe(1);
  expect(bins).toHaveLength(12);
  expect(bins[0]).toMatchObject({ from: '1856', to: '2023-01', count: 81 });
  expect(sum(bins)).toBe(171);
});

test('an article of which only the year is known is covered by the bar of January', () => {
  const { bins } = binMonths(
    [
      { month: '2023', count: 1 },
      { month: '2023-03', count: 1 },
    ],
    72,
  );
  expect(bins[0]).toMatchObject({ from: '2023', to: '2023-01', count: 1 });
});

test('no dates, no bars', () => {
  expect(binMonths([{ month: '', count: 12 }], 72)).toEqual({ bins: [], unit: 1, undated: 12 });
});

test('years are written on round years and never crowd', () => {
  const months = [
    { month: '1950-01', count: 1 },
    { month: '1985-01', count: 1 },
    { month: '2024-06', count: 1 },
  ];
  const ticks = yearTicks(binMonths(months, 80), 6);
  expect(ticks.length).toBeGreaterThan(2);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(ticks.every(({ year }) => year % 20 === 0)).toBe(true);
});
