import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Archive } from './archive.ts';
import {
  type Channel,
  connectArchive,
  pagePartLength,
  serveArchive,
  type WireMessage,
} from './archive-wire.ts';
import type { Content } from './content.ts';

interface End {
  channel: Channel;
  hear(message: WireMessage): void;
  close(): void;
}

/** The two ends of a channel whose messages cross as JSON, one at a time, and what crossed. */
function joined(): { near: End; far: End; crossed: WireMessage[] } {
  const crossed: WireMessage[] = [];
  const makeEnd = (send: (message: WireMessage) => void): End => {
    const listeners: ((message: WireMessage) => void)[] = [];
    const closers: (() => void)[] = [];
    return {
      channel: {
        post: send,
        onMessage: (listener) => void listeners.push(listener),
        onClose: (listener) => void closers.push(listener),
      },
      hear: (message) => {
        for (const listener of listeners) listener(message);
      },
      close: () => {
        for (const closer of closers) closer();
      },
    };
  };
  const cross = (message: WireMessage, to: () => End): void => {
    crossed.push(message);
    const copy: WireMessage = JSON.parse(JSON.stringify(message));
    queueMicrotask(() => to().hear(copy));
  };
  const near: End = makeEnd((message) => cross(message, () => far));
  const far: End = makeEnd((message) => cross(message, () => near));
  return { near, far, crossed };
}

function archiveOf(pages: Record<string, string>): Archive {
  return {
    call: async () => ({ ok: true, value: null }),
    content: async (address): Promise<Content> => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: { kind: 'text', text: pages[address] ?? '' },
    }),
    listen: () => () => undefined,
    close: async () => undefined,
  };
}

const long = '<p>The ferry 🛥 runs again.</p>\n'.repeat(100_000);
const longer = `<h2>Later</h2>${long.replaceAll('again', 'no more')}`;

test('a long page crosses in parts, among what else is asked for, and arrives whole', async () => {
  const { near, far, crossed } = joined();
  serveArchive(
    archiveOf({ '/article/a': long, '/article/b': longer, '/article/c': '<p>Short.</p>' }),
    far.channel,
  );
  const archive = connectArchive(near.channel);
  const pages = ['a', 'b', 'c'].map((name) => archive.content(`/article/${name}`));
  const reply = archive.call('library.status', {});
  const [a, b, c] = await Promise.all(pages);
  expect(a?.body).toEqual({ kind: 'text', text: long });
  expect(b?.body).toEqual({ kind: 'text', text: longer });
  expect(c?.body).toEqual({ kind: 'text', text: '<p>Short.</p>' });
  expect(await reply).toEqual({ ok: true, value: null });
  for (const message of crossed) expect(JSON.stringify(message).length).toBeLessThan(pagePartLength * 1.2);
  const kinds = crossed.map(({ kind }) => kind);
  expect(kinds.indexOf('reply')).toBeLessThan(kinds.lastIndexOf('page-part'));
});

test('nothing more of a page is sent to whoever has gone', async () => {
  const { near, far, crossed } = joined();
  serveArchive(archiveOf({ '/article/a': long }), far.channel);
  const archive = connectArchive(near.channel);
  const page = archive.content('/article/a');
  while (!crossed.some(({ kind }) => kind === 'page-part')) await nextTurn();
  far.close();
  near.close();
  expect((await page).status).toBe(404);
  const sent = crossed.length;
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  expect(crossed).toHaveLength(sent);
});
