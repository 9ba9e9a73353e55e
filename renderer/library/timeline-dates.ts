/** Dates as a filter takes them (`2023`, `2023-10`, `2023-10-09`), and their months as numbers, twelve a year. */

/** `2023-10` and finer; null of a year of which no more is known, and of no date. */
export function monthOf(date: string): number | null {
  const parts = /^(\d{4})-(\d{2})/.exec(date);
  return parts === null ? null : Number(parts[1]) * 12 + Number(parts[2]) - 1;
}

/** A year alone is its first month. */
export function firstMonthOf(date: string): number | null {
  return monthOf(date) ?? (/^\d{4}$/.test(date) ? Number(date) * 12 : null);
}

/** A year alone is its last month. */
export function lastMonthOf(date: string): number | null {
  return monthOf(date) ?? (/^\d{4}$/.test(date) ? Number(date) * 12 + 11 : null);
}

export function yearText(year: number): string {
  return String(year).padStart(4, '0');
}

export function monthText(month: number): string {
  return `${yearText(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
}

export function daysInMonth(month: number): number {
  // Day 0 is the last of the month before; years below 100 would be taken for those of the last century.
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), (month % 12) + 1, 0);
  return date.getUTCDate();
}

export function dayText(month: number, day: number): string {
  return `${monthText(month)}-${String(day).padStart(2, '0')}`;
}

/** Both ends count: a year from January to December is said as the year, a month from its first to its last day as the month. */
export function plainRange(from: string, to: string): { publishedFrom: string; publishedTo: string } {
  const month = monthOf(to);
  if (month !== null && from === dayText(month, 1) && to === dayText(month, daysInMonth(month)))
    return { publishedFrom: monthText(month), publishedTo: monthText(month) };
  if (/^\d{4}-01$/.test(from) && /^\d{4}-12$/.test(to))
    return { publishedFrom: from.slice(0, 4), publishedTo: to.slice(0, 4) };
  return { publishedFrom: from, publishedTo: to };
}
