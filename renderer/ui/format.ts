/** Numbers, sizes, times and dates as the reader's locale writes them. */
const language = typeof navigator === 'undefined' ? 'en' : navigator.language;
/** In English the day comes first, as on the page of an article: `9 Oct 2023` is read the same everywhere. */
const locale = /^en\b/.test(language) ? 'en-GB' : language;

const numbers = new Intl.NumberFormat(locale);
const days = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** `1 article`, `2,900 articles`. */
export function formatCount(value: number, one: string, many = `${one}s`): string {
  return `${numbers.format(value)} ${value === 1 ? one : many}`;
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = value < 10 && unit > 1 ? 1 : 0;
  return `${value.toLocaleString(locale, { maximumFractionDigits: digits })} ${units[unit]}`;
}

/** A date of publication, as precise as it is known: `2023`, `Oct 2023`, `9 Oct 2023`. Its own calendar day, whatever the zone here. */
export function formatPublished(date: string): string {
  const [year = '', month, day] = date.slice(0, 10).split('-');
  if (month === undefined) return year;
  const moment = Date.UTC(Number(year), Number(month) - 1, day === undefined ? 1 : Number(day));
  if (Number.isNaN(moment)) return date;
  return (day === undefined ? months : days).format(moment);
}

/** A moment in the life of the library, in the reader's own zone. */
export function formatMoment(instant: string): string {
  const moment = Date.parse(instant);
  return Number.isNaN(moment) ? instant : moments.format(moment);
}

/** `40 s`, `3 min`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** At 220 words a minute, and never none. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 220));
}

const monthNames = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });

/** `Jan` for 0. */
export function formatMonthName(month: number): string {
  return monthNames.format(Date.UTC(2000, month));
}
