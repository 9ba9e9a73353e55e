/** An object of a JSON file, whose fields may be anything. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of the object's own: a file cannot reach what objects inherit. */
export function fieldOf(record: JsonRecord, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The first of these fields that holds text or a number; empty when none does. */
export function textOf(record: JsonRecord, ...names: string[]): string {
  for (const name of names) {
    const value = fieldOf(record, name);
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
}

/** Whether a field says yes: `true`, `1`, `"1"`, `"true"`, `"yes"`. */
export function flagOf(record: JsonRecord, name: string): boolean {
  return /^(?:true|1|yes)$/i.test(String(fieldOf(record, name) ?? ''));
}

export function listOf(record: JsonRecord, name: string): readonly unknown[] {
  const value = fieldOf(record, name);
  return Array.isArray(value) ? value : [];
}

export function recordsOf(record: JsonRecord, name: string): JsonRecord[] {
  return listOf(record, name).filter(isRecord);
}

/** The object in a field; an empty one when there is none. */
export function recordOf(record: JsonRecord, name: string): JsonRecord {
  const value = fieldOf(record, name);
  return isRecord(value) ? value : {};
}
