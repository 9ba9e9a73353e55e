/** Thrown into work in steps that nobody waits for any more. */
export const stopped = new Error('The work was stopped.');

/** Gives up between two steps when the work is not wanted any more: it throws `stopped`, once the work has cleared up. */
export function* whileWanted<T>(
  steps: Generator<undefined, T>,
  isWanted: () => boolean,
): Generator<undefined, T> {
  for (;;) {
    const step = isWanted() ? steps.next() : steps.throw(stopped);
    if (step.done) return step.value;
    yield;
  }
}
