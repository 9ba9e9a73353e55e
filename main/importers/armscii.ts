/**
 * ARMSCII-8, the Armenian charset before Unicode, which no detector knows. Its capitals stand on even bytes from 0xB2 and
 * each small letter right after its capital, so that Armenian text is almost all odd bytes there; no other 8-bit charset
 * in use looks like that. Its full stop, quotes and dashes fill 0xA2-0xAF.
 */
export function looksArmscii(sample: Uint8Array): boolean {
  let high = 0;
  let ascii = 0;
  let letters = 0;
  let small = 0;
  let strange = 0;
  let mostFrequent = 0;
  for (const byte of sample) {
    if (byte < 0x80) {
      if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ascii += 1;
      continue;
    }
    high += 1;
    if (byte < 0xa0 || byte === 0xff) strange += 1;
    if (byte < 0xb2 || byte > 0xfd) continue;
    letters += 1;
    small += byte & 1;
    // ա, ե, ի, ո, ն, ր: six letters that make up half of any Armenian text.
    if (frequent.has(byte)) mostFrequent += 1;
  }
  return (
    letters >= 20 &&
    letters > ascii &&
    strange <= high * 0.01 &&
    small >= letters * 0.8 &&
    mostFrequent >= letters * 0.35
  );
}

const frequent = new Set([0xb3, 0xbb, 0xc7, 0xe1, 0xdd, 0xf1]);
