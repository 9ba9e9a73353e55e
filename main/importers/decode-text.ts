import jschardet from 'jschardet';
import { ArchiveError } from '../../contract/errors.ts';
import type { TextEncoding } from './importer.ts';

export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

/** Bytes → text: by byte order mark, then by declaration, then by detection. Never throws for malformed bytes. */
export function decodeText(bytes: Uint8Array, options: { declared?: string } = {}): DecodedText {
  const marked = byteOrderMark(bytes);
  if (marked) return decodeAs(bytes, marked, 'bom');
  const declared = options.declared && knownLabel(options.declared);
  if (declared) return decodeAs(bytes, declared, 'declared');
  if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8', 'detected');
  const guess = jschardet.detect(Buffer.from(bytes.subarray(0, 65_536)));
  const name = guess.encoding && knownLabel(guess.encoding);
  return name ? decodeAs(bytes, name, 'detected') : decodeAs(bytes, 'windows-1252', 'assumed');
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function knownLabel(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, name: string, knownBy: TextEncoding['knownBy']): DecodedText {
  return { text: new TextDecoder(name).decode(bytes), encoding: { name, knownBy } };
}

/** The text of a file, or `empty` when there is nothing to see in it. */
export function decodeFile(bytes: Uint8Array, name: string): DecodedText {
  const decoded = decodeText(bytes);
  if (decoded.text.trim() === '') throw new ArchiveError('empty', `"${name}" holds no text.`);
  return decoded;
}
