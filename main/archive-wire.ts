/**
 * An archive at the far end of a channel of messages: a utility process, a child process, a socket. Messages are JSON-safe.
 * `serveArchive` runs beside the archive, `connectArchive` gives the same `Archive` elsewhere.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArchiveEvent } from '../contract/events.ts';
import type { Reply } from '../contract/transport.ts';
import type { Archive } from './archive.ts';
import type { Content } from './content.ts';

export interface Channel {
  post(message: WireMessage): void;
  onMessage(listener: (message: WireMessage) => void): void;
  onClose(listener: () => void): void;
}

export type WireMessage =
  | { kind: 'call'; number: number; method: string; input: unknown }
  | { kind: 'reply'; number: number; reply: Reply }
  | { kind: 'content'; number: number; address: string }
  /** The beginning of a long page, or what goes on after it; its end comes with its description. */
  | { kind: 'page-part'; number: number; text: string }
  | { kind: 'described'; number: number; content: Content }
  | { kind: 'event'; event: ArchiveEvent }
  | { kind: 'close' };

/** Answers what comes over the channel until it closes. Answers with a function that stops serving. */
export function serveArchive(
  archive: Archive,
  channel: Channel,
  options: { onClose?: () => void } = {},
): () => void {
  let open = true;
  const stop = archive.listen((event) => channel.post({ kind: 'event', event }));
  channel.onMessage((message) => {
    if (message.kind === 'call')
      void archive
        .call(message.method, message.input)
        .then((reply) => channel.post({ kind: 'reply', number: message.number, reply }));
    else if (message.kind === 'content')
      void archive
        .content(message.address)
        .then((content) => describe(channel, message.number, content, () => open));
    else if (message.kind === 'close') options.onClose?.();
  });
  channel.onClose(() => {
    open = false;
    stop();
  });
  return stop;
}

/** Characters of a page in one message: to write and to read a message of a whole book holds a process for too long. */
export const pagePartLength = 512 * 1024;

async function describe(
  channel: Channel,
  number: number,
  content: Content,
  isOpen: () => boolean,
): Promise<void> {
  const { body } = content;
  if (body.kind !== 'text' || body.text.length <= pagePartLength) {
    channel.post({ kind: 'described', number, content });
    return;
  }
  let start = 0;
  for (; start + pagePartLength < body.text.length; start += pagePartLength) {
    channel.post({ kind: 'page-part', number, text: body.text.slice(start, start + pagePartLength) });
    await nextTurn();
    if (!isOpen()) return;
  }
  channel.post({
    ...{ kind: 'described', number },
    content: { ...content, body: { kind: 'text', text: body.text.slice(start) } },
  });
}

const lost: Reply = {
  ok: false,
  error: { code: 'disconnected', message: 'The archive went away before it answered.' },
};

/** An archive behind a channel. Calls under way when the channel closes, and later ones, answer `disconnected`. */
export function connectArchive(channel: Channel): Archive {
  const calls = new Map<number, (reply: Reply) => void>();
  const contents = new Map<number, (content: Content) => void>();
  const pages = new Map<number, string[]>();
  const listeners = new Set<(event: ArchiveEvent) => void>();
  const closing: (() => void)[] = [];
  let next = 1;
  let open = true;

  channel.onMessage((message) => {
    if (message.kind === 'reply') take(calls, message.number)?.(message.reply);
    else if (message.kind === 'page-part') {
      const parts = pages.get(message.number) ?? [];
      parts.push(message.text);
      pages.set(message.number, parts);
    } else if (message.kind === 'described') {
      const { number, content } = message;
      take(contents, number)?.(withParts(content, take(pages, number) ?? []));
    } else if (message.kind === 'event') for (const listener of listeners) listener(message.event);
  });
  channel.onClose(() => {
    open = false;
    for (const settle of calls.values()) settle(lost);
    for (const settle of contents.values()) settle(gone());
    calls.clear();
    contents.clear();
    pages.clear();
    for (const done of closing) done();
  });

  return {
    call: (method, input) =>
      new Promise((resolve) => {
        if (!open) return resolve(lost);
        const number = next++;
        calls.set(number, resolve);
        channel.post({ kind: 'call', number, method, input });
      }),
    content: (address) =>
      new Promise((resolve) => {
        if (!open) return resolve(gone());
        const number = next++;
        contents.set(number, resolve);
        channel.post({ kind: 'content', number, address });
      }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () =>
      new Promise((resolve) => {
        if (!open) return resolve();
        closing.push(resolve);
        channel.post({ kind: 'close' });
      }),
  };
}

function withParts(content: Content, parts: readonly string[]): Content {
  if (content.body.kind !== 'text' || parts.length === 0) return content;
  return { ...content, body: { kind: 'text', text: parts.join('') + content.body.text } };
}

function take<T>(map: Map<number, T>, number: number): T | undefined {
  const value = map.get(number);
  map.delete(number);
  return value;
}

function gone(): Content {
  return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: { kind: 'none' } };
}
