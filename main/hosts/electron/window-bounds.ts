import type { WindowState } from '../../settings/settings-store.ts';

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const smallestWindow = { width: 480, height: 400 } as const;
export const usualWindow = { width: 1280, height: 860 } as const;
/** For one thing alone: a page with a little air. */
export const pageWindow = { width: 860, height: 920 } as const;
/** A window that would lie exactly over another is moved by so much. */
const step = 28;
/** Of a window's top must be seen, so that it can be taken hold of. */
const seenAtLeast = { width: 120, height: 40 } as const;

/**
 * Where the window opens: where it was, moved and shrunk onto the displays of today (a remembered one may be unplugged);
 * in the middle of the first display when it was nowhere.
 *
 * @param displays the areas free of bars and docks, the primary one first.
 * @param taken where windows begin that are open: a new one is not laid exactly over another.
 */
export function boundsFor(
  state: WindowState | null,
  displays: readonly Bounds[],
  usual: { width: number; height: number } = usualWindow,
  taken: readonly { x: number; y: number }[] = [],
): Bounds {
  let bounds = placeFor(state, displays, usual);
  const isTaken = ({ x, y }: Bounds): boolean => taken.some((other) => other.x === x && other.y === y);
  const display = displays.find((each) => isSeen(bounds, each));
  for (let tries = 0; tries < taken.length && isTaken(bounds); tries++) {
    const next = { ...bounds, x: bounds.x + step, y: bounds.y + step };
    if (display === undefined || !isSeen(next, display)) break;
    bounds = next;
  }
  return bounds;
}

function placeFor(
  state: WindowState | null,
  displays: readonly Bounds[],
  usualWindow: { width: number; height: number },
): Bounds {
  const [primary] = displays;
  if (primary === undefined) return state ?? { x: 0, y: 0, ...usualWindow };
  const home = state === null ? undefined : displays.find((display) => isSeen(state, display));
  if (state === null || home === undefined) {
    const width = Math.min(state?.width ?? usualWindow.width, primary.width);
    const height = Math.min(state?.height ?? usualWindow.height, primary.height);
    return {
      x: primary.x + Math.round((primary.width - width) / 2),
      y: primary.y + Math.round((primary.height - height) / 2),
      width,
      height,
    };
  }
  const width = Math.min(Math.max(state.width, smallestWindow.width), home.width);
  const height = Math.min(Math.max(state.height, smallestWindow.height), home.height);
  return {
    x: between(home.x, state.x, home.x + home.width - width),
    y: between(home.y, state.y, home.y + home.height - height),
    width,
    height,
  };
}

function isSeen(window: Bounds, display: Bounds): boolean {
  const width = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  const topInside =
    window.y >= display.y - seenAtLeast.height && window.y + seenAtLeast.height <= display.y + display.height;
  return topInside && width >= seenAtLeast.width;
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
