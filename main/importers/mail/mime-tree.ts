import { ArchiveError } from '../../../contract/errors.ts';
import { decodeTransfer } from '../mhtml/decode-transfer.ts';
import { type MailHeaders, readMailHeaders } from './mail-headers.ts';

/** A message or a part of one, with the parts inside it. Read here and not by postal-mime, which has no place for charsets that are declared wrong and joins the parts before anyone can choose between them. */
export interface MimePart {
  headers: MailHeaders;
  /** Content-Type in lower case, without parameters. */
  type: string;
  parameters: ReadonlyMap<string, string>;
  disposition: string;
  /** Name of the file that it was, empty when it was none. */
  fileName: string;
  /** Parts of a multipart; the message inside a `message/rfc822`. */
  parts: MimePart[];
  /** The content as it was before it was wrapped for the mail. */
  content(): Uint8Array;
}

const deepest = 24;
const mostParts = 10_000;

/**
 * The tree of a message. One cut short holds what is there. Error: `too-large` beyond 10,000 parts.
 *
 * @param outerDepth of the part that this message was unpacked from, when it was inside another one.
 */
export function readMimeTree(bytes: Buffer, what: string, outerDepth = 0): MimePart {
  let count = 0;
  const read = (from: number, to: number, depth: number, usual: string): MimePart => {
    count += 1;
    if (count > mostParts) throw new ArchiveError('too-large', `${what} holds over ${mostParts} parts.`);
    const { headers, end } = readMailHeaders(bytes, from, to);
    const { value, parameters } = headers.structured('content-type');
    const disposition = headers.structured('content-disposition');
    const encoding = /[\w-]+/.exec(headers.structured('content-transfer-encoding').value)?.[0] ?? '';
    const part: MimePart = {
      headers,
      type: /^[\w.+-]+\/[\w.+-]+$/.test(value) ? value : value === 'text' ? 'text/plain' : usual,
      parameters,
      disposition: disposition.value,
      fileName: disposition.parameters.get('filename') ?? parameters.get('name') ?? '',
      parts: [],
      content: () => decodeTransfer(bytes.subarray(end, to), encoding),
    };
    if (depth >= deepest) return part;
    const boundary = parameters.get('boundary');
    if (part.type.startsWith('multipart/') && boundary) {
      const inner = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
      for (const [start, stop] of partsBetween(bytes, boundary, end, to))
        part.parts.push(read(start, stop, depth + 1, inner));
    } else if (part.type === 'message/rfc822' || part.type === 'message/global') {
      // Such a part is not to be encoded; where one is all the same, its bytes are a message of their own.
      if (/^(?:base64|quoted-printable)$/.test(encoding))
        part.parts.push(readMimeTree(Buffer.from(part.content()), what, depth + 1));
      else part.parts.push(read(end, to, depth + 1, 'text/plain'));
    }
    return part;
  };
  return read(0, bytes.length, outerDepth, 'text/plain');
}

/** Where each part between two delimiter lines begins and ends, the line break before the delimiter not included. */
function* partsBetween(
  bytes: Buffer,
  boundary: string,
  from: number,
  to: number,
): Generator<[number, number]> {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const region = bytes.subarray(0, to);
  let start: number | null = null;
  for (let at = region.indexOf(delimiter, from); at !== -1; at = region.indexOf(delimiter, at + 1)) {
    if (at > from && bytes[at - 1] !== 0x0a) continue;
    const line = bytes.indexOf(0x0a, at + delimiter.length);
    const next = line === -1 || line >= to ? to : line + 1;
    const rest = bytes
      .toString('latin1', at + delimiter.length, Math.min(next, at + delimiter.length + 100))
      .trim();
    // A longer boundary that begins like this one is another's.
    if (rest !== '' && !rest.startsWith('--')) continue;
    if (start !== null) yield [start, withoutBreak(bytes, start, at)];
    start = next;
    if (rest.startsWith('--')) return;
  }
  if (start !== null && start < to) yield [start, to];
}

function withoutBreak(bytes: Buffer, start: number, at: number): number {
  if (at - 1 < start) return start;
  return Math.max(start, bytes[at - 2] === 0x0d ? at - 2 : at - 1);
}
