import type { Writable } from 'node:stream';

/** What goes to stdout. Every write waits for a slow reader, so that nothing piles up. */
export interface Output {
  /** One object a line. */
  json(value: unknown): Promise<void>;
  /** A line for people. What could steer a terminal is taken out: titles and texts are other people's. */
  line(text?: string): Promise<void>;
  /** As it is, when a program reads; for a terminal, what could steer it is taken out. */
  content(text: string): Promise<void>;
  bytes(bytes: Uint8Array): Promise<void>;
}

/** The reader of the output has gone (`carrel list | head`): no failure, and nothing more to do. */
export class OutputClosed extends Error {}

export function createOutput(stream: Writable & { isTTY?: boolean }): Output {
  let closed = false;
  let failure: Error | null = null;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true;
    if (error.code !== 'EPIPE') failure = error;
  });
  const write = (chunk: string | Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(failure ?? new OutputClosed());
      stream.write(chunk, (error) => {
        if (!error) return resolve();
        closed = true;
        reject('code' in error && error.code === 'EPIPE' ? new OutputClosed() : error);
      });
    });
  return {
    json: (value) => write(`${JSON.stringify(value)}\n`),
    line: (text = '') => write(`${harmless(text)}\n`),
    content: (text) => write(stream.isTTY ? harmless(text) : text),
    bytes: write,
  };
}

/** Control characters but tab and line feed, and marks that turn the direction of what follows. */
export function harmless(text: string): string {
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, '');
}
