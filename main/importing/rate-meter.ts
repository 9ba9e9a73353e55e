/** How fast something goes now: over the last five seconds, so that one slow file early does not spoil the forecast. */
export interface RateMeter {
  add(count: number): void;
  perSecond(): number;
}

const windowMs = 5_000;

export function createRateMeter(now: () => number = Date.now): RateMeter {
  const started = now();
  const recent: { at: number; count: number }[] = [];
  return {
    add: (count) => void recent.push({ at: now(), count }),
    perSecond() {
      const from = now() - windowMs;
      while (recent[0] !== undefined && recent[0].at < from) recent.shift();
      const spanMs = Math.max(1, Math.min(windowMs, now() - started));
      return (recent.reduce((sum, { count }) => sum + count, 0) * 1000) / spanMs;
    },
  };
}
