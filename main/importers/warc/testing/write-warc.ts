import { gzipSync } from 'node:zlib';

/** Http headers by name, and what is in the answer. */
export interface WrittenRecord {
  address: string;
  type: string;
  body: Uint8Array | string;
  status?: string;
  headers?: Record<string, string>;
  /** Default `response`. */
  kind?: string;
  date?: string;
  fields?: Record<string, string>;
}

/** One record as a crawler writes it. */
export function writeRecord(record: WrittenRecord): Buffer {
  const { address, type, status = '200 OK', headers = {}, kind = 'response', fields = {} } = record;
  const http = lines([`HTTP/1.1 ${status}`, `Content-Type: ${type}`, ...pairs(headers)]);
  const body = Buffer.from(record.body);
  const block = kind === 'resource' || kind === 'conversion' ? body : Buffer.concat([http, body]);
  return Buffer.concat([
    lines([
      'WARC/1.0',
      `WARC-Type: ${kind}`,
      `WARC-Target-URI: ${address}`,
      `WARC-Date: ${record.date ?? '2024-03-01T10:00:00Z'}`,
      ...pairs(fields),
      `Content-Type: ${kind === 'response' ? 'application/http; msgtype=response' : type}`,
      `Content-Length: ${block.length}`,
    ]),
    block,
    Buffer.from('\r\n\r\n'),
  ]);
}

export function writeWarc(records: readonly WrittenRecord[]): Buffer {
  return Buffer.concat(records.map(writeRecord));
}

/** Each record a gzip member of its own, as the standard wants it. */
export function writeMembers(records: readonly WrittenRecord[]): Buffer {
  return Buffer.concat(records.map((record) => gzipSync(writeRecord(record))));
}

function lines(list: readonly string[]): Buffer {
  return Buffer.from(`${list.join('\r\n')}\r\n\r\n`);
}

function pairs(record: Record<string, string>): string[] {
  return Object.entries(record).map(([name, value]) => `${name}: ${value}`);
}
