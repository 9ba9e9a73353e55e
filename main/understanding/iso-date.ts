import type { StatedDate } from './date-text.ts';

/** ISO 8601, as precise as the text was; null when it did not say the year. */
export function isoDate(date: Pick<StatedDate, 'year' | 'month' | 'day' | 'time'>): string | null {
  if (date.year === null) return null;
  let iso = String(date.year);
  if (date.month === null) return iso;
  iso += `-${twoDigits(date.month)}`;
  if (date.day === null) return iso;
  iso += `-${twoDigits(date.day)}`;
  if (date.time === null) return iso;
  return `${iso}T${twoDigits(date.time.hour)}:${twoDigits(date.time.minute)}${date.time.zone ?? ''}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
