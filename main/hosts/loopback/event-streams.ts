import type { ServerResponse } from 'node:http';
import type { ArchiveEvent } from '../../../contract/events.ts';

export interface EventStreams {
  /** Begins with what the connection to the archive is now. False when there are too many. */
  open(response: ServerResponse, headers: Record<string, string>): boolean;
  tell(event: ArchiveEvent): void;
  close(): void;
}

const mostStreams = 32;
/** Something passes now and then, so that both ends notice a broken line. */
const signOfLifeMs = 20_000;
/** A window that sleeps does not read; it is let go and asks again when it wakes. */
const mostWaitingBytes = 4 * 1024 * 1024;

/** Server-sent events to every open window. */
export function createEventStreams(connection: () => ArchiveEvent): EventStreams {
  const streams = new Set<ServerResponse>();
  const timer = setInterval(() => write(': alive\n\n'), signOfLifeMs);
  timer.unref();

  const write = (text: string): void => {
    for (const stream of streams) {
      stream.write(text);
      if (stream.writableLength > mostWaitingBytes) stream.destroy();
    }
  };

  return {
    open(response, headers) {
      if (streams.size >= mostStreams) return false;
      response.writeHead(200, {
        ...headers,
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
      });
      response.write(`retry: 500\n\n${line(connection())}`);
      streams.add(response);
      response.once('close', () => streams.delete(response));
      return true;
    },
    tell: (event) => write(line(event)),
    close() {
      clearInterval(timer);
      for (const stream of streams) stream.end();
    },
  };
}

function line(event: ArchiveEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`;
}
