import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long may work on the index keep a query waiting. */
const sliceMs = 8;

/** Lets waiting queries pass while long work is done in steps. */
export interface TimeSlicer {
  /** Does the steps, and pauses between them when time is up. */
  run<T>(steps: Generator<undefined, T>): Promise<T>;
  /** Pauses when time is up. */
  pause(): Promise<void>;
}

export function createTimeSlicer(): TimeSlicer {
  let end = performance.now() + sliceMs;
  const slicer: TimeSlicer = {
    async run(steps) {
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        await slicer.pause();
      }
    },
    async pause() {
      if (performance.now() < end) return;
      await nextTurn();
      end = performance.now() + sliceMs;
    },
  };
  return slicer;
}
