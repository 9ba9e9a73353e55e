import type { NamedCount } from '../../contract/model.ts';
import {
  daysInMonth,
  dayText,
  firstMonthOf,
  lastMonthOf,
  monthOf,
  monthText,
  yearText,
} from './timeline-dates.ts';

/** A bar of the timeline: the articles published from its first through its last day, month or year. */
export interface TimelineBin {
  /** As a filter takes them: `2023-10`, or `2023` where that covers more that belongs here. */
  from: string;
  to: string;
  /** Where it stands among months (twelve a year) or, where bars are days, among the days of the month. */
  at: number;
  count: number;
  /** It holds the few articles from long before the others. */
  strays: boolean;
}

export interface TimelineBins {
  bins: TimelineBin[];
  /** Months in a bar; 0 where bars are days. */
  unit: number;
  /** Dated, but not precisely enough for bars of this size. */
  vague: number;
}

/** No quarters: a bar that is pressed opens its months, and years have them. */
const units = [1, 12, 60, 120, 600, 1200];
/** A few articles from long before must not squeeze the rest into one bar: they have one of their own before it. */
const strayShare = 0.02;

interface Dated {
  at: number;
  count: number;
  /** Only the year is known. */
  vague: boolean;
}

/** `months` as the archive tells them: `2023-10`, `2023` where only the year is known, '' for the undated. */
export function binMonths(months: readonly NamedCount[], mostBins: number): TimelineBins {
  const dated = datedOf(months);
  const first = dated[0]?.at;
  const last = dated.reduce((most, { at, vague }) => Math.max(most, vague ? at + 11 : at), 0);
  if (first === undefined) return { bins: [], unit: 1, vague: 0 };

  // Where most dates are years, bars of months would be empty.
  const least = sum(dated.filter(({ vague }) => vague)) * 2 > sum(dated) ? 12 : 1;
  const settled = afterStrays(dated);
  const apart = unitFor(settled, last, mostBins, least) < unitFor(first, last, mostBins, least);
  const begin = apart ? settled : first;
  const unit = unitFor(begin, last, mostBins, least);
  const start = floorTo(begin, unit);
  const length = Math.floor((last - start) / unit) + 1;
  const bins = Array.from({ length }, (_, nth): TimelineBin => {
    const at = start + nth * unit;
    return { from: dateText(at, unit), to: dateText(at + unit - 1, unit), at, count: 0, strays: false };
  });
  const before = first < start ? 1 : 0;
  if (before === 1)
    bins.unshift({
      from: yearText(Math.floor(first / 12)),
      to: dateText(start - 1, unit),
      at: start - unit,
      count: 0,
      strays: true,
    });
  let vague = 0;
  for (const { at, count, vague: onlyYear } of dated) {
    // A bar of months shows what is known to lie in it; the bar of the strays reaches back over whole years.
    if (onlyYear && unit < 12 && at + 11 >= start) vague += count;
    else {
      const bin = bins[Math.max(0, before + Math.floor((at - start) / unit))];
      if (bin !== undefined) bin.count += count;
    }
  }
  return { bins, unit, vague };
}

/** The twelve months of a year. */
export function binYear(months: readonly NamedCount[], year: number): TimelineBins {
  const counts = new Map(months.map(({ name, count }) => [name, count]));
  const bins = Array.from({ length: 12 }, (_, nth): TimelineBin => {
    const name = monthText(year * 12 + nth);
    return { from: name, to: name, at: year * 12 + nth, count: counts.get(name) ?? 0, strays: false };
  });
  return { bins, unit: 1, vague: counts.get(yearText(year)) ?? 0 };
}

/** The days of a month. `days` as the archive tells them, `2023-10-09`. */
export function binMonth(
  months: readonly NamedCount[],
  days: readonly NamedCount[],
  month: number,
): TimelineBins {
  const counts = new Map(days.map(({ name, count }) => [name, count]));
  const bins = Array.from({ length: daysInMonth(month) }, (_, nth): TimelineBin => {
    const name = dayText(month, nth + 1);
    return { from: name, to: name, at: nth + 1, count: counts.get(name) ?? 0, strays: false };
  });
  const all = months.find(({ name }) => name === monthText(month))?.count ?? 0;
  return { bins, unit: 0, vague: Math.max(0, all - sum(bins)) };
}

/** Which bars a range covers; null when it covers none. */
export function rangeBins(
  bins: readonly TimelineBin[],
  range: { publishedFrom: string; publishedTo: string } | null,
): [number, number] | null {
  if (range === null) return null;
  // Dates compare as text, and a year covers its months.
  const first = bins.findIndex(({ to }) => `${to}~` > range.publishedFrom);
  const last = bins.findLastIndex(({ from }) => from <= `${range.publishedTo}~`);
  return first < 0 || last < first ? null : [first, last];
}

function datedOf(months: readonly NamedCount[]): Dated[] {
  return months
    .flatMap(({ name, count }): Dated[] => {
      const at = firstMonthOf(name);
      return at === null ? [] : [{ at, count, vague: monthOf(name) === null }];
    })
    .sort((a, b) => a.at - b.at);
}

function sum(counted: readonly { count: number }[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}

function unitFor(first: number, last: number, mostBins: number, least: number): number {
  const fits = units.find(
    (unit) => unit >= least && Math.floor((last - floorTo(first, unit)) / unit) + 1 <= mostBins,
  );
  return fits ?? Math.ceil((last - first + 1) / mostBins / 12) * 12;
}

function afterStrays(dated: readonly Dated[]): number {
  const total = sum(dated);
  let passed = 0;
  for (const { at, count } of dated) {
    passed += count;
    if (passed > total * strayShare) return at;
  }
  return dated[0]?.at ?? 0;
}

function floorTo(month: number, unit: number): number {
  return Math.floor(month / unit) * unit;
}

function dateText(month: number, unit: number): string {
  return unit < 12 ? monthText(month) : yearText(Math.floor(month / 12));
}

/** The first and last month that any date lies in; null without dates. */
export function spanOf(months: readonly NamedCount[]): { first: number; last: number } | null {
  let span: { first: number; last: number } | null = null;
  for (const { name } of months) {
    const [first, last] = [firstMonthOf(name), lastMonthOf(name)];
    if (first === null || last === null) continue;
    span =
      span === null
        ? { first, last }
        : { first: Math.min(span.first, first), last: Math.max(span.last, last) };
  }
  return span;
}
