import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bounds, boundsFor } from './window-bounds.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const desk = { x: 1440, y: 0, width: 2560, height: 1415 };
const state = (bounds: Bounds) => ({ ...bounds, maximised: false });

test('opens where it was', () => {
  const bounds = { x: 1600, y: 200, width: 1100, height: 900 };
  expect(boundsFor(state(bounds), [laptop, desk])).toMatchObject(bounds);
});

test('comes back to the display that is left when its own was unplugged', () => {
  const bounds = boundsFor(state({ x: 3000, y: 300, width: 1100, height: 700 }), [laptop]);
  expect(bounds).toEqual({ x: 170, y: 113, width: 1100, height: 700 });
});

test('opens in the middle of the first display when it was nowhere', () => {
  expect(boundsFor(null, [laptop, desk])).toEqual({ x: 80, y: 33, width: 1280, height: 860 });
});

test('always lies wholly on one display, whatever was remembered', () => {
  const size = fc.integer({ min: 1, max: 6000 });
  const place = fc.integer({ min: -8000, max: 8000 });
  const remembered = fc.record({ x: place, y: place, width: size, height: size, maximised: fc.boolean() });
  fc.assert(
    fc.property(
      fc.option(remembered),
      fc.constantFrom([laptop], [laptop, desk], [desk, laptop]),
      (was, displays) => {
        const { x, y, width, height } = boundsFor(was, displays);
        return displays.some(
          (display) =>
            x >= display.x &&
            y >= display.y &&
            x + width <= display.x + display.width &&
            y + height <= display.y + display.height,
        );
      },
    ),
  );
});

test('a window is not laid exactly over another, and not off the display either', () => {
  const was = state({ x: 100, y: 80, width: 800, height: 700 });
  const first = boundsFor(was, [laptop]);
  const second = boundsFor(was, [laptop], undefined, [first]);
  expect(second).toMatchObject({ x: first.x + 28, y: first.y + 28, width: 800, height: 700 });
  expect(boundsFor(was, [laptop], undefined, [first, second]).x).toBe(first.x + 56);
  const many = Array.from({ length: 60 }, (_, index) => ({ x: 100 + 28 * index, y: 80 + 28 * index }));
  expect(boundsFor(was, [laptop], undefined, many).y).toBeLessThan(laptop.height);
});
