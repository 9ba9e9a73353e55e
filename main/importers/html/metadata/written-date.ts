import { monthNamed } from './months.ts';

const dayMillis = 86_400_000;

/** A date as machines write it → ISO 8601 as precise as it is, or null. */
export function machineDate(value: string): string | null {
  const text = value.trim();
  const iso =
    /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)(?:[T ]\s?(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d{1,9})?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i.exec(
      text,
    );
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    return assemble(year, month, day, hour, minute, second, zone);
  }
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month !== null)
    return Number(month[2]) >= 1 && Number(month[2]) <= 12 && plausibleYear(Number(month[1])) ? text : null;
  if (/^\d{4}$/.test(text)) return plausibleYear(Number(text)) ? text : null;
  if (/^1?\d{9}(?:\d{3})?$/.test(text)) {
    const date = new Date(Number(text) * (text.length > 10 ? 1 : 1_000));
    return plausibleYear(date.getUTCFullYear()) ? `${date.toISOString().slice(0, 19)}Z` : null;
  }
  return rfcDate(text);
}

/** `Mon, 09 Oct 2023 14:05:00 +0400` of mail and feeds. */
function rfcDate(text: string): string | null {
  const parts =
    /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3,9})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?(?:\s+([+-]\d{4}|[A-Z]{1,4}))?/.exec(
      text,
    );
  if (parts === null) return null;
  const [, day, name, year, hour, minute, second, zone] = parts;
  const month = monthNamed(name ?? '', 'en');
  return month === null ? null : assemble(year, String(month), day, hour, minute, second, zone);
}

/**
 * The first date in a text for people, in many languages and orders; the day only. `9/10/2023` is read month first
 * only where the page's language is American English, or where nothing else makes sense.
 */
export function writtenDate(text: string, language: string | null): string | null {
  const sample = text.slice(0, 300);
  return namedMonthDate(sample, language) ?? numericDate(sample, language) ?? eastAsianDate(sample);
}

function namedMonthDate(text: string, language: string | null): string | null {
  for (const match of text.matchAll(
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|-?го)?[.,]?[\s\u00a0-]{0,3}(?:de |di |d')?(\p{L}{3,20})[.,]?[\s\u00a0-]{0,3}(?:de |del )?(\d{4})(?!\d)/gu,
  )) {
    const month = monthNamed(match[2] ?? '', language);
    const date = month === null ? null : assemble(match[3], String(month), match[1]);
    if (date !== null) return date;
  }
  for (const match of text.matchAll(
    /(\p{L}{3,20})\.?[\s\u00a0]{1,3}(\d{1,2})(?:st|nd|rd|th)?,?[\s\u00a0]{1,3}(\d{4})(?!\d)/gu,
  )) {
    const month = monthNamed(match[1] ?? '', language);
    const date = month === null ? null : assemble(match[3], String(month), match[2]);
    if (date !== null) return date;
  }
  for (const match of text.matchAll(
    /(?<!\d)(\d{4})[.,]?[\s\u00a0-]{1,3}(\p{L}{3,20})\.?[\s\u00a0-]{1,3}(\d{1,2})(?!\d)/gu,
  )) {
    const month = monthNamed(match[2] ?? '', language);
    const date = month === null ? null : assemble(match[1], String(month), match[3]);
    if (date !== null) return date;
  }
  return null;
}

function numericDate(text: string, language: string | null): string | null {
  const yearFirst = /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/.exec(text);
  if (yearFirst !== null) return assemble(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast =
    /(?<![\d.])(\d{1,2})([-./])\s?(\d{1,2})\2\s?(\d{4}(?![\d:])|\d{2}(?=\d{2}:\d{2})|\d{2}(?!\d))/.exec(text);
  if (yearLast === null) return null;
  const [, first = '', separator, second = '', yearText = ''] = yearLast;
  if (yearText.length === 2 && separator !== '.' && separator !== '/') return null;
  const year = yearText.length === 2 ? fullYear(Number(yearText)) : yearText;
  const monthFirst = separator === '/' && /^en(?:-us)?$/i.test(language ?? '');
  return monthFirst
    ? (assemble(year, first, second) ?? assemble(year, second, first))
    : (assemble(year, second, first) ?? (separator === '/' ? assemble(year, first, second) : null));
}

/** Two digits of a year mean the latest such year that has begun. */
function fullYear(short: number): string {
  const year = 2_000 + short;
  return String(year > new Date().getUTCFullYear() ? year - 100 : year);
}

function eastAsianDate(text: string): string | null {
  const match = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(text);
  return match === null ? null : assemble(match[1], match[2], match[3]);
}

function assemble(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour?: string,
  minute?: string,
  second?: string,
  zone?: string,
): string | null {
  const numbers = { year: Number(year), month: Number(month), day: Number(day) };
  const date = new Date(Date.UTC(numbers.year, numbers.month - 1, numbers.day));
  const real = date.getUTCMonth() === numbers.month - 1 && date.getUTCDate() === numbers.day;
  if (!real || !plausibleYear(numbers.year) || date.getTime() > Date.now() + 2 * dayMillis) return null;
  const two = (value: string | number): string => String(value).padStart(2, '0');
  const written = `${year}-${two(numbers.month)}-${two(numbers.day)}`;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return written;
  const time = `T${two(hour)}:${minute}${second === undefined || Number(second) > 59 ? '' : `:${second}`}`;
  return `${written}${time}${zoneOf(zone)}`;
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:z|utc|gmt)$/i.test(zone)) return 'Z';
  const offset = /^([+-]\d{2}):?(\d{2})?$/.exec(zone);
  return offset === null ? '' : `${offset[1]}:${offset[2] ?? '00'}`;
}

function plausibleYear(year: number): boolean {
  return year >= 1_600 && year <= new Date().getUTCFullYear() + 1;
}
