import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutSheets } from './sheet-geometry.ts';

const character = 8.66;

test('a narrow window has one column as wide as it allows', () => {
  expect(layOutSheets({ width: 390, measure: 66 * character, character, comments: false })).toEqual({
    columns: 1,
    column: 354,
    gap: 36,
    inset: 18,
    margin: false,
  });
});

test('a wide window has two columns, and one when comments stand beside the text', () => {
  const wishes = { width: 1_100, measure: 66 * character, character };
  expect(layOutSheets({ ...wishes, comments: false })).toMatchObject({ columns: 2, margin: false });
  expect(layOutSheets({ ...wishes, comments: true })).toMatchObject({ columns: 1, margin: true });
});

test('who asked for a wide measure in larger type is not given two columns of a few words', () => {
  expect(layOutSheets({ width: 1_000, measure: 66 * 17, character: 17, comments: false })).toMatchObject({
    columns: 1,
  });
});

test('sheets are exactly as wide as the window, and nothing of the next one is in view', () => {
  fc.assert(
    fc.property(
      fc.record({
        width: fc.integer({ min: 320, max: 3_840 }),
        characters: fc.integer({ min: 40, max: 100 }),
        character: fc.double({ min: 5, max: 18, noNaN: true }),
        comments: fc.boolean(),
      }),
      ({ width, characters, character, comments }) => {
        const measure = characters * character;
        const { columns, column, gap, inset, margin } = layOutSheets({ width, measure, character, comments });
        expect(columns * (column + gap)).toBe(width);
        expect(column).toBeLessThanOrEqual(Math.max(160, measure));
        expect(inset).toBeGreaterThanOrEqual(15);
        // The next sheet begins at the inset behind the edge of this one, and the last column ends before the edge.
        expect(inset + columns * column + (columns - 1) * gap).toBeLessThanOrEqual(width - 15);
        if (margin) expect(width - inset - column).toBeGreaterThanOrEqual(216 + 30);
      },
    ),
  );
});
