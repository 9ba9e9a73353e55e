import type { Transform } from 'node:stream';

/**
 * What an engine of node:zlib makes of a source. Written by hand because of failures: a pipeline throws away what the
 * engine had ready when its source or its format broke, and here the reader gets every byte that came before.
 */
export async function* pump(
  source: AsyncIterable<Uint8Array>,
  engine: Transform,
): AsyncGenerator<Uint8Array> {
  const state: State = { failure: null, ended: false, wake: nothing, wrote: nothing };
  const fail = (cause: unknown) => {
    state.failure ??= { cause };
    state.wake();
  };
  engine.on('readable', () => state.wake());
  engine.on('error', fail);
  engine.on('end', () => {
    state.ended = true;
    state.wake();
  });
  // An engine that is destroyed while it holds a piece never calls back for it.
  engine.on('close', () => state.wrote());
  const feeding = feed(source, engine, state).catch(fail);
  try {
    for (;;) {
      const chunk: unknown = engine.read();
      if (chunk instanceof Uint8Array) yield chunk;
      else if (state.failure) throw state.failure.cause;
      else if (state.ended) return;
      else
        await new Promise<void>((resolve) => {
          state.wake = resolve;
        });
    }
  } finally {
    engine.destroy();
    await feeding;
  }
}

interface State {
  failure: { cause: unknown } | null;
  ended: boolean;
  /** Goes on reading. */
  wake(): void;
  /** Goes on feeding. */
  wrote(): void;
}

function nothing(): void {}

/** One piece at a time: what is not asked for is not made. */
async function feed(source: AsyncIterable<Uint8Array>, engine: Transform, state: State): Promise<void> {
  for await (const piece of source) {
    if (engine.destroyed || state.ended) return;
    await new Promise<void>((resolve) => {
      state.wrote = resolve;
      engine.write(piece, () => resolve());
    });
  }
  if (!engine.destroyed) engine.end();
}
