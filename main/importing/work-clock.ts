/** Measures the time that a worker itself takes over a file: it is held while the worker waits for its host. */
export interface WorkClock {
  go(): void;
  hold(): void;
  /** Something came out of the worker: it has its whole time again. */
  reset(): void;
  stop(): void;
}

export function createWorkClock(limitMs: number, onOver: () => void): WorkClock {
  let left = limitMs;
  let since: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  const hold = (): void => {
    clearTimeout(timer);
    if (since !== null) left -= performance.now() - since;
    since = null;
  };
  const go = (): void => {
    if (since !== null) return;
    since = performance.now();
    timer = setTimeout(onOver, Math.max(0, left));
  };
  return {
    go,
    hold,
    reset() {
      const running = since !== null;
      hold();
      left = limitMs;
      if (running) go();
    },
    stop: hold,
  };
}
