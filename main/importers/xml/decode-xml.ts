import { isUtf8 } from 'node:buffer';
import { type DecodedText, decodeText } from '../decode-text.ts';

/**
 * XML bytes → text: by byte order mark, by the declaration in the first line unless the bytes prove it wrong, else UTF-8
 * when it fits, else detected.
 */
export function decodeXml(bytes: Uint8Array): DecodedText {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  // UTF-16 without a mark is seen by its zero bytes; a declaration that could be read as ASCII is not in UTF-16.
  const usable =
    declared !== undefined && !/^(?:utf-?16|ucs-?2)/i.test(declared) && !isProvenUtf8(bytes, declared);
  return decodeText(bytes, usable ? { declared } : {});
}

/** Many-byte sequences that all fit are UTF-8, whatever a template says: no text in a charset of one byte a letter has them. */
function isProvenUtf8(bytes: Uint8Array, declared: string): boolean {
  const single = /^(?:windows-125\d|cp125\d|iso-?8859|latin|us-ascii|ascii|koi8)/i.test(declared);
  return single && bytes.some((byte) => byte >= 0x80) && isUtf8(bytes);
}
