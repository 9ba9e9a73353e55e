import { dayNumber } from './read-days.ts';

/** Ends of a stretch of days, `20231009`; open ends are null. */
interface Stretch {
  from: number | null;
  to: number | null;
}

type Measure = 'year' | 'month' | 'day';

/** A stretch of days in words that follow "published": "in 2019", "from May 2019 to June 2020", "on or after 9 October 2023". */
export function explainDays({ from, to }: Stretch): string {
  if (from !== null && to !== null) return explainBoth(from, to);
  if (from !== null) return explainFrom(from);
  return to === null ? 'at any time' : explainTo(to);
}

/** The same of milliseconds since 1970, by the calendar of this machine. */
export function explainInstants({ from, to }: Stretch): string {
  return explainDays({
    from: from === null ? null : dayNumber(new Date(from)),
    to: to === null ? null : dayNumber(new Date(to)),
  });
}

function explainBoth(from: number, to: number): string {
  const measure = wider(beginningOf(from), endingOf(to));
  const [first, last] = [named(from, measure), named(to, measure)];
  if (first === last) return `${measure === 'day' ? 'on' : 'in'} ${first}`;
  return `from ${first} to ${last}`;
}

function explainFrom(from: number): string {
  // The day after the last one of a month or year that has no more of them.
  if (!isDay(from)) return `after ${named(from - 1, endingOf(from - 1))}`;
  const measure = beginningOf(from);
  return `${measure === 'day' ? 'on' : 'in'} or after ${named(from, measure)}`;
}

function explainTo(to: number): string {
  // The day before the first one.
  if (to % 100 === 0) return `before ${named(to + 1, beginningOf(to + 1))}`;
  const measure = endingOf(to);
  return `${measure === 'day' ? 'on' : 'in'} or before ${named(to, measure)}`;
}

/** What begins with the day. */
function beginningOf(day: number): Measure {
  if (day % 10_000 === 101) return 'year';
  return day % 100 === 1 ? 'month' : 'day';
}

/** What ends with the day. */
function endingOf(day: number): Measure {
  if (day % 10_000 === 1231) return 'year';
  return day % 100 >= lastOfMonth(day) ? 'month' : 'day';
}

function wider(a: Measure, b: Measure): Measure {
  const measures: Measure[] = ['year', 'month', 'day'];
  return measures[Math.max(measures.indexOf(a), measures.indexOf(b))] ?? 'day';
}

function isDay(day: number): boolean {
  return day % 100 >= 1 && day % 100 <= lastOfMonth(day);
}

function lastOfMonth(day: number): number {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(Math.floor(day / 10_000), Math.floor(day / 100) % 100, 0);
  return date.getUTCDate();
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

function named(day: number, measure: Measure): string {
  const year = Math.floor(day / 10_000);
  const month = months[(Math.floor(day / 100) % 100) - 1];
  if (measure === 'year') return String(year);
  return measure === 'month' ? `${month} ${year}` : `${day % 100} ${month} ${year}`;
}
