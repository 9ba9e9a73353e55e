import { dayNumber, readDays } from './read-days.ts';

/** Ranges as they are written in the query language: `x`, `a..b`, `a..`, `..b`, `>x`, `>=x`, `<x`, `<=x`. */
export interface Range {
  from: number | null;
  to: number | null;
}

type ReadValue = (text: string) => { from: number; to: number } | null;

/**
 * `read` gives the whole stretch that one value covers: a year is 365 days wide. The lower end may be written last. Null
 * when the text is no range.
 */
function readRange(text: string, read: ReadValue): Range | null {
  const ends = /^(.*?)\s*(?:\.{2,3}|…)\s*(.*)$/su.exec(text);
  if (ends) return between(ends[1] ?? '', ends[2] ?? '', read);
  const comparison = /^(>=|<=|>|<|≥|≤)?\s*(.*)$/su.exec(text);
  const value = read(comparison?.[2] ?? '');
  if (value === null) return null;
  switch (comparison?.[1]) {
    case '>':
      return { from: value.to + 1, to: null };
    case '>=':
    case '≥':
      return { from: value.from, to: null };
    case '<':
      return { from: null, to: value.from - 1 };
    case '<=':
    case '≤':
      return { from: null, to: value.to };
    default:
      return value;
  }
}

function between(low: string, high: string, read: ReadValue): Range | null {
  const from = low === '' ? null : read(low);
  const to = high === '' ? null : read(high);
  if ((low !== '' && from === null) || (high !== '' && to === null)) return null;
  if (from !== null && to !== null)
    return from.from <= to.from ? { from: from.from, to: to.to } : { from: to.from, to: from.to };
  return from === null && to === null ? null : { from: from?.from ?? null, to: to?.to ?? null };
}

export function readNumberRange(text: string): Range | null {
  return readRange(text, (part) => {
    if (!/^\d{1,9}$/.test(part)) return null;
    return { from: Number(part), to: Number(part) };
  });
}

/** Days as numbers, 20231009. `<7d` is younger than seven days, as are `7d`, `2w`, `6m` and `1y`. */
export function readDayRange(text: string, now: Date): Range | null {
  const age = readAge(text, now);
  if (age !== null) {
    const day = dayNumber(age.date);
    return age.older ? { from: null, to: day - 1 } : { from: day, to: null };
  }
  return readYears(text) ?? readRange(text, (part) => readDays(part, now));
}

/** Milliseconds since 1970, by the calendar of this machine. */
export function readInstantRange(text: string, now: Date): Range | null {
  const age = readAge(text, now);
  if (age !== null) {
    const instant = age.date.getTime();
    return age.older ? { from: null, to: instant - 1 } : { from: instant, to: null };
  }
  const read: ReadValue = (part) => {
    const days = readDays(part, now);
    return days === null ? null : { from: startOfDay(days.from), to: startOfNextDay(days.to) - 1 };
  };
  const years = readYears(text);
  if (years === null) return readRange(text, read);
  return { from: startOfDay(years.from), to: startOfNextDay(years.to) - 1 };
}

/** The days that a date of an article covers, `2023` all of that year; null when it is no date. */
export function dayStretch(date: string): { from: number; to: number } | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/s.exec(date);
  if (!found) return null;
  const [, year, month, day] = found;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return null;
  return {
    from: Number(`${year}${month ?? '01'}${day ?? '01'}`),
    to: Number(`${year}${month ?? '12'}${day ?? '31'}`),
  };
}

/** `2019-2023`, which can be nothing else. */
function readYears(text: string): { from: number; to: number } | null {
  const found = /^(\d{4})\s*[-\u2013\u2014]\s*(\d{4})$/u.exec(text);
  if (!found) return null;
  const years = [Number(found[1]), Number(found[2])].sort((a, b) => a - b);
  return { from: (years[0] ?? 0) * 10_000 + 101, to: (years[1] ?? 0) * 10_000 + 1231 };
}

function readAge(text: string, now: Date): { date: Date; older: boolean } | null {
  const found = /^([<>]?)(\d{1,4})([dwmy])$/i.exec(text);
  if (!found) return null;
  const count = Number(found[2]);
  const date = new Date(now);
  const unit = found[3]?.toLowerCase();
  if (unit === 'd' || unit === 'w') date.setDate(date.getDate() - count * (unit === 'w' ? 7 : 1));
  else {
    date.setMonth(date.getMonth() - count * (unit === 'y' ? 12 : 1));
    // A month before the 31st is the last day of a shorter month.
    if (date.getDate() !== now.getDate()) date.setDate(0);
  }
  return { date, older: found[1] === '>' };
}

function startOfDay(day: number): number {
  return dateOf(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);
}

function startOfNextDay(day: number): number {
  const month = Math.floor(day / 100) % 100;
  const year = Math.floor(day / 10_000);
  const lastOfMonth = new Date(2000, 0, 0);
  lastOfMonth.setFullYear(year, month, 0);
  // Every month is written as if it had 31 days.
  return dateOf(year, month - 1, Math.min(day % 100, lastOfMonth.getDate()) + 1);
}

/** The beginning of the day; years before 100 are themselves. */
function dateOf(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month, day);
  return date.getTime();
}
