import { isUtf8 } from 'node:buffer';
import { type DecodedText, decodeText } from '../decode-text.ts';
import { decodePage } from '../html/page-source.ts';
import type { MimePart } from './mime-tree.ts';

/** Charsets that programs declare for whatever they write. */
const hardlyMeant =
  /^(?:us-ascii|ascii|ansi_x3.*|iso-?8859-1|latin-?1|unknown(?:-8bit)?|x-unknown|default.*|8bit|x-user-defined|utf-?7|binary|)$/i;

/** The text of a part: in the charset that it declares, unless the bytes plainly say another. */
export function partText(part: MimePart): DecodedText {
  const bytes = part.content();
  const label = (part.parameters.get('charset') ?? '').trim();
  if (/^utf-?7$/i.test(label)) return { text: utf7(bytes), encoding: { name: 'utf-7', knownBy: 'declared' } };
  const beyondAscii = bytes.some((byte) => byte >= 0x80);
  if (!beyondAscii && !/^(?:iso-?2022|hz|utf-?16|utf-?32)/i.test(label)) return decodeText(bytes);
  const utf8 = beyondAscii && isUtf8(bytes);
  if (utf8 || (/^utf-?8$/i.test(label) && !nearlyUtf8(bytes))) return decodeText(bytes);
  // A page may say in itself what its message does not.
  if (part.type === 'text/html' && label === '') return decodePage(bytes);
  if (!hardlyMeant.test(label)) return decodeText(bytes, { declared: label });
  const detected = decodeText(bytes);
  // Nothing was declared at all, and there is enough to learn from.
  if (!/8859-?1|latin-?1/i.test(label) && beyondAsciiCount(bytes) >= enough) return detected;
  // Western letters are what these labels stand for: only another alphabet proves them wrong.
  if (/[\u0370-\u1fff\u3000-\ud7ff]/u.test(detected.text)) return detected;
  return decodeText(bytes, { declared: 'windows-1252' });
}

/** From so many letters a charset can be told. */
const enough = 20;

function beyondAsciiCount(bytes: Uint8Array): number {
  return bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
}

/** Whether the bytes are UTF-8 but for a few characters, of a message cut or mangled on its way. */
function nearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  return broken * 4 <= whole;
}

/** Of the last century, for gateways that took seven bits: `+BB8-` is base64 of UTF-16. */
function utf7(bytes: Uint8Array): string {
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/\+([A-Za-z0-9+/]*)-?/g, (_, coded: string) =>
      coded === '' ? '+' : new TextDecoder('utf-16be').decode(evenBytes(coded)),
    );
}

function evenBytes(coded: string): Uint8Array {
  const decoded = Buffer.from(coded, 'base64');
  return new Uint8Array(decoded.subarray(0, decoded.length - (decoded.length % 2)));
}
