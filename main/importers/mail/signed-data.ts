import { type MimePart, readMimeTree } from './mime-tree.ts';

/** DER and BER: a tag, a length, then content or more of the same. */
interface Item {
  tag: number;
  start: number;
  end: number;
}

/**
 * The message inside S/MIME signed data (RFC 8551): there the text travels inside the proof. Null when it is none, or holds
 * only the proof. The signature is not checked.
 */
export function openSigned(bytes: Uint8Array): MimePart | null {
  const [outer] = itemsOf(bytes, 0, bytes.length);
  if (outer?.tag !== 0x30) return null;
  const [type, wrapped] = itemsOf(bytes, outer.start, outer.end);
  if (type === undefined || wrapped === undefined || !isOid(bytes, type, signedData)) return null;
  const [data] = itemsOf(bytes, wrapped.start, wrapped.end);
  const inside = data === undefined ? [] : itemsOf(bytes, data.start, data.end);
  const content = inside.find(({ tag }) => tag === 0x30);
  if (content === undefined) return null;
  const [, explicit] = itemsOf(bytes, content.start, content.end);
  if (explicit === undefined) return null;
  const text = Buffer.concat(octets(bytes, explicit.start, explicit.end, 0));
  return text.length === 0 ? null : readMimeTree(text, 'The signed message');
}

/** 1.2.840.113549.1.7.2 */
const signedData = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];

function isOid(bytes: Uint8Array, { tag, start, end }: Item, oid: readonly number[]): boolean {
  return (
    tag === 0x06 && end - start === oid.length && oid.every((byte, index) => bytes[start + index] === byte)
  );
}

/** Text in one string, or in strings of strings, as programs write it that do not know its length beforehand. */
function octets(bytes: Uint8Array, from: number, to: number, depth: number): Uint8Array[] {
  if (depth > 4) return [];
  return itemsOf(bytes, from, to).flatMap(({ tag, start, end }) => {
    if (tag === 0x04) return [bytes.subarray(start, end)];
    return tag === 0x24 ? octets(bytes, start, end, depth + 1) : [];
  });
}

function itemsOf(bytes: Uint8Array, from: number, to: number): Item[] {
  const items: Item[] = [];
  let at = from;
  while (at + 1 < to && items.length < 100_000) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1] ?? 0;
    if (tag === 0 && first === 0) break;
    let start = at + 2;
    let length = first;
    if (first === 0x80) {
      // Of unknown length: up to its own end mark, which is found by reading what is inside.
      const end = endOfUnknown(bytes, start, to, 0);
      items.push({ tag, start, end });
      at = end + 2;
      continue;
    }
    if (first > 0x80) {
      length = 0;
      for (let index = 0; index < (first & 0x7f) && index < 6; index += 1)
        length = length * 256 + (bytes[start++] ?? 0);
    }
    const end = Math.min(to, start + length);
    items.push({ tag, start, end });
    at = end;
  }
  return items;
}

function endOfUnknown(bytes: Uint8Array, from: number, to: number, depth: number): number {
  let at = from;
  while (at + 1 < to && depth < 32) {
    const first = bytes[at + 1] ?? 0;
    if (bytes[at] === 0 && first === 0) return at;
    let start = at + 2;
    if (first === 0x80) {
      at = endOfUnknown(bytes, start, to, depth + 1) + 2;
      continue;
    }
    let length = first;
    if (first > 0x80) {
      length = 0;
      for (let index = 0; index < (first & 0x7f) && index < 6; index += 1)
        length = length * 256 + (bytes[start++] ?? 0);
    }
    at = start + length;
  }
  return Math.min(at, to);
}
