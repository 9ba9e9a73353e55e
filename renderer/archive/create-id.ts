import type { Id } from '../../contract/scalars.ts';

const letters = '0123456789abcdefghijklmnopqrstuvwxyz';
const length = 20;

/** An id of our own making for a note or a highlight: sent twice it is still one thing. About 100 bits of chance. */
export function createId(): Id {
  // 252 is the largest multiple of 36 in a byte: what lies above would favour the first letters.
  let id = '';
  while (id.length < length)
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < 252 && id.length < length) id += letters.charAt(byte % letters.length);
  return id;
}
