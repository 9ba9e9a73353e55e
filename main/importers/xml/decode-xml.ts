import { type DecodedText, decodeText } from '../decode-text.ts';

/** XML bytes → text: by byte order mark, by the declaration in the first line, else UTF-8 when it fits, else detected. */
export function decodeXml(bytes: Uint8Array): DecodedText {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  // UTF-16 without a mark is seen by its zero bytes; a declaration that could be read as ASCII is not in UTF-16.
  const usable = declared !== undefined && !/^(?:utf-?16|ucs-?2)/i.test(declared);
  return decodeText(bytes, usable ? { declared } : {});
}
