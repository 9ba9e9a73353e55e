import { randomBytes } from 'node:crypto';

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id: 9 characters of time in milliseconds, so that ids sort by age, and 9 of chance (45 bits). */
export function createIdentifier(now = Date.now()): string {
  let time = now;
  let head = '';
  for (let index = 0; index < 9; index++) {
    head = digits.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of randomBytes(9)) tail += digits.charAt(byte & 31);
  return head + tail;
}
