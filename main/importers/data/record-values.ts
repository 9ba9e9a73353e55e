import { fieldOf, isRecord, type JsonRecord } from '../json/json-record.ts';

/** The names of a record's values, with those inside of objects as `author.name`, in no order. */
export function columnsOf(record: JsonRecord): string[] {
  return Object.entries(record).flatMap(([name, value]) =>
    isRecord(value) ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name],
  );
}

/** What stands under a name as `columnsOf` makes them. */
export function valueIn(record: JsonRecord, column: string): unknown {
  const direct = fieldOf(record, column);
  if (direct !== undefined) return direct;
  const dot = column.indexOf('.');
  const outer = dot < 0 ? undefined : fieldOf(record, column.slice(0, dot));
  return isRecord(outer) ? fieldOf(outer, column.slice(dot + 1)) : undefined;
}

/** A value as text: of a list its parts, of objects their names. */
export function textOfValue(value: unknown, between = ', '): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return partsOfValue(value).join(between);
}

/** A list as its parts; text is divided at semicolons and line ends, else at commas. */
export function listOfValue(value: unknown): string[] {
  if (typeof value !== 'string') return partsOfValue(value);
  const listed = /^\[.*\]$/s.test(value.trim()) ? value.trim().slice(1, -1) : value;
  return listed
    .split(/[;\n|]/.test(listed) ? /[;\n|]+/ : /,+/)
    .map((part) =>
      part
        .trim()
        .replace(/^(['"])(.*)\1$/s, '$2')
        .trim(),
    )
    .filter((part) => part !== '');
}

function partsOfValue(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  const parts = Array.isArray(value) ? value : [value];
  return parts
    .map((part) => (isRecord(part) ? nameOf(part) : Array.isArray(part) ? '' : String(part ?? '').trim()))
    .filter((part) => part !== '');
}

function nameOf(record: JsonRecord): string {
  for (const name of ['name', 'title', 'label', 'rendered', 'text', 'value', 'term']) {
    const value = fieldOf(record, name);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
}
