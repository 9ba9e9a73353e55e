import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLoopback } from '../../main/hosts/loopback/start-loopback.ts';
import { openConfStore } from '../../main/settings/conf-store.ts';
import { createSettingsStore } from '../../main/settings/settings-store.ts';
import { createHttpTransport, type EventStream, type Web } from '../../renderer/archive/http-transport.ts';
import { type Carry, root } from './transports.ts';

/** The loopback host at one end, the interface's own transport at the other, real http between them. */
export const http: Carry = async (archive) => {
  const scratch = await mkdtemp(join(tmpdir(), 'carrel-http-'));
  const host = await startLoopback({
    archive,
    library: scratch,
    settings: createSettingsStore(openConfStore(scratch)),
    rendererFolder: join(root, 'out/renderer'),
    version: '0.0.0',
    port: 0,
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const entered = await fetch(host.url, { redirect: 'manual' });
  const stop = new AbortController();
  return {
    transport: createHttpTransport(
      browser(new URL(host.url).origin, entered.headers.get('set-cookie') ?? '', stop.signal),
    ),
    async close() {
      stop.abort();
      await host.close();
      await rm(scratch, { recursive: true, force: true });
    },
  };
};

/** What a browser does and Node does not: relative addresses, the cookie, and a stream of events. */
function browser(origin: string, setCookie: string, signal: AbortSignal): Web {
  const cookie = setCookie.split(';')[0] ?? '';
  const send: typeof fetch = (path, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    return fetch(origin + String(path), { ...init, headers });
  };
  return { fetch: send, openEvents: (path) => openEvents(send, path, signal) };
}

function openEvents(send: typeof fetch, path: string, signal: AbortSignal): EventStream {
  const stream: EventStream & { readyState: number } = {
    readyState: 0,
    onopen: null,
    onerror: null,
    onmessage: null,
  };
  const read = async (): Promise<void> => {
    const { body } = await send(path, { signal });
    if (body === null) return;
    stream.readyState = 1;
    stream.onopen?.(new Event('open'));
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const blocks = (text + chunk).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks)
        if (block.startsWith('data: '))
          stream.onmessage?.(new MessageEvent('message', { data: block.slice(6) }));
    }
  };
  read().catch(() => {
    stream.readyState = 2;
    stream.onerror?.(new Event('error'));
  });
  return stream;
}
