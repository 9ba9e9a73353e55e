import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutMargin, type MarginNote } from './margin-layout.ts';

test('leaves comments that do not crowd at their lines', () => {
  const places = layOutMargin(
    [
      { id: 'b', wanted: 300, height: 60 },
      { id: 'a', wanted: 100, height: 60 },
    ],
    10,
  );
  expect(Object.fromEntries(places)).toEqual({ a: 100, b: 300 });
});

test('spreads crowded comments around the places they want', () => {
  const places = layOutMargin(
    [
      { id: 'a', wanted: 200, height: 50 },
      { id: 'b', wanted: 200, height: 50 },
    ],
    10,
  );
  expect(Object.fromEntries(places)).toEqual({ a: 170, b: 230 });
});

test('gives the chosen comment its line', () => {
  const places = layOutMargin(
    ['a', 'b', 'c'].map((id) => ({ id, wanted: 200, height: 50 })),
    10,
    'b',
  );
  expect(Object.fromEntries(places)).toEqual({ a: 140, b: 200, c: 260 });
});

const note = fc.record({
  wanted: fc.integer({ min: 0, max: 2_000 }),
  height: fc.integer({ min: 20, max: 200 }),
});

test('never lays one comment over another, whatever they want', () => {
  fc.assert(
    fc.property(fc.array(note, { maxLength: 30 }), fc.option(fc.nat({ max: 29 })), (wants, chosen) => {
      const notes: MarginNote[] = wants.map((want, index) => ({ id: String(index), ...want }));
      const places = layOutMargin(notes, 10, chosen === null ? undefined : String(chosen));
      expect(places.size).toBe(notes.length);
      const laid = notes
        .map(({ id, height }) => ({ top: places.get(id) ?? Number.NaN, height }))
        .sort((a, b) => a.top - b.top);
      laid.forEach((item, index) => {
        const next = laid[index + 1];
        if (next !== undefined) expect(next.top).toBeGreaterThanOrEqual(item.top + item.height + 10 - 1e-6);
      });
      if (chosen === null && laid[0] !== undefined) expect(laid[0].top).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 1_000 },
  );
});
