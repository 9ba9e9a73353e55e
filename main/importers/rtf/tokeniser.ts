/** What an RTF file is made of. */
export type Token =
  | { kind: 'open' }
  | { kind: 'close' }
  /** `\b0` is `b` with 0; the parameter is null when none is written. */
  | { kind: 'word'; name: string; parameter: number | null }
  /** `\~` and the like; also `*`, which marks destinations that readers may skip. */
  | { kind: 'symbol'; character: string }
  /** Bytes of text: as they stand or written in hexadecimal. */
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'hex'; byte: number }
  /** After `\bin`. */
  | { kind: 'binary'; bytes: Uint8Array };

const open: Token = { kind: 'open' };
const close: Token = { kind: 'close' };
const backslash = 0x5c;
const longestWord = 32;

/** The tokens of a file, one after the other; whatever is malformed comes out as text or not at all. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x7b || byte === 0x7d) {
      at += 1;
      yield byte === 0x7b ? open : close;
    } else if (byte === backslash) {
      const { token, end } = readControl(bytes, at + 1);
      at = end;
      if (token) yield token;
    } else {
      const start = at;
      while (at < bytes.length && isText(bytes[at] ?? 0)) at += 1;
      // Line ends of the file, and what no text has, stand for nothing.
      if (at === start) at += 1;
      else yield { kind: 'bytes', bytes: bytes.subarray(start, at) };
    }
  }
}

function isText(byte: number): boolean {
  return (byte >= 0x20 || byte === 0x09) && byte !== 0x7b && byte !== 0x7d && byte !== backslash;
}

function readControl(bytes: Uint8Array, start: number): { token: Token | null; end: number } {
  const first = bytes[start];
  if (first === undefined) return { token: null, end: start };
  if (!isLetter(first)) return readSymbol(bytes, start, first);
  let at = start;
  while (at < bytes.length && at - start < longestWord && isLetter(bytes[at] ?? 0)) at += 1;
  const name = latin(bytes, start, at);
  const number = readNumber(bytes, at);
  at = number.end;
  // One space after a word belongs to it.
  if (bytes[at] === 0x20) at += 1;
  if (name !== 'bin' || number.value === null)
    return { token: { kind: 'word', name, parameter: number.value }, end: at };
  const end = Math.min(bytes.length, at + Math.max(0, number.value));
  return { token: { kind: 'binary', bytes: bytes.subarray(at, end) }, end };
}

function readSymbol(bytes: Uint8Array, start: number, first: number): { token: Token; end: number } {
  if (first !== 0x27) {
    const end = first === 0x0d && bytes[start + 1] === 0x0a ? start + 2 : start + 1;
    return { token: { kind: 'symbol', character: String.fromCharCode(first) }, end };
  }
  const digits = latin(bytes, start + 1, start + 3);
  if (!/^[\da-f]{2}$/i.test(digits)) return { token: { kind: 'symbol', character: "'" }, end: start + 1 };
  return { token: { kind: 'hex', byte: Number.parseInt(digits, 16) }, end: start + 3 };
}

function readNumber(bytes: Uint8Array, start: number): { value: number | null; end: number } {
  const negative = bytes[start] === 0x2d;
  let at = negative ? start + 1 : start;
  const first = at;
  let value = 0;
  while (at < bytes.length && at - first < 10 && isDigit(bytes[at] ?? 0)) {
    value = value * 10 + (bytes[at] ?? 0) - 0x30;
    at += 1;
  }
  if (at === first) return { value: null, end: start };
  return { value: negative ? -value : value, end: at };
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function latin(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(end, bytes.length) - start).toString(
    'latin1',
  );
}
