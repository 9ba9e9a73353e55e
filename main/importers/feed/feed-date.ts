import { monthNamed } from '../html/metadata/months.ts';
import { machineDate } from '../html/metadata/written-date.ts';

/** Names of zones in old mail and feeds; those that mean two things are left out. */
const zones = new Map([
  ['ut', 'Z'],
  ['gmt', 'Z'],
  ['utc', 'Z'],
  ['z', 'Z'],
  ['est', '-05:00'],
  ['edt', '-04:00'],
  ['cst', '-06:00'],
  ['cdt', '-05:00'],
  ['mst', '-07:00'],
  ['mdt', '-06:00'],
  ['pst', '-08:00'],
  ['pdt', '-07:00'],
  ['cet', '+01:00'],
  ['cest', '+02:00'],
  ['met', '+01:00'],
  ['mest', '+02:00'],
  ['eet', '+02:00'],
  ['eest', '+03:00'],
  ['msk', '+03:00'],
  ['jst', '+09:00'],
  ['kst', '+09:00'],
]);

const clock = String.raw`(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d{1,9})?)?`;
const zone = String.raw`(?:\s*(?:\(?([A-Za-z]{1,5})\)?)?\s*([+-]\d{1,2}:?\d{2})?)?`;
/** `Thu, 01 Jan 04 19:48:21 +0100`, `1 Jan 2004`, `01-Jan-2004 7:48`. */
const dayFirst = new RegExp(
  String.raw`^(?:\p{L}{2,12}\.?,?\s*)?(\d{1,2})[\s-]*(?:de\s+)?(\p{L}{3,12})\.?,?[\s-]*(\d{4}|\d{2})(?:[T,\s]+${clock}${zone})?`,
  'u',
);
/** `Sun Jan  4 16:29:06 PST 2004`, `Jan 4, 2004 16:29`. */
const monthFirst = new RegExp(
  String.raw`^(?:\p{L}{2,12}\.?,?\s+)?(\p{L}{3,12})\.?\s+(\d{1,2}),?\s+(?:(\d{4}),?\s+)?${clock}(?:\s*([A-Za-z]{1,5}))?(?:\s*([+-]\d{4}))?(?:\s+(\d{4}))?`,
  'u',
);
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'uk', 'el', 'hu', 'pl', 'cs', 'hy'];

/**
 * A date as programs have written it into feeds and mail → ISO 8601 as precise as it is, or undefined: ISO and W3CDTF with
 * every part left out that may be, RFC 822 with two-digit years, named zones and foreign months, asctime, seconds since 1970.
 */
export function feedDate(value: string | undefined): string | undefined {
  const text = (value ?? '').replace(/\s+/g, ' ').trim().slice(0, 100);
  if (text === '') return undefined;
  return yearAlone(text) ?? isoDate(text) ?? namedMonth(text) ?? numericDate(text) ?? undefined;
}

function yearAlone(text: string): string | null {
  return /^\d{4}(?:-\d{2})?$/.test(text) ? machineDate(text) : null;
}

/** Machines write these: `2003-12-31T10:14:55Z`, `20031231`, `2003-12-31 10:14:55.0`, `2003-365`. */
function isoDate(text: string): string | null {
  const ordinal = /^(\d{4})-?([0-3]\d{2})$/.exec(text);
  if (ordinal) {
    const date = new Date(Date.UTC(Number(ordinal[1]), 0, Number(ordinal[2])));
    return machineDate(date.toISOString().slice(0, 10));
  }
  const loose = /^(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})\.?(.*)$/.exec(text);
  if (!loose) return /^(?:\d{8}(?:T|$)|1?\d{9}(?:\d{3})?$)/.test(text) ? machineDate(text) : null;
  const [, year = '', month = '', day = '', rest = ''] = loose;
  // Midnight at the end of the day is how some programs write midnight.
  const time = rest.replace(/^([T\s]+)24:/i, (_, gap: string) => `${gap}00:`).replace(/\s+(?=[+-]\d)/, '');
  return machineDate(
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time.replace(/^[T\s]+/i, 'T')}`,
  );
}

function namedMonth(text: string): string | null {
  const first = dayFirst.exec(text);
  if (first) {
    const [, day, name, year, ...time] = first;
    const written = assembleNamed(year, name, day, time);
    if (written !== null) return written;
  }
  const second = monthFirst.exec(text);
  if (!second) return null;
  const [, name, day, early, hour, minute, seconds, zoneName, offset, late] = second;
  const year = early ?? late;
  return year === undefined
    ? null
    : assembleNamed(year, name, day, [hour, minute, seconds, zoneName, offset]);
}

function assembleNamed(
  year: string | undefined,
  monthName: string | undefined,
  day: string | undefined,
  [hour, minute, second, zoneName, offset]: (string | undefined)[],
): string | null {
  const month = languages
    .map((language) => monthNamed(monthName ?? '', language))
    .find((found) => found !== null);
  if (month === undefined || month === null) return null;
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  const date = `${fullYear(year ?? '')}-${two(String(month))}-${two(day)}`;
  if (hour === undefined) return machineDate(date);
  const seconds = second === undefined ? '' : `:${two(second)}`;
  const zone =
    offset?.replace(/^([+-])(\d):?(\d{2})$/, '$10$2$3').replace(/^-00:?00$/, 'Z') ??
    zones.get(zoneName?.toLowerCase() ?? '') ??
    '';
  return machineDate(`${date}T${two(hour)}:${two(minute)}${seconds}${zone}`) ?? machineDate(date);
}

/** `31.12.2003 10:14`, `12/31/2003`: only where one order makes sense. */
function numericDate(text: string): string | null {
  const parts = new RegExp(String.raw`^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[\s,T]+${clock})?`).exec(text);
  if (!parts) return null;
  const [, first = '', separator, second = '', year, hour, minute, seconds] = parts;
  const monthFirst = separator === '/' && Number(second) > 12;
  if (separator === '/' && !monthFirst && Number(first) <= 12 && first !== second)
    return machineDate(year ?? '');
  const [month, day] = monthFirst ? [first, second] : [second, first];
  const two = (part: string): string => part.padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined || minute === undefined) return machineDate(date);
  return machineDate(`${date}T${two(hour)}:${two(minute)}${seconds === undefined ? '' : `:${two(seconds)}`}`);
}

/** RFC 2822: two digits below 50 are of this century, others and three digits of the last. */
function fullYear(digits: string): string {
  if (digits.length === 4) return digits;
  return String(Number(digits) + (Number(digits) < 50 ? 2_000 : 1_900));
}
