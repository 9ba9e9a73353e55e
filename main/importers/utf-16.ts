/** UTF-16 without a byte order mark, told by where its zero bytes or its high bytes stand; null when it is none. */
export function detectUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2) return null;
  const little = plausibility(sample, pairs, 1);
  const big = plausibility(sample, pairs, 0);
  if (Math.max(little, big) < pairs * 0.9) return null;
  if (little === big) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/**
 * How many pairs look like characters of living scripts: Latin, Cyrillic, Armenian and their neighbours, or a space. Texts in Chinese
 * have next to no zero bytes and are left to the general detector.
 */
function plausibility(sample: Uint8Array, pairs: number, highAt: 0 | 1): number {
  let plausible = 0;
  let zeros = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    const high = sample[pair * 2 + highAt] ?? 0;
    const low = sample[pair * 2 + 1 - highAt] ?? 0;
    if (high === 0) zeros += 1;
    const control = high === 0 && low < 0x20 && low !== 9 && low !== 10 && low !== 13 && low !== 12;
    if (!control && (high <= 0x06 || high === 0x10 || high === 0x20 || high === 0x1e || high === 0x1f))
      plausible += 1;
  }
  return zeros === 0 ? 0 : plausible;
}

/** UTF-32 without a mark: three of every four bytes are zero, or nearly. */
export function detectUtf32(sample: Uint8Array): 'utf-32le' | 'utf-32be' | null {
  const units = Math.floor(sample.length / 4);
  if (units < 2) return null;
  let little = 0;
  let big = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const [a = 0, b = 0, c = 0, d = 0] = sample.subarray(unit * 4, unit * 4 + 4);
    if (d === 0 && c <= 0x10 && (a | b) !== 0) little += 1;
    if (a === 0 && b <= 0x10 && (c | d) !== 0) big += 1;
  }
  if (little >= units * 0.95) return 'utf-32le';
  return big >= units * 0.95 ? 'utf-32be' : null;
}
