import { type ArchiveEvent, events } from '../../contract/events.ts';
import type { Reply, Transport } from '../../contract/transport.ts';

/** Calls are POSTs, events one stream. The header cannot be sent by a page from elsewhere without asking first. */
export const callHeaders = { 'content-type': 'application/json', 'x-carrel': '1' } as const;

/** What a browser brings along. */
export interface Web {
  fetch: typeof fetch;
  openEvents(path: string): EventStream;
}
/** The part of EventSource that is used. */
export interface EventStream {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onerror: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent<string>) => void) | null;
}

const browser: Web = {
  fetch: (input, init) => fetch(input, init),
  openEvents: (path) => new EventSource(path),
};
const closed = 2;

/** The archive behind the loopback host that this page came from. */
export function createHttpTransport(web: Web = browser): Transport {
  const listeners = new Set<(event: ArchiveEvent) => void>();
  const tell = (event: ArchiveEvent): void => {
    for (const listener of listeners) listener(event);
  };
  let listening = false;

  return {
    call: (method, input) => call(web, method, input),
    listen(listener) {
      listeners.add(listener);
      if (!listening) openStream(web, tell);
      listening = true;
      return () => listeners.delete(listener);
    },
  };
}

async function call(web: Web, method: string, input: unknown): Promise<Reply> {
  try {
    const response = await web.fetch(`/call/${encodeURIComponent(method)}`, {
      method: 'POST',
      headers: callHeaders,
      body: JSON.stringify(input ?? {}),
      redirect: 'error',
    });
    const body: unknown = await response.json();
    if (isReply(body)) return body;
    throw new TypeError('not a reply');
  } catch {
    return {
      ok: false,
      error: { code: 'disconnected', message: 'Carrel does not answer. Is it still running?' },
    };
  }
}

/** The host is our own program; a proxy or a wrong port answers something else, which must not pass for a reply. */
function isReply(body: unknown): body is Reply {
  return typeof body === 'object' && body !== null && 'ok' in body && (body.ok === true || 'error' in body);
}

function openStream(web: Web, tell: (event: ArchiveEvent) => void): void {
  const stream = web.openEvents('/events');
  let lost = false;
  stream.onopen = () => {
    if (lost) tell({ event: 'connection', data: { state: 'connected' } });
    lost = false;
  };
  stream.onerror = () => {
    // The browser tries again by itself, unless the host refused: then the session is over.
    if (stream.readyState === closed)
      tell({
        event: 'connection',
        data: { state: 'failed', message: 'This session is over. Open Carrel again from its start command.' },
      });
    else if (!lost) tell({ event: 'connection', data: { state: 'reconnecting' } });
    lost = true;
  };
  stream.onmessage = ({ data }) => {
    const event = readEvent(data);
    if (event !== null) tell(event);
  };
}

/** Events of a newer or foreign host that do not fit the contract are passed over. */
export function readEvent(text: string): ArchiveEvent | null {
  const { event: name, data } = JSON.parse(text) as { event?: unknown; data?: unknown };
  if (typeof name !== 'string' || !Object.hasOwn(events, name)) return null;
  const parsed = events[name as ArchiveEvent['event']].safeParse(data);
  return parsed.success ? ({ event: name, data: parsed.data } as ArchiveEvent) : null;
}
