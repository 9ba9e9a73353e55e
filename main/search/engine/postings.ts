import type { ByteWriter } from './byte-buffer.ts';
import { fieldOf, packPlace, positionOf, spanOf } from './places.ts';

/**
 * The terms of an article and where they stand in it. The places of a term are bytes from here on: they go into the log
 * and into memory as they are. Field by field: `frequency << 5 | field << 1 | more fields follow`, then of each place the
 * distance to the one before as `distance << 1 | 1 if its span follows`.
 */
export interface Postings {
  /** Numbers of the terms, ascending. */
  terms: Uint32Array;
  /** Where the places of each end in `bytes`, those of the first beginning at 0. */
  ends: Uint32Array;
  bytes: Uint8Array;
}

/** What bytes of places are read from. */
interface NumberReader {
  readNumber(): number;
}

/** Writes ascending places of one term. */
export function writePlaces(writer: ByteWriter, places: readonly number[]): void {
  for (let at = 0; at < places.length; ) {
    const field = fieldOf(places[at] ?? 0);
    let end = at + 1;
    while (end < places.length && fieldOf(places[end] ?? 0) === field) end++;
    const more = end < places.length ? 1 : 0;
    writer.writeNumber(((end - at) << 5) | (field << 1) | more);
    let last = 0;
    for (; at < end; at++) {
      const place = places[at] ?? 0;
      const position = positionOf(place);
      const span = spanOf(place);
      writer.writeNumber(((position - last) << 1) | (span > 1 ? 1 : 0));
      if (span > 1) writer.writeNumber(span);
      last = position;
    }
  }
}

/** Reads past the places of one term, field by field. */
export function skipPlaces(reader: NumberReader, visit: (field: number, frequency: number) => void): void {
  for (;;) {
    const head = reader.readNumber();
    const frequency = head >>> 5;
    for (let left = frequency; left > 0; left--) if ((reader.readNumber() & 1) === 1) reader.readNumber();
    visit((head >>> 1) & 15, frequency);
    if ((head & 1) === 0) return;
  }
}

/** The same with the places; the array is used again for the next field. */
export function readPlaces(
  reader: NumberReader,
  places: number[],
  visit: (field: number, places: readonly number[]) => void,
): void {
  for (;;) {
    const head = reader.readNumber();
    places.length = 0;
    let position = 0;
    for (let left = head >>> 5; left > 0; left--) {
      const step = reader.readNumber();
      position += step >>> 1;
      places.push(packPlace(0, position, (step & 1) === 1 ? reader.readNumber() : 1));
    }
    visit((head >>> 1) & 15, places);
    if ((head & 1) === 0) return;
  }
}

/** The same postings under other numbers of the terms. */
export function renumber(postings: Postings, numberOf: (term: number) => number): Postings {
  const { terms, ends, bytes } = postings;
  const numbers = terms.map(numberOf);
  const order = Array.from(numbers.keys()).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
  const moved: Postings = {
    terms: numbers.sort(),
    ends: new Uint32Array(ends.length),
    bytes: new Uint8Array(bytes.length),
  };
  let end = 0;
  for (const [at, from] of order.entries()) {
    const places = bytes.subarray(from === 0 ? 0 : ends[from - 1], ends[from]);
    moved.bytes.set(places, end);
    end += places.length;
    moved.ends[at] = end;
  }
  return moved;
}
