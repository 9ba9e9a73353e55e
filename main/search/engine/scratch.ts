/**
 * Arrays as long as a segment, for the time of one query. Making them anew each time costs more in collecting them than
 * in using them. Queries run one after the other and none waits in the middle, so all are free when the next begins.
 */
const mostKept = 24 * 1024 * 1024;

interface Kept<A> {
  arrays: A[];
  used: number;
}

const floats = new Map<number, Kept<Float32Array>>();
const bytes = new Map<number, Kept<Uint8Array>>();
const integers = new Map<number, Kept<Uint32Array>>();
let kept = 0;

/** Begins a query: what was taken before may be taken again. */
export function freeScratch(): void {
  if (kept > mostKept) {
    floats.clear();
    bytes.clear();
    integers.clear();
    kept = 0;
  }
  for (const one of floats.values()) one.used = 0;
  for (const one of bytes.values()) one.used = 0;
  for (const one of integers.values()) one.used = 0;
}

/** All 0. */
export function takeFloats(length: number): Float32Array {
  return take(floats, length, 4 * length, () => new Float32Array(length));
}

/** All 0; the buffer is as long as a multiple of four. */
export function takeBytes(length: number): Uint8Array {
  return take(bytes, length, length, () => new Uint8Array(new ArrayBuffer((length + 3) & ~3), 0, length));
}

/** Whatever was there before. */
export function takeIntegers(length: number): Uint32Array {
  return take(integers, length, 4 * length, () => new Uint32Array(length), false);
}

function take<A extends Float32Array | Uint8Array | Uint32Array>(
  from: Map<number, Kept<A>>,
  length: number,
  size: number,
  make: () => A,
  clean = true,
): A {
  let all = from.get(length);
  if (all === undefined) {
    all = { arrays: [], used: 0 };
    from.set(length, all);
  }
  const known = all.arrays[all.used];
  if (known !== undefined) {
    all.used++;
    if (clean) known.fill(0);
    return known;
  }
  const made = make();
  all.arrays.push(made);
  all.used++;
  kept += size;
  return made;
}
