import { expect, test } from 'vitest';
import { fitted, panBy, whole, zoomAt } from './zoom.ts';

const room = { width: 1000, height: 600 };
const fit = fitted({ width: 4000, height: 2000 }, room);

test('shows a large picture whole and a small one in its own size', () => {
  expect(fit).toEqual({ width: 1000, height: 500 });
  expect(fitted({ width: 200, height: 100 }, room)).toEqual({ width: 200, height: 100 });
});

test('keeps what lies under the pointer under it while zooming', () => {
  const point = { x: 200, y: 50 };
  const zoomed = zoomAt(whole, 4, point, fit, room);
  expect(zoomed.scale).toBe(4);
  // A point of the picture stands at zoom + offset × scale.
  const before = { x: (point.x - whole.x) / whole.scale, y: (point.y - whole.y) / whole.scale };
  expect((point.x - zoomed.x) / zoomed.scale).toBeCloseTo(before.x);
  expect((point.y - zoomed.y) / zoomed.scale).toBeCloseTo(before.y);
});

test('never leaves the picture out of sight, nor smaller than it fits', () => {
  const near = zoomAt(whole, 2, { x: 0, y: 0 }, fit, room);
  expect(panBy(near, 9_999, -9_999, fit, room)).toEqual({ scale: 2, x: 500, y: -200 });
  expect(zoomAt(near, 0.1, { x: 400, y: 0 }, fit, room)).toEqual(whole);
  expect(zoomAt(whole, 1_000, { x: 0, y: 0 }, fit, room).scale).toBe(12);
});
