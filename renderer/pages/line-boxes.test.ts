import { expect, test } from 'vitest';
import { lineBoxes } from './line-boxes.ts';

const piece = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });

test('pieces of one line, and the blanks between them, are one box', () => {
  expect(lineBoxes([piece(10, 10, 40, 22), piece(40, 10, 40, 22), piece(44, 9, 90, 22)])).toEqual([
    piece(10, 9, 90, 22),
  ]);
});

test('lines below each other and columns beside each other stay apart', () => {
  const boxes = [piece(10, 10, 40, 22), piece(10, 24, 60, 36), piece(200, 24, 260, 36)];
  expect(lineBoxes(boxes)).toEqual(boxes);
});
