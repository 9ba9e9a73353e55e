import { matchAt, skip } from './match-at.ts';
import { monthNumber } from './month-names.ts';
import { readTime, type TimeOfDay } from './time-text.ts';
import { isWeekday } from './weekday-names.ts';

/** A date as a text states it: what it does not say is null. */
export interface StatedDate {
  /** Where it stands: [start, end) in the text that was read. */
  start: number;
  end: number;
  year: number | null;
  month: number | null;
  day: number | null;
  time: TimeOfDay | null;
}

interface Found {
  year: number | null;
  month: number | null;
  day: number | null;
  end: number;
}

const weekday = /(\p{L}{2,12})(?:\.,?|,)?[ \t]+/uy;
const isoDate = /(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/y;
const yearFirst = /(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)/y;
const eastAsian = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/y;
const dayFirst = /(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/y;
const dayNumber = /(\d{1,2})(?:st|nd|rd|th|º|er|-?го|-?е|-ին)?(?![\p{L}\d])/uy;
const word = /\p{L}+/uy;
const year = /(\d{4})(?!\d)/y;
const yearMark = /[ \t]*(?:թվականի|թվական|թ\.|թ|года|год|г\.|г|წლის|წელი|წ\.|року|р\.)(?!\p{L})/uy;
const clockDigits = /\d{4}[ \t]*(?:GMT|UTC)/y;
const afterDay = /[ \t]*[-.][ \t]*|[ \t]+(?:(?:de|of)[ \t]+)?/y;
const afterMonth = /\.?[ \t]+|\.|-/y;
const beforeYear = /\.?,?[ \t]+(?:(?:de|del)[ \t]+)?|,|-/y;
const space = /[ \t]*,?[ \t]*/y;

/**
 * The date that begins exactly at `at`, or null. Reads `2023-10-09`, `09.10.2023, 14:05`, `9 October 2023`, `Oct. 9`,
 * `26-FEB-1987`, `9 ՀՈԿՏԵՄԲԵՐԻ`, `2023 թ. հոկտեմբերի 9`, `Mon, 9 Oct 2023 14:05:00 +0400` and their like.
 */
export function readDate(text: string, at = 0): StatedDate | null {
  const day = matchAt(weekday, text, at);
  const dateAt = day && isWeekday(day[1] ?? '') ? at + day[0].length : at;
  for (const read of [readNumeric, readDayMonth, readMonthDay, readYearMonthDay]) {
    const date = read(text, dateAt);
    if (!date || !isPossible(date)) continue;
    const { year, month, day } = date;
    const time = day === null ? null : readTime(text, date.end);
    return { start: at, end: time?.end ?? date.end, year, month, day, time: time?.value ?? null };
  }
  return null;
}

function readNumeric(text: string, at: number): Found | null {
  const big = matchAt(isoDate, text, at) ?? matchAt(yearFirst, text, at) ?? matchAt(eastAsian, text, at);
  if (big) {
    const [whole, year, month, day] = big;
    return { year: Number(year), month: Number(month), day: Number(day), end: at + whole.length };
  }
  const match = matchAt(dayFirst, text, at);
  if (!match) return null;
  const [whole, first, separator, second, yearText = ''] = match;
  const end = skip(yearMark, text, at + whole.length);
  const date = { year: fullYear(yearText), month: Number(second), day: Number(first), end };
  if (separator !== '/' || date.day > 12) return date;
  if (date.month > 12) return { ...date, month: date.day, day: date.month };
  // 10/09/2023 is October in America and September elsewhere: only the year is sure.
  return date.month === date.day ? date : { ...date, month: null, day: null };
}

/** `9 October 2023`, `9. října`, `26-FEB-1987`, `9 de outubro de 2023`. */
function readDayMonth(text: string, at: number): Found | null {
  const day = matchAt(dayNumber, text, at);
  if (!day) return null;
  const dayEnd = at + day[0].length;
  const monthAt = skip(afterDay, text, dayEnd);
  const month = monthAt > dayEnd ? readMonth(text, monthAt) : null;
  return month && withYear(text, { year: null, month: month.number, day: Number(day[1]), end: month.end });
}

/** `Oct. 9, 2023`, `March 2`, `հոկտեմբերի 9`, `October 2023`. */
function readMonthDay(text: string, at: number): Found | null {
  const month = readMonth(text, at);
  if (!month) return null;
  const next = skip(afterMonth, text, month.end);
  if (next === month.end) return null;
  const day = matchAt(dayNumber, text, next);
  if (day)
    return withYear(text, {
      year: null,
      month: month.number,
      day: Number(day[1]),
      end: next + day[0].length,
    });
  const stated = readYear(text, next);
  return stated && { year: stated.value, month: month.number, day: null, end: stated.end };
}

/** `2023 թ. հոկտեմբերի 9`, `2023թ. հոկտեմբերի 9-ին`. */
function readYearMonthDay(text: string, at: number): Found | null {
  const stated = readYear(text, at);
  if (!stated) return null;
  const date = readMonthDay(text, skip(space, text, stated.end));
  return date && date.year === null && date.day !== null ? { ...date, year: stated.value } : null;
}

function readMonth(text: string, at: number): { number: number; end: number } | null {
  const name = matchAt(word, text, at);
  const number = name && monthNumber(name[0]);
  return name && number ? { number, end: at + name[0].length } : null;
}

function readYear(text: string, at: number): { value: number; end: number } | null {
  const match = matchAt(year, text, at);
  if (!match || !isYear(Number(match[1])) || matchAt(clockDigits, text, at)) return null;
  return { value: Number(match[1]), end: skip(yearMark, text, at + 4) };
}

function withYear(text: string, date: Found): Found {
  const yearAt = skip(beforeYear, text, date.end);
  const stated = yearAt > date.end ? readYear(text, yearAt) : null;
  return stated ? { ...date, year: stated.value, end: stated.end } : date;
}

function fullYear(digits: string): number {
  if (digits.length === 4) return Number(digits);
  return Number(digits) + (Number(digits) >= 70 ? 1900 : 2000);
}

function isYear(value: number): boolean {
  return value >= 1400 && value <= 2199;
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isPossible({ year, month, day }: Found): boolean {
  if (year !== null && !isYear(year)) return false;
  if (month === null) return day === null;
  const length = monthLengths[month - 1];
  if (length === undefined) return false;
  if (day === null) return true;
  if (month === 2 && day === 29 && year !== null && !isLeap(year)) return false;
  return day >= 1 && day <= length;
}

function isLeap(value: number): boolean {
  return value % 4 === 0 && (value % 100 !== 0 || value % 400 === 0);
}
