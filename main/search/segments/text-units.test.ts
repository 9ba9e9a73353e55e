import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextUnits } from './text-units.ts';

const text = fc.string({ unit: 'binary', maxLength: 20 });

describe('units of a text', () => {
  test('are those of the text whose bytes they were read from, with what stood before', () => {
    const units = new TextUnits();
    fc.assert(
      fc.property(text, text, (before, end) => {
        const first = Buffer.from(before);
        units.replaceEnd(0, first, 0, first.length);
        expect(units.toString()).toBe(before);
        const shared = Math.floor(before.length / 2);
        const bytes = Buffer.from(`??${end}`);
        units.replaceEnd(shared, bytes, 2, bytes.length);
        expect(units.toString()).toBe(before.slice(0, shared) + end);
      }),
    );
  });

  test('compare as strings do', () => {
    const units = new TextUnits();
    fc.assert(
      fc.property(text, text, (one, other) => {
        const bytes = Buffer.from(one);
        units.replaceEnd(0, bytes, 0, bytes.length);
        expect(Math.sign(units.compare(other))).toBe(one < other ? -1 : one > other ? 1 : 0);
        expect(units.startsWith(other)).toBe(one.startsWith(other));
        expect(units.startsWith(one.slice(0, 3))).toBe(true);
      }),
    );
  });

  test('have room for long words', () => {
    const units = new TextUnits();
    const bytes = Buffer.from('ա'.repeat(500));
    units.replaceEnd(0, bytes, 0, bytes.length);
    expect(units.toString()).toBe('ա'.repeat(500));
  });
});
