import { readArcHead } from './arc-head.ts';
import type { ByteReader } from './byte-reader.ts';

/** A record as it begins; its block is read next or passed over. */
export interface RecordHead {
  /** Where it begins, in bytes of the unpacked archive. */
  offset: number;
  /** Of a WARC its own word (`response`, `revisit` …); of an ARC `response`. */
  kind: string;
  /** What was asked for; empty when the record is about nothing on the web. */
  address: string;
  /** When, ISO 8601. */
  date: string | null;
  /** Content-Type of the block. */
  type: string;
  /** Of the block, in bytes. */
  length: number;
  /** By name in lower case; empty for an ARC. */
  fields: ReadonlyMap<string, string>;
}

export interface RecordReading {
  /** Null at the end of the archive. */
  head: RecordHead | null;
  /** Where a stretch before the record began that is none; null when there is no such stretch. */
  damagedAt: number | null;
}

const longestLine = 64 * 1024;
const mostFields = 200;

/**
 * Reads the head at the place where a record should begin. What is none is passed over up to the next one and told, so
 * one bad record costs itself.
 */
export async function readRecordHead(reader: ByteReader): Promise<RecordReading> {
  let damagedAt: number | null = null;
  for (;;) {
    const { offset } = reader;
    const line = await reader.line(longestLine);
    if (line === null) return { head: null, damagedAt };
    const text = line.toString('utf8').replace(/\r$/, '');
    if (text === '') continue;
    const head = /^WARC\/\d/.test(text) ? await readWarcHead(reader, offset) : readArcHead(text, offset);
    if (head !== null) return { head, damagedAt };
    damagedAt ??= offset;
  }
}

async function readWarcHead(reader: ByteReader, offset: number): Promise<RecordHead | null> {
  const fields = new Map<string, string>();
  let name: string | null = null;
  for (let count = 0; count < mostFields; count += 1) {
    const line = await reader.line(longestLine);
    if (line === null) return null;
    const text = line.toString('utf8').replace(/\r$/, '');
    if (text === '') break;
    if (/^[ \t]/.test(text) && name !== null) {
      fields.set(name, `${fields.get(name) ?? ''} ${text.trim()}`);
      continue;
    }
    const colon = text.indexOf(':');
    name = text.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, text.slice(colon + 1).trim());
  }
  const length = fields.get('content-length') ?? '';
  const kind = fields.get('warc-type');
  if (!/^\d{1,15}$/.test(length) || kind === undefined) return null;
  const time = Date.parse(fields.get('warc-date') ?? '');
  return {
    ...{ offset, fields, length: Number(length), kind: kind.toLowerCase() },
    // Wget 1.19 wrote the brackets of the specification's grammar.
    address: (fields.get('warc-target-uri') ?? '').replace(/^<|>$/g, ''),
    date: Number.isNaN(time) ? null : new Date(time).toISOString(),
    type: fields.get('content-type') ?? '',
  };
}
