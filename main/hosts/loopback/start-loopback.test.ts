import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect, createConnection } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Archive, openArchive } from '../../archive.ts';
import { openConfStore } from '../../settings/conf-store.ts';
import { createSettingsStore, type SettingsStore } from '../../settings/settings-store.ts';
import { type Loopback, startLoopback } from './start-loopback.ts';

/** Two programs and their workers may share a busy machine. */
const patiently = { timeout: 15_000 };
const root = resolve(import.meta.dirname, '../../..');
let scratch: string;
let archive: Archive;
let settings: SettingsStore;
let host: Loopback;
let cookie: string;
const logged: string[] = [];

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'carrel-loopback-'));
  mkdirSync(join(scratch, 'renderer'));
  writeFileSync(join(scratch, 'renderer', 'index.html'), '<!doctype html><title>Carrel</title>');
  archive = await openArchive({
    folder: join(scratch, 'library'),
    programFolder: join(root, 'main'),
    resourcesFolder: join(root, 'resources'),
    log: (line) => logged.push(line),
  });
  settings = createSettingsStore(openConfStore(scratch));
  host = await start();
  cookie = await enter(host);
});
afterAll(async () => {
  await host.close();
  await archive.close();
  rmSync(scratch, { recursive: true, force: true });
});

const start = () =>
  startLoopback({
    archive,
    library: join(scratch, 'library'),
    settings,
    rendererFolder: join(scratch, 'renderer'),
    version: '0.0.0',
    port: 0,
    uploadLimits: { fileBytes: 100_000, totalBytes: 250_000, files: 8 },
    log: (line) => logged.push(line),
  });
const origin = () => new URL(host.url).origin;

async function enter(loopback: Loopback): Promise<string> {
  const response = await fetch(loopback.newLink(), { redirect: 'manual' });
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/');
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const read = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin() + path, { headers: { cookie, ...headers } });
async function call(method: string, input: unknown = {}) {
  const response = await fetch(`${origin()}/call/${method}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'x-carrel': '1' },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
  return { status: response.status, reply: await response.json() };
}
const upload = (name: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(`${origin()}/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream', 'x-carrel': '1' },
    body,
  });

/** Events of the stream, as a browser would hear them. */
async function* events(signal: AbortSignal) {
  const response = await fetch(`${origin()}/events`, { headers: { cookie }, signal });
  if (response.body === null) return;
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) if (block.startsWith('data: ')) yield JSON.parse(block.slice(6));
  }
}

async function imported(id: string) {
  for (;;) {
    const { reply } = await call('imports.get', { id });
    if (reply.value.state !== 'running') return reply.value;
    await new Promise((settle) => setTimeout(settle, 20));
  }
}

test('gives the page to the browser that has the cookie, and nothing to one that has not', async () => {
  const page = await read('/');
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<title>Carrel</title>');
  for (const path of ['/', '/index.html', '/article/abcdefgh', '/events', '/nowhere']) {
    const stranger = await fetch(origin() + path);
    expect(stranger.status, path).toBe(403);
    expect(await stranger.text()).not.toContain('<title>');
  }
});

test('every answer carries the strict policy and forbids guessing at types', async () => {
  const answers = [
    await read('/'),
    await read('/nowhere.js'),
    await read('/image/nothing'),
    await fetch(`${origin()}/`),
    await fetch(host.newLink(), { redirect: 'manual' }),
    await fetch(`${origin()}/call/x`, { method: 'POST' }),
  ];
  for (const answer of answers) {
    expect(answer.headers.get('content-security-policy'), answer.url).toMatch(/^default-src 'none'/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('refuses forged requests on the wire, where fetch would not send them', async () => {
  const { port } = new URL(host.url);
  const status = (headers: Record<string, string>, path = '/') =>
    new Promise<number>((settle, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port, path, headers, setHost: false }, (response) => {
        response.resume();
        settle(response.statusCode ?? 0);
      });
      request.on('error', reject);
      request.end();
    });
  const ours = `127.0.0.1:${port}`;
  expect(await status({ host: ours, cookie })).toBe(200);
  expect(await status({ host: 'evil.example', cookie })).toBe(403);
  expect(await status({ host: `localhost:${port}`, cookie })).toBe(403);
  expect(await status({ host: ours, cookie, origin: 'https://evil.example' })).toBe(403);
  expect(await status({ host: ours, cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status({ host: ours, cookie, 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await status({ host: ours, cookie }, 'http://evil.example/')).toBe(400);
});

test('listens on 127.0.0.1 and on no other address of this machine', async () => {
  const port = Number(new URL(host.url).port);
  const reachable = (address: string) =>
    new Promise<boolean>((settle) => {
      const socket = connect({ host: address, port });
      socket.once('connect', () => {
        socket.destroy();
        settle(true);
      });
      socket.once('error', () => settle(false));
    });
  expect(await reachable('127.0.0.1')).toBe(true);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address }) => address !== '127.0.0.1');
  for (const { address, scopeid } of others)
    expect(await reachable(scopeid ? `${address}%${scopeid}` : address), address).toBe(false);
});

test('a start link works once', async () => {
  const link = host.newLink();
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(403);
});

test('never writes a token or a cookie to the log', async () => {
  await call('no.such.method');
  const secret = cookie.split('=')[1] ?? 'nothing';
  expect(logged.join('\n')).not.toContain(secret);
  expect(logged.join('\n')).not.toContain('token=');
});

test('answers calls of the archive and of the host, and says what is wrong with a bad one', async () => {
  expect((await call('library.overview')).reply).toMatchObject({ ok: true, value: { counts: { all: 0 } } });
  expect((await call('host.about')).reply).toMatchObject({
    value: { capabilities: { nativeFiles: false, upload: true }, library: join(scratch, 'library') },
  });
  expect((await call('host.openExternal', { address: 'https://example.org' })).reply).toMatchObject({
    ok: false,
    error: { code: 'unsupported' },
  });
  for (const [method, input] of [
    ['articles.get', { id: 7 }],
    ['no.such.method', {}],
    ['constructor', {}],
    ['%E0%A4%A', {}],
    ['articles.list', '{"limit":'],
  ] as const)
    expect((await call(method, input)).reply, method).toMatchObject({ error: { code: 'bad-request' } });
});

test('lets no page name a path of this machine', async () => {
  const { reply } = await call('imports.start', { files: [{ path: '/etc/passwd' }] });
  expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('keeps settings and tells every window of a change', async () => {
  const stop = new AbortController();
  const stream = events(stop.signal);
  expect((await stream.next()).value).toEqual({ event: 'connection', data: { state: 'connected' } });
  await call('host.changeSettings', { theme: 'sepia' });
  expect((await stream.next()).value).toMatchObject({ event: 'settings.changed', data: { theme: 'sepia' } });
  await call('collections.create', { name: 'Told to every window' });
  for await (const event of stream) if (event.event === 'library.changed') break;
  stop.abort();
  expect((await call('host.settings')).reply.value.theme).toBe('sepia');
});

test('imports what was uploaded under the name it had, and leaves nothing behind', async () => {
  const before = uploadFolders();
  const response = await upload(
    '../../Clippings\\night train.txt',
    'The night train\n\nIt left Gyumri at ten, as it had for forty years.',
  );
  const { upload: id } = await response.json();
  const { reply } = await call('host.importUploads', { uploads: [id], tags: ['trains'] });
  const receipt = await imported(reply.value.import);
  expect(receipt).toMatchObject({ state: 'finished', stored: 1, problems: 0 });
  const { reply: list } = await call('articles.list', { filter: { tag: 'trains' } });
  const { reply: article } = await call('articles.get', { id: list.value.articles[0].id });
  expect(article.value.provenance).toMatchObject({
    name: 'night train.txt',
    path: 'Clippings/night train.txt',
  });
  await expect.poll(() => readdirSync(newFolder(before) ?? ''), patiently).toEqual([]);
  const again = await call('host.importUploads', { uploads: [id] });
  expect(again.reply).toMatchObject({ ok: false, error: { code: 'not-found' } });
});

test('serves the page of an article with its own policy, and its original as a download', async () => {
  const { reply } = await call('articles.list', {});
  const { id } = reply.value.articles[0];
  const page = await read(`/article/${id}`, { 'sec-fetch-site': 'same-origin' });
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; img-src 'self' data:/);
  expect(page.headers.get('content-security-policy')).not.toContain('script-src');
  const original = await read(`/original/${id}`);
  expect(original.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await original.text()).toContain('It left Gyumri at ten');
  expect((await read('/article/nothere000')).status).toBe(404);
});

test('answers a question for the head without a body', async () => {
  const response = await fetch(`${origin()}/`, { method: 'HEAD', headers: { cookie } });
  expect(response.status).toBe(200);
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(10);
  expect(await response.text()).toBe('');
});

test('bounds uploads: one file, all that wait, their number, their names', async () => {
  const size = (bytes: number) => new Uint8Array(bytes);
  expect((await upload('big.txt', size(100_001))).status).toBe(413);
  expect((await upload('fits.txt', size(100_000))).status).toBe(200);
  expect((await upload('fits too.txt', size(100_000))).status).toBe(200);
  expect((await upload('too much.txt', size(100_000))).status).toBe(413);
  for (let file = 0; file < 6; file++) expect((await upload(`${file}.txt`, size(10))).status).toBe(200);
  expect((await upload('one more.txt', size(10))).status).toBe(413);
  expect((await upload('/..//./', size(10))).status).toBe(400);
});

test('an upload that breaks off leaves nothing, and holds up nobody', async () => {
  const other = await start();
  const otherCookie = await enter(other);
  const { port } = new URL(other.url);
  const before = uploadFolders();
  const socket = createConnection({ host: '127.0.0.1', port: Number(port) });
  socket.write(
    `POST /upload?name=half.txt HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${otherCookie}\r\n` +
      'Content-Type: application/octet-stream\r\nX-Carrel: 1\r\nContent-Length: 5000\r\n\r\nhalf',
  );
  await expect.poll(() => newFolder(before), patiently).toBeDefined();
  const folder = newFolder(before) ?? '';
  await expect.poll(() => readdirSync(folder), patiently).toHaveLength(1);
  expect(statSync(folder).mode & 0o077).toBe(0);
  socket.destroy();
  await expect.poll(() => readdirSync(folder), patiently).toEqual([]);
  await other.close();
  expect(existsSync(folder)).toBe(false);
});

const uploadFolders = (): string[] =>
  readdirSync(tmpdir())
    .filter((name) => name.startsWith('carrel-uploads-'))
    .map((name) => join(tmpdir(), name));
const newFolder = (before: readonly string[]) => uploadFolders().find((folder) => !before.includes(folder));

test('ends with its windows still open', async () => {
  const other = await start();
  const stream = await fetch(`${new URL(other.url).origin}/events`, {
    headers: { cookie: await enter(other) },
  });
  await other.close();
  await stream.text().catch(() => undefined);
  await expect(fetch(other.url)).rejects.toThrow();
});
