import { isUtf8 } from 'node:buffer';
import { looksArmscii } from './armscii.ts';
import { guessCharset } from './guess-charset.ts';
import { detectUtf16, detectUtf32 } from './utf-16.ts';

export interface Detection {
  name: string;
  /** False when nothing spoke for it but that something must be assumed. */
  sure: boolean;
}

const sampleLength = 65_536;

/** The charset of bytes that bear no mark and no declaration. */
export function detectEncoding(bytes: Uint8Array): Detection {
  const head = bytes.subarray(0, sampleLength);
  if (head.includes(0)) {
    const wide = detectUtf32(head) ?? detectUtf16(head);
    if (wide !== null) return { name: wide, sure: true };
  }
  if (isUtf8(withoutCutEnd(bytes)) && !isEscaped7Bit(head)) return { name: 'utf-8', sure: true };
  const sample = sampleAround(bytes);
  if (mostlyUtf8(sample)) return { name: 'utf-8', sure: true };
  if (looksArmscii(sample)) return { name: 'armscii8', sure: true };
  const guess = guessCharset(sample, improbable);
  const eastAsian = guess.confidence < unsure ? doubleByte(sample) : null;
  if (eastAsian !== null) return { name: eastAsian, sure: true };
  return guess.encoding === null
    ? { name: 'windows-1252', sure: false }
    : { name: guess.encoding, sure: true };
}

/** A file may be cut in the middle of a character; what is before is UTF-8 all the same. */
function withoutCutEnd(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

/** ISO-2022 and HZ are plain ASCII but for their escapes. */
function isEscaped7Bit(head: Uint8Array): boolean {
  for (let index = head.indexOf(0x1b); index >= 0; index = head.indexOf(0x1b, index + 1)) {
    const next = head[index + 1];
    if (next === 0x24 || next === 0x28) return true;
  }
  return false;
}

/** Where the first byte beyond ASCII stands there is something to learn: the head of a long file may be all ASCII. */
function sampleAround(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = first < sampleLength / 2 ? 0 : first - 1_024;
  return bytes.subarray(start, start + sampleLength);
}

/** UTF-8 with some broken characters in it: many sequences that fit, few that do not. */
function mostlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(sample);
  let broken = 0;
  let whole = 0;
  for (const character of text) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\u007f') whole += 1;
  }
  return whole >= 10 && broken <= whole * 0.05;
}

const unsure = 0.05;

/**
 * For short texts the detector says anything at all. Of the charsets that all pairs of bytes fit, the one whose text has
 * the most of what every text has is the better guess: kana, Korean syllables, the commonest Chinese characters.
 */
function doubleByte(sample: Uint8Array): string | null {
  let best = { name: '', share: 0.1 };
  for (const name of ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr']) {
    let text: string;
    try {
      text = new TextDecoder(name, { fatal: true }).decode(sample, { stream: true });
    } catch {
      continue;
    }
    const characters = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
    const usual = text.match(usualCharacters)?.length ?? 0;
    if (characters >= 4 && usual > characters * best.share) best = { name, share: usual / characters };
  }
  return best.name === '' ? null : best.name;
}

const usualCharacters =
  /[\u3041-\u30f6\u30fc、。，！？이다는을의에가고하지도로한기사리대은어시인서자를그아나해일라스정부부전있과들的一是不了在人有我他这這个個中大来來上国國和说說们們到时時地为為出就年会會可也你对對生能]/g;

/** Of mainframes, of single countries' forgotten machines, and UTF-7: guesses at these are wrong guesses. */
const improbable = [
  ...[
    'cp1026',
    'cp1140',
    'cp273',
    'cp424',
    'cp500',
    'cp875',
    'utf-7',
    'hp-roman8',
    'ptcp154',
    'kz-1048',
    'koi8-t',
  ],
  ...['cp1006', 'cp720', 'cp856', 'cp864', 'cp1125'],
];
