import { type Original, zipOf } from './originals.ts';

/** xorshift: the same damage every time. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % Math.max(1, below);
  };
}

/** Marks that mean something in one format or another are worse than noise. */
const marks = [
  ...'"\'{}[]<>,:;\\@#&-=/\n\0',
  ...['<!--', '-->', '<![CDATA[', ']]>', '&#x0;', '&#1114112;', '<p>', '</p>', '<table>', '</body>'],
  ...[
    '{\\rtf1',
    '\\par',
    '\\bin999999999 ',
    '\\u-1?',
    'PK\x03\x04',
    'PK\x01\x02',
    '\xff\xfe',
    '\xef\xbb\xbf',
  ],
  ...[
    'endobj',
    'stream\n',
    '<< /Type /Page /Kids [1 0 R] >>',
    '/Length 99999999 ',
    'From a Mon Oct  9 14:05:00 2023\n',
  ],
  ...[
    'Content-Length: -1\r\n',
    'Content-Length: 4294967296\r\n',
    '\r\n\r\n',
    '--b\r\n',
    '=\r\n',
    '---\n',
    '\t',
  ],
  ...['99999999999999999999', '-1', '1e999', 'null', 'true', '\\ud800', '__proto__', 'constructor'],
].map((mark) => Buffer.from(mark, 'latin1'));

/** Bytes changed, cut out, doubled, moved; words replaced; marks and pieces of other files put where they do not belong; ends cut off. */
export function damage(
  bytes: Uint8Array,
  others: readonly Original[],
  random: (below: number) => number,
): Uint8Array {
  let damaged: Buffer = Buffer.from(bytes);
  for (let times = random(5); times >= 0; times -= 1) {
    const at = random(damaged.length + 1);
    const until = at + random(random(4) === 0 ? damaged.length : 64);
    const put = (piece: Uint8Array): Buffer =>
      Buffer.concat([damaged.subarray(0, at), piece, damaged.subarray(at)]);
    const kind = random(9);
    if (kind === 0) damaged[at] = random(256);
    else if (kind === 1) damaged[at] = (damaged[at] ?? 0) ^ (1 << random(8));
    else if (kind === 2) damaged = Buffer.concat([damaged.subarray(0, at), damaged.subarray(until)]);
    else if (kind === 3) damaged = Buffer.concat([damaged.subarray(0, until), damaged.subarray(at)]);
    else if (kind === 4) damaged = put(marks[random(marks.length)] ?? Buffer.alloc(0));
    else if (kind === 5) damaged.copyWithin(at, random(damaged.length), random(damaged.length) + 64);
    else if (kind === 6) {
      const other = others[random(others.length)]?.bytes ?? bytes;
      const from = random(other.length);
      damaged = put(other.subarray(from, from + random(400)));
    } else if (kind === 7) damaged = withOtherWord(damaged, at, random);
    else if (random(3) === 0) damaged = damaged.subarray(0, at);
    else
      damaged = put(Buffer.concat(Array<Buffer>(random(400)).fill(marks[random(marks.length)] ?? damaged)));
  }
  return new Uint8Array(damaged);
}

/** What objects know by themselves, and numbers that no count, date or length is. */
const words = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'null', 'NaN', '', 'x'],
  ...['0', '-1', '1e309', '4294967296', '99999999999999999999', '٣', '0x10', 'true'],
].map((word) => Buffer.from(word));

/** Another word, name or number in the place of one, or of what is left of it behind the place. */
function withOtherWord(bytes: Buffer, at: number, random: (below: number) => number): Buffer {
  const found = /[\w-]+/.exec(bytes.toString('latin1', at, at + 400));
  if (!found) return bytes;
  const start = at + found.index;
  const word = words[random(words.length)] ?? Buffer.alloc(0);
  return Buffer.concat([bytes.subarray(0, start), word, bytes.subarray(start + found[0].length)]);
}

/** A zip is damaged in one of its files, so that what is inside is met and not only the zip; sometimes as a whole. */
export function damageOriginal(
  original: Original,
  others: readonly Original[],
  random: (below: number) => number,
): Uint8Array {
  if (original.inside === null || random(8) === 0) return damage(original.bytes, others, random);
  const names = [...original.inside.keys()];
  const name = names[random(names.length)] ?? '';
  const bytes = original.inside.get(name) ?? new Uint8Array();
  return zipOf(new Map([...original.inside, [name, damage(bytes, others, random)]]));
}
