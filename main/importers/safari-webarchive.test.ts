import { expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { readBinaryPlist } from './safari/binary-plist.ts';
import { safariWebarchive } from './safari-webarchive.ts';

/** A binary list of objects written by hand, each given as its bytes; references and offsets of one byte. */
function plist(objects: readonly (readonly number[])[], top = 0): Uint8Array {
  const bytes: number[] = [...Buffer.from('bplist00')];
  const offsets = objects.map((object) => {
    const offset = bytes.length;
    bytes.push(...object);
    return offset;
  });
  const table = bytes.length;
  const trailer = Buffer.alloc(32);
  trailer[6] = 1;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(top), 16);
  trailer.writeBigUInt64BE(BigInt(table), 24);
  return Uint8Array.from([...bytes, ...offsets, ...trailer]);
}

const ascii = (text: string): number[] => [0x50 + text.length, ...Buffer.from(text)];

function outcome(bytes: Uint8Array): unknown {
  try {
    return readBinaryPlist(bytes, 'The list');
  } catch (error) {
    return error instanceof ArchiveError ? error.code : error;
  }
}

test('reads the objects of a binary property list', () => {
  const list = plist([
    [0xd3, 1, 2, 3, 4, 5, 6],
    ascii('text'),
    ascii('list'),
    ascii('data'),
    [0x62, 0x05, 0x31, 0x05, 0x32],
    [0xa4, 7, 8, 9, 10],
    [0x42, 1, 2],
    [0x11, 0x01, 0x00],
    [0x09],
    [0x00],
    [0x33, 0, 0, 0, 0, 0, 0, 0, 0],
  ]);
  expect(outcome(list)).toEqual(
    new Map<string, unknown>([
      ['text', 'ԱԲ'],
      ['list', [256, true, null, new Date('2001-01-01T00:00:00Z')]],
      ['data', Uint8Array.of(1, 2)],
    ]),
  );
});

test('refuses lists that lead in a circle, beyond their end, or nowhere', () => {
  expect(outcome(plist([[0xa1, 0]]))).toBe('damaged');
  expect(outcome(plist([[0xa1, 9]]))).toBe('damaged');
  expect(outcome(plist([[0x4f, 0x12, 0x7f, 0xff, 0xff, 0xff]]))).toBe('damaged');
  expect(outcome(plist([[0x70]]))).toBe('damaged');
  expect(outcome(plist([[0x09]], 5))).toBe('damaged');
  expect(outcome(Buffer.from('bplist00'))).toBe('damaged');
});

test('reads each object once, however many ways lead to it', () => {
  const doubling = Array.from({ length: 60 }, (_, index) => [0xa2, index + 1, index + 1]);
  expect(outcome(plist([...doubling, [0x09]]))).toHaveLength(2);
});

test('leaves property lists without a page to others', () => {
  const head = (bytes: Uint8Array, name: string) => ({ name, path: name, bytes });
  expect(safariWebarchive.recognise(head(plist([ascii('text')]), 'a.plist'))).toBe(0);
  expect(safariWebarchive.recognise(head(plist([ascii('text')]), 'a.webarchive'))).toBeGreaterThan(0.9);
});

test('ends with a value or a named refusal whatever byte of a list is changed', () => {
  const sound = plist([[0xd1, 1, 2], ascii('text'), [0xa2, 3, 3], ascii('a longer one')]);
  for (let at = 8; at < sound.length; at += 1)
    for (const change of [0x01, 0x10, 0x80, 0xff]) {
      const bytes = Uint8Array.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      expect(outcome(bytes)).not.toBeInstanceOf(Error);
    }
});
