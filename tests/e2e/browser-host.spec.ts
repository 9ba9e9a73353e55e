import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import type { Reply } from '../../contract/transport.ts';
import { launchBrowser, type Served, serveLibrary, whyNoBrowser } from './launch-browser.ts';

test.skip(whyNoBrowser() !== '', whyNoBrowser());

let folder: string;
let served: Served;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let origin: string;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-served-'));
  served = await serveLibrary(folder);
  origin = new URL(served.link).origin;
  browser = await launchBrowser();
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(served.link);
});
test.afterEach(async () => {
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = (page: Page, method: string, input: unknown = {}): Promise<Reply> =>
  page.evaluate(
    async ([method, input]) => {
      const headers = { 'content-type': 'application/json', 'x-carrel': '1' };
      const response = await fetch(`/call/${method}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(input),
      });
      return response.json();
    },
    [method, input] as const,
  );

/** A page from elsewhere, open in the same browser. */
async function openForeignPage(html: string): Promise<{ page: Page; server: Server }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const foreign = await context.newPage();
  await foreign.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { page: foreign, server };
}

test('the token leaves the address bar, and the window answers', async () => {
  expect(page.url()).toBe(`${origin}/`);
  await page.reload();
  expect(await call(page, 'library.overview')).toMatchObject({ ok: true });
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1 });
});

test('the link does not open a second browser, nor one without it', async () => {
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  expect((await other.goto(served.link))?.status()).toBe(403);
  expect((await other.goto(origin))?.status()).toBe(403);
  await expect(other.locator('body')).toContainText('Each link works once');
  const second = await context.newPage();
  expect((await second.goto(served.link))?.status()).toBe(200);
  expect(second.url()).toBe(`${origin}/`);
});

test('a page from elsewhere in the same browser reads nothing, changes nothing and shows nothing', async () => {
  const { page: foreign, server } = await openForeignPage('<!doctype html><title>foreign</title>');
  const outcome = await foreign.evaluate(async (to) => {
    const reached = (promise: Promise<Response>) =>
      promise.then(
        (response) => `${response.type} ${response.status}`,
        () => 'failed',
      );
    const body = JSON.stringify({ name: 'Made from elsewhere' });
    const frame = document.createElement('iframe');
    frame.src = `${to}/`;
    const framed = new Promise((settle) => {
      frame.onload = () => settle(frame.contentDocument === null ? 'closed' : 'open');
    });
    document.body.append(frame);
    const script = document.createElement('script');
    script.src = `${to}/call/library.overview`;
    const scripted = new Promise((settle) => {
      script.onerror = () => settle('failed');
      script.onload = () => settle('ran');
    });
    document.head.append(script);
    const picture = new Image();
    const pictured = new Promise((settle) => {
      picture.onerror = () => settle('failed');
      picture.onload = () => settle('shown');
    });
    picture.src = `${to}/assets/icon.svg`;
    const stream = new EventSource(`${to}/events`, { withCredentials: true });
    const streamed = new Promise((settle) => {
      stream.onerror = () => settle('failed');
      stream.onopen = () => settle('open');
    });
    return {
      read: await reached(fetch(`${to}/`, { credentials: 'include' })),
      call: await reached(
        fetch(`${to}/call/collections.create`, {
          method: 'POST',
          credentials: 'include',
          headers: { 'content-type': 'application/json', 'x-carrel': '1' },
          body,
        }),
      ),
      simple: await reached(
        fetch(`${to}/call/collections.create`, {
          method: 'POST',
          mode: 'no-cors',
          credentials: 'include',
          body,
        }),
      ),
      framed: await framed,
      scripted: await scripted,
      pictured: await pictured,
      streamed: await streamed,
    };
  }, origin);
  expect(outcome).toEqual({
    read: 'failed',
    call: 'failed',
    simple: 'failed',
    framed: 'closed',
    scripted: 'failed',
    pictured: 'failed',
    streamed: 'failed',
  });
  const form = await context.newPage();
  await form.goto(foreign.url());
  await form.evaluate((to) => {
    const form = Object.assign(document.createElement('form'), {
      method: 'post',
      enctype: 'text/plain',
      action: `${to}/call/collections.create`,
    });
    const field = Object.assign(document.createElement('input'), { name: '{"name":"x', value: '"}' });
    form.append(field);
    document.body.append(form);
    form.submit();
  }, origin);
  await form.waitForURL(/\/call\//);
  expect(await form.locator('body').textContent()).toContain('Other pages may not talk to Carrel');
  server.close();
  const overview = await call(page, 'library.overview');
  expect(overview).toMatchObject({ ok: true, value: { collections: [] } });
});

test('a change made in one window is heard in the other', async () => {
  const other = await context.newPage();
  await other.goto(origin);
  await other.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const stream = new EventSource('/events');
    stream.onmessage = ({ data }) => heard.push(data);
  });
  const heard = () => other.evaluate(() => String(Reflect.get(window, 'heard')));
  await expect.poll(heard).toContain('"connected"');
  await call(page, 'host.changeSettings', { theme: 'sepia' });
  await expect.poll(heard).toContain('settings.changed');
});

test('files that a reader picks are imported under their own names', async () => {
  const file = join(folder, 'night train.txt');
  writeFileSync(file, 'The night train\n\nIt left Gyumri at ten, as it had for forty years.\n');
  const uploaded = await page.evaluate(async (text) => {
    const response = await fetch('/upload?name=Clippings%2Fnight%20train.txt', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-carrel': '1' },
      body: text,
    });
    return response.json();
  }, 'The night train\n\nIt left Gyumri at ten, as it had for forty years.\n');
  await call(page, 'host.importUploads', { uploads: [uploaded.upload] });
  await expect(page.getByText('The night train').first()).toBeVisible();
});

test('a host that ends is told, and takes its socket and uploads along', async () => {
  await served.close();
  await expect.poll(() => served.process.exitCode).toBe(0);
  expect(served.log()).not.toContain('token');
});
