import { readDate } from '../../understanding/date-text.ts';
import { isoDate } from '../../understanding/iso-date.ts';

/** A link that an article may have, or null: of the web, and what is left of it when written with spaces around it. */
export function addressOf(text: string): string | null {
  const written = text.trim();
  if (!/^https?:\/\/[^\s<>"]+$/i.test(written)) return null;
  return URL.canParse(written) ? written : null;
}

const iso =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d{1,9})?)?\s?(?:(Z|UTC|GMT)|([+-]\d{2}):?(\d{2})?)?)?)?)?$/i;

/** When something was published, as precise as it is written; null when that is no date. */
export function dateOf(text: string): string | null {
  const written = text.trim();
  const [whole, year, month, day, time, seconds, , universal, hours, minutes] = iso.exec(written) ?? [];
  if (whole === undefined) {
    const read = readDate(written);
    return read === null ? null : isoDate(read);
  }
  if (Number.isNaN(Date.parse([year, month ?? '01', day ?? '01'].join('-')))) return null;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (time === undefined) return date;
  const zone = universal === undefined ? (hours === undefined ? '' : `${hours}:${minutes ?? '00'}`) : 'Z';
  return `${date}T${time}${seconds === undefined ? '' : `:${seconds}`}${zone}`;
}

/** Seconds, milliseconds or microseconds since 1970, told apart by their size; null when out of the years 1990 to 2100. */
export function epochInstant(value: number): string | null {
  for (const unit of [1_000, 1, 0.001]) {
    const milliseconds = value * unit;
    if (milliseconds > earliest && milliseconds < latest) return new Date(milliseconds).toISOString();
  }
  return null;
}

const earliest = Date.UTC(1990);
const latest = Date.UTC(2100);

/**
 * When the reader did something, ISO 8601 in universal time: from a count since 1970 or from a date as any program writes
 * it. A time without a zone is taken as universal.
 */
export function instantOf(text: string): string | null {
  const written = text.trim();
  if (/^\d{9,17}$/.test(written)) return epochInstant(Number(written));
  const date = dateOf(written);
  if (date === null) return null;
  const read = Date.parse(/T[\d:.]+$/.test(date) ? `${date}Z` : date);
  return Number.isNaN(read) ? null : new Date(read).toISOString();
}

/** BCP 47 as it is written, `en_US` too; null when it is none. */
export function languageOf(text: string): string | null {
  const tag = text.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** `a, b`, `a|b`, `["a","b"]`, `['a', 'b']` → names. */
export function tagsOf(text: string, separator: RegExp = /[,|;]/): string[] {
  const written = text.trim();
  if (written.startsWith('[') && written.endsWith(']')) {
    const quoted = [...written.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g)];
    if (quoted.length > 0 || written === '[]')
      return names(quoted.map(([, double, single]) => (double ?? single ?? '').replace(/\\(.)/g, '$1')));
  }
  return names(written.split(separator));
}

/** Tags as JSON has them: names, or objects that hold one. */
export function names(values: readonly unknown[]): string[] {
  const found = values.map((value) => {
    if (typeof value === 'string') return value;
    if (typeof value !== 'object' || value === null) return '';
    for (const key of ['name', 'label', 'slug', 'title'])
      if (key in value) {
        const name: unknown = Reflect.get(value, key);
        if (typeof name === 'string') return name;
      }
    return '';
  });
  return found.map((name) => name.trim().replace(/^#(?=\S)/, '')).filter((name) => name !== '');
}
