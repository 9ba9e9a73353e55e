import iconv from 'iconv-lite';
import { ArchiveError } from '../../contract/errors.ts';
import { detectEncoding } from './detect-encoding.ts';
import type { TextEncoding } from './importer.ts';

export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

/**
 * Bytes → text: by byte order mark, then by declaration, then by detection. Never throws: what fits no charset is shown
 * with replacement characters. `declared` is a label as a page or a mail gives it; an unknown one is as good as none.
 */
export function decodeText(bytes: Uint8Array, options: { declared?: string } = {}): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked, 'bom');
  const declared = options.declared === undefined ? null : decoderOf(options.declared);
  if (declared)
    return { text: declared.decode(bytes), encoding: { name: declared.name, knownBy: 'declared' } };
  const { name, sure } = detectEncoding(bytes);
  return decodeAs(bytes, name, sure ? 'detected' : 'assumed');
}

/** The text of a file, or `empty` when there is nothing to see in it. */
export function decodeFile(bytes: Uint8Array, name: string): DecodedText {
  const decoded = decodeText(bytes);
  if (decoded.text.trim() === '') throw new ArchiveError('empty', `"${name}" holds no text.`);
  return decoded;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'utf-32le' : 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0 && second === 0 && third === 0xfe && fourth === 0xff ? 'utf-32be' : null;
}

function decodeAs(bytes: Uint8Array, label: string, knownBy: TextEncoding['knownBy']): DecodedText {
  const decoder = decoderOf(label);
  if (!decoder) return decodeAs(bytes, 'windows-1252', 'assumed');
  return { text: decoder.decode(bytes), encoding: { name: decoder.name, knownBy } };
}

/** The platform's decoder where it knows the label, as browsers read it; iconv-lite's for DOS, Mac, UTF-32 and Armenian. */
function decoderOf(label: string): { name: string; decode(bytes: Uint8Array): string } | null {
  const asked = renamed.get(label.trim().toLowerCase()) ?? label.trim().toLowerCase();
  try {
    const decoder = new TextDecoder(asked);
    return { name: decoder.encoding, decode: (bytes) => decoder.decode(bytes) };
  } catch {
    if (!iconv.encodingExists(asked)) return null;
    return {
      name: asked,
      decode: (bytes) => iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), asked),
    };
  }
}

/** Names of the detector that mean a charset the decoders know by another one. */
const renamed = new Map([
  ['utf-16-le', 'utf-16le'],
  ['utf-16-be', 'utf-16be'],
  ['utf-32-le', 'utf-32le'],
  ['utf-32-be', 'utf-32be'],
  ['big5hkscs', 'big5'],
  ['cp932', 'shift_jis'],
  ['shift_jis_2004', 'shift_jis'],
  ['euc-jis-2004', 'euc-jp'],
  ['iso2022-jp-2', 'iso-2022-jp'],
  ['iso2022-jp-2004', 'iso-2022-jp'],
  ['iso2022-jp-ext', 'iso-2022-jp'],
  ['cp949', 'euc-kr'],
  ['cp874', 'windows-874'],
  ['tis-620', 'windows-874'],
  ['mac-cyrillic', 'x-mac-cyrillic'],
  ['maccyrillic', 'x-mac-cyrillic'],
  ['mac-roman', 'macintosh'],
  ['macroman', 'macintosh'],
  ['mac-greek', 'macgreek'],
  ['mac-iceland', 'maciceland'],
  ['mac-turkish', 'macturkish'],
  ['mac-latin2', 'maccenteuro'],
  ['armscii-8', 'armscii8'],
]);
