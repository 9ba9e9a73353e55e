import type { Socket } from 'node:net';
import type { Channel, WireMessage } from '../../archive-wire.ts';

/** The first line from the holder of a library: that it is Carrel, and how it speaks. */
export const greeting = JSON.stringify({ carrel: 1 });

/** The longest text an article may have, several times over. */
const longestLine = 256 * 1024 * 1024;
/** A peer that has stopped reading is let go before it fills the memory. */
const mostWaiting = 256 * 1024 * 1024;

/**
 * Messages as lines of JSON. Both ends are programs of the same person; what is no message ends the connection.
 *
 * @param onFirstLine takes the greeting, at the end that is greeted.
 */
export function createSocketChannel(socket: Socket, onFirstLine?: (line: string) => void): Channel {
  const listeners: ((message: WireMessage) => void)[] = [];
  let greeted = onFirstLine === undefined;
  readLines(socket, (line) => {
    if (!greeted) {
      greeted = true;
      onFirstLine?.(line);
      return;
    }
    const message: unknown = JSON.parse(line);
    if (isMessage(message)) for (const listener of listeners) listener(message);
  });
  return {
    post(message) {
      if (socket.destroyed) return;
      socket.write(`${JSON.stringify(message)}\n`);
      if (socket.writableLength > mostWaiting) socket.destroy();
    },
    onMessage: (listener) => void listeners.push(listener),
    onClose: (listener) => void socket.once('close', listener),
  };
}

/** Calls back with every whole line; a line that is too long, or a throw, ends the connection. */
function readLines(socket: Socket, onLine: (line: string) => void): void {
  socket.setEncoding('utf8');
  let parts: string[] = [];
  let length = 0;
  socket.on('data', (chunk: string) => {
    let rest = chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = parts.join('') + rest.slice(0, end);
      parts = [];
      length = 0;
      rest = rest.slice(end + 1);
      try {
        onLine(line);
      } catch {
        socket.destroy();
        return;
      }
    }
    if (rest === '') return;
    parts.push(rest);
    length += rest.length;
    if (length > longestLine) socket.destroy();
  });
  // A broken connection ends with `close`, which is what everyone listens to.
  socket.on('error', () => undefined);
}

function isMessage(value: unknown): value is WireMessage {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}
