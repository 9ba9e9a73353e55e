/** Ranges as they are written in the query language: `x`, `a..b`, `a..`, `..b`, `>x`, `>=x`, `<x`, `<=x`. */
export interface Range {
  from: number | null;
  to: number | null;
}

type ReadValue = (text: string) => { from: number; to: number } | null;

/** `read` gives the whole stretch that one value covers: a year is 365 days wide. Null when the text is no range. */
function readRange(text: string, read: ReadValue): Range | null {
  const dots = text.indexOf('..');
  if (dots >= 0) {
    const low = text.slice(0, dots);
    const high = text.slice(dots + 2);
    const from = low === '' ? null : read(low);
    const to = high === '' ? null : read(high);
    if ((low !== '' && from === null) || (high !== '' && to === null) || (from === null && to === null))
      return null;
    return { from: from?.from ?? null, to: to?.to ?? null };
  }
  const comparison = /^(>=|<=|>|<)/.exec(text)?.[0] ?? '';
  const value = read(text.slice(comparison.length));
  if (value === null) return null;
  if (comparison === '>') return { from: value.to + 1, to: null };
  if (comparison === '>=') return { from: value.from, to: null };
  if (comparison === '<') return { from: null, to: value.from - 1 };
  if (comparison === '<=') return { from: null, to: value.to };
  return value;
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
  return readRange(text, (part) => namedDay(part, now) ?? dayStretch(part));
}

/** Milliseconds since 1970, by the calendar of this machine. */
export function readInstantRange(text: string, now: Date): Range | null {
  const age = readAge(text, now);
  if (age !== null) {
    const instant = age.date.getTime();
    return age.older ? { from: null, to: instant - 1 } : { from: instant, to: null };
  }
  return readRange(text, (part) => {
    const days = namedDay(part, now) ?? dayStretch(part);
    if (days === null) return null;
    return { from: startOfDay(days.from), to: startOfNextDay(days.to) - 1 };
  });
}

/** The days that a date covers, `2023` all of that year; null when it is no date. */
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

function namedDay(text: string, now: Date): { from: number; to: number } | null {
  const back = text === 'today' ? 0 : text === 'yesterday' ? 1 : null;
  if (back === null) return null;
  const day = dayNumber(new Date(now.getFullYear(), now.getMonth(), now.getDate() - back));
  return { from: day, to: day };
}

function readAge(text: string, now: Date): { date: Date; older: boolean } | null {
  const found = /^([<>]?)(\d{1,4})([dwmy])$/i.exec(text);
  if (!found) return null;
  const count = Number(found[2]);
  const date = new Date(now);
  const unit = found[3]?.toLowerCase();
  if (unit === 'y') date.setFullYear(date.getFullYear() - count);
  else if (unit === 'm') date.setMonth(date.getMonth() - count);
  else date.setDate(date.getDate() - count * (unit === 'w' ? 7 : 1));
  return { date, older: found[1] === '>' };
}

function dayNumber(date: Date): number {
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}

function startOfDay(day: number): number {
  return new Date(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100).getTime();
}

function startOfNextDay(day: number): number {
  return new Date(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, (day % 100) + 1).getTime();
}
