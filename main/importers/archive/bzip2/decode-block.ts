import type { BitReader } from './bit-reader.ts';
import { HuffmanTable } from './huffman-table.ts';

const groupLength = 50;

/**
 * One block, from its bits to the last column of its sorted rotations. `block` is filled with one byte per element; its
 * length is the most that a block may hold.
 */
export function decodeBlock(bits: BitReader, block: Uint32Array): { length: number; origin: number } {
  if (bits.read(1) === 1) throw new Error('it was written by a bzip2 older than 0.9.5');
  const origin = bits.read(24);
  const symbols = usedBytes(bits);
  const tableCount = bits.read(3);
  const selectorCount = bits.read(15);
  if (symbols.length === 0 || tableCount < 2 || tableCount > 6 || selectorCount === 0)
    throw new Error('the tables of a block are wrong');
  const selectors = readSelectors(bits, selectorCount, tableCount);
  const tables = Array.from({ length: tableCount }, () => readTable(bits, symbols.length + 2));
  const length = decodeSymbols(bits, block, symbols, selectors, tables);
  if (origin >= length) throw new Error('a block points outside itself');
  return { length, origin };
}

function usedBytes(bits: BitReader): number[] {
  const rows = bits.read(16);
  const used: number[] = [];
  for (let row = 0; row < 16; row += 1) {
    if ((rows & (0x8000 >> row)) === 0) continue;
    const columns = bits.read(16);
    for (let column = 0; column < 16; column += 1)
      if ((columns & (0x8000 >> column)) !== 0) used.push(row * 16 + column);
  }
  return used;
}

function readSelectors(bits: BitReader, count: number, tableCount: number): Uint8Array {
  const recent = Array.from({ length: tableCount }, (_, index) => index);
  const selectors = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) {
    let place = 0;
    while (bits.read(1) === 1) {
      place += 1;
      if (place >= tableCount) throw new Error('the tables of a block are wrong');
    }
    const [table = 0] = recent.splice(place, 1);
    recent.unshift(table);
    selectors[index] = table;
  }
  return selectors;
}

function readTable(bits: BitReader, symbolCount: number): HuffmanTable {
  const lengths = new Uint8Array(symbolCount);
  let length = bits.read(5);
  for (let symbol = 0; symbol < symbolCount; symbol += 1) {
    for (;;) {
      if (length < 1 || length > 20) throw new Error('the tables of a block are wrong');
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  return new HuffmanTable(lengths);
}

/** Symbols 0 and 1 are the digits of a run's length, the last one ends the block, the others move a byte to the front. */
function decodeSymbols(
  bits: BitReader,
  block: Uint32Array,
  symbols: number[],
  selectors: Uint8Array,
  tables: HuffmanTable[],
): number {
  const recent = Uint8Array.from(symbols);
  const end = symbols.length + 1;
  let length = 0;
  let run = 0;
  let digit = 1;
  for (let group = 0; group < selectors.length; group += 1) {
    const table = tables[selectors[group] ?? 0];
    if (!table) break;
    for (let index = 0; index < groupLength; index += 1) {
      const symbol = table.decode(bits);
      if (symbol < 2) {
        run += digit << symbol;
        digit <<= 1;
        if (run > block.length) throw new Error('a block is longer than it may be');
        continue;
      }
      if (run > 0) {
        if (length + run > block.length) throw new Error('a block is longer than it may be');
        block.fill(recent[0] ?? 0, length, length + run);
        length += run;
        run = 0;
        digit = 1;
      }
      if (symbol === end) return length;
      if (length >= block.length) throw new Error('a block is longer than it may be');
      const place = symbol - 1;
      const byte = recent[place] ?? 0;
      recent.copyWithin(1, 0, place);
      recent[0] = byte;
      block[length] = byte;
      length += 1;
    }
  }
  throw new Error('a block has no end');
}
