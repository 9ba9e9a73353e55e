import { readWrittenDate } from './read-written-date.ts';

/** Days as numbers, 20231009, both inclusive; of a month all that it could have, to its 31st. */
export interface Days {
  from: number;
  to: number;
}

/**
 * The days that a value in a query covers: `2023`, `2023-10`, `2023-10-09`, the week `2023-W41`, the decade `1990s`, a name
 * (`today`, `last-month`), or a date as people write it where it can be read in one way only. Null for anything else.
 */
export function readDays(text: string, now: Date): Days | null {
  const value = text.trim();
  return (
    namedDays(value.toLowerCase().replaceAll(/[\s_]+/g, '-'), now) ??
    numericDays(value) ??
    readWeek(value) ??
    readWrittenDate(value)
  );
}

export function dayNumber(date: Date): number {
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}

/** Null when the calendar has no such day. */
export function daysOf(year: number, month?: number, day?: number): Days | null {
  if (month === undefined) return { from: year * 10_000 + 101, to: year * 10_000 + 1231 };
  if (month < 1 || month > 12) return null;
  const before = year * 10_000 + month * 100;
  if (day === undefined) return { from: before + 1, to: before + 31 };
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return day >= 1 && date.getUTCDate() === day ? { from: before + day, to: before + day } : null;
}

function numericDays(value: string): Days | null {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T.*)?)?)?$/s.exec(value);
  if (iso) {
    const [, year, month, day] = iso;
    return daysOf(Number(year), month === undefined ? undefined : Number(month), numberOr(day));
  }
  const decade = /^(\d{3})0s$/.exec(value)?.[1];
  return decade === undefined
    ? null
    : { from: Number(decade) * 100_000 + 101, to: Number(decade) * 100_000 + 91_231 };
}

function numberOr(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** Weeks begin on Monday, as in ISO 8601. */
function namedDays(name: string, now: Date): Days | null {
  const year = now.getFullYear();
  const month = now.getMonth();
  const today = now.getDate();
  const monday = today - ((now.getDay() + 6) % 7);
  switch (name) {
    case 'today':
      return between(now, today, today);
    case 'yesterday':
      return between(now, today - 1, today - 1);
    case 'this-week':
      return between(now, monday, monday + 6);
    case 'last-week':
      return between(now, monday - 7, monday - 1);
    case 'this-month':
      return daysOf(year, month + 1);
    case 'last-month':
      return month === 0 ? daysOf(year - 1, 12) : daysOf(year, month);
    case 'this-year':
      return daysOf(year);
    case 'last-year':
      return daysOf(year - 1);
    default:
      return null;
  }
}

/** Days of this month, which may lie before or after it. */
function between(now: Date, from: number, to: number): Days {
  const numberOf = (day: number): number => dayNumber(new Date(now.getFullYear(), now.getMonth(), day));
  return { from: numberOf(from), to: numberOf(to) };
}

function readWeek(value: string): Days | null {
  const found = /^(\d{4})-?W(\d{1,2})$/i.exec(value);
  if (!found) return null;
  const year = Number(found[1]);
  const week = Number(found[2]);
  // The week of the fourth of January is the first, so the last one holds the 28th of December.
  if (year < 1000 || week < 1 || mondayOf(year, week) > Date.UTC(year, 11, 28)) return null;
  const monday = mondayOf(year, week);
  return { from: utcDay(monday), to: utcDay(monday + 6 * 86_400_000) };
}

function mondayOf(year: number, week: number): number {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const back = (fourth.getUTCDay() + 6) % 7;
  return Date.UTC(year, 0, 4 - back + (week - 1) * 7);
}

function utcDay(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}
