import { ArchiveError } from '../../../contract/errors.ts';
import { decodeTransfer } from './decode-transfer.ts';
import { type HeaderBlock, readHeaders } from './read-headers.ts';

/** One part of a message that holds content; those that hold parts are opened. */
export interface MimePart {
  headers: HeaderBlock;
  /** Content-Type without parameters, lower case; `text/plain` when it is not said. */
  type: string;
  /** The content as it was before it was wrapped for the mail. */
  content(): Uint8Array;
}

const deepest = 8;
const mostParts = 20_000;

/**
 * The parts of a message, in order, those of inner multiparts in their place. A message cut short yields what is there.
 * Errors: `damaged` when it is multipart and names no boundary, `too-large` beyond 20,000 parts.
 */
export function readMimeParts(bytes: Buffer, what: string): { headers: HeaderBlock; parts: MimePart[] } {
  const parts: MimePart[] = [];
  const open = (from: number, to: number, depth: number): HeaderBlock => {
    const { headers, end } = readHeaders(bytes, from, to);
    const { value: type, parameters } = headers.parameters('content-type');
    const boundary = parameters.get('boundary');
    if (type.startsWith('multipart/') && depth < deepest) {
      if (!boundary) throw new ArchiveError('damaged', `${what}: a multipart message names no boundary.`);
      for (const [start, stop] of splitAt(bytes, boundary, end, to)) open(start, stop, depth + 1);
      return headers;
    }
    if (parts.length >= mostParts)
      throw new ArchiveError('too-large', `${what} holds over ${mostParts} parts.`);
    const encoding = headers.parameters('content-transfer-encoding').value;
    parts.push({
      headers,
      type: type || 'text/plain',
      content: () => decodeTransfer(bytes.subarray(end, to), encoding),
    });
    return headers;
  };
  const start = /^[\s\ufeff]*/u.exec(bytes.subarray(0, 200).toString('latin1'))?.[0].length ?? 0;
  return { headers: open(start, bytes.length, 0), parts };
}

/** Where each part between two delimiter lines begins and ends, the line break before the delimiter not included. */
function* splitAt(bytes: Buffer, boundary: string, from: number, to: number): Generator<[number, number]> {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  let start: number | null = null;
  for (let at = bytes.indexOf(delimiter, from); at !== -1; at = bytes.indexOf(delimiter, at + 1)) {
    if (at + delimiter.length > to) break;
    if (at > from && bytes[at - 1] !== 0x0a) continue;
    const after = lineAfter(bytes, at + delimiter.length, to);
    // A longer boundary that begins like this one is another's.
    if (after === null) continue;
    if (start !== null) yield [start, withoutBreak(bytes, start, at)];
    start = after.next;
    if (after.closing) return;
  }
  if (start !== null && start < to) yield [start, to];
}

function lineAfter(bytes: Buffer, at: number, to: number): { next: number; closing: boolean } | null {
  const closing = bytes[at] === 0x2d && bytes[at + 1] === 0x2d;
  for (let index = closing ? at + 2 : at; index < to; index += 1) {
    const byte = bytes[index];
    if (byte === 0x0a) return { next: index + 1, closing };
    if (byte !== 0x0d && byte !== 0x20 && byte !== 0x09) return closing ? { next: to, closing } : null;
  }
  return { next: to, closing };
}

function withoutBreak(bytes: Buffer, start: number, at: number): number {
  if (at - 1 < start) return start;
  return Math.max(start, bytes[at - 2] === 0x0d ? at - 2 : at - 1);
}
