import type { Page } from '@playwright/test';

/** What a page says of itself while something is done in it; milliseconds. */
export interface Watched {
  /** From the key or press to the second frame after it is done. */
  until: number;
  longTasks: number[];
}

declare global {
  interface Window {
    opening: {
      begin(): void;
      /** Resolves when the frame of another article than at `begin` is in view and has been painted. */
      opened(): Promise<number>;
      tasks(): number[];
      shown(): string | null;
    };
  }
}

/** Runs in the page before anything else does. */
export function watchOpening(): void {
  let began = 0;
  let before: string | null = null;
  let tasks: number[] = [];
  let armed = false;
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries())
      if (startTime + duration > began) tasks.push(duration);
  }).observe({ type: 'longtask' });
  // The clock starts with the key or the press itself: what it costs to drive a browser from outside is not counted.
  const start = (event: Event): void => {
    if (armed) began = event.timeStamp;
    armed = false;
  };
  addEventListener('keydown', start, true);
  addEventListener('pointerdown', start, true);
  const shown = (): string | null => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[src^="/article/"]'))
      if (!frame.inert && frame.contentDocument?.getElementById('text') != null) return frame.src;
    return null;
  };
  window.opening = {
    begin() {
      before = shown();
      tasks = [];
      began = performance.now();
      armed = true;
    },
    opened: () =>
      new Promise((resolve) => {
        const look = (): void => {
          const now = shown();
          if (now === null || now === before) requestAnimationFrame(look);
          else requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
        };
        look();
      }),
    tasks: () => tasks,
    shown,
  };
}

/** Does one thing in the page and waits until another article is in view. */
export async function timeOpening(page: Page, act: () => Promise<unknown>): Promise<Watched> {
  await page.evaluate(() => window.opening.begin());
  const opened = page.evaluate(() => window.opening.opened());
  await act();
  const until = await opened;
  return { until, longTasks: await page.evaluate(() => window.opening.tasks()) };
}

/** Turns pages of what is in view, and tells how long each took to be painted. */
export async function timeTurning(page: Page, turns: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const started = performance.now();
    await page.keyboard.press('Space');
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    times.push(performance.now() - started);
  }
  return times;
}

export function figures(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}
