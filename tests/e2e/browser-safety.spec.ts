import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, expect, type Page, type Route, test } from '@playwright/test';
import { articlePolicy } from '../../main/content.ts';
import { testData } from '../test-data.ts';
import { launchBrowser, type Served, serveLibrary, whyNoBrowser } from './launch-browser.ts';
import { beginWithSamples, openArticle } from './reading-steps.ts';

test.skip(whyNoBrowser() !== '', whyNoBrowser());

const victim = 'Night-shift bread';
let folder = '';
let browser: Browser;
let context: BrowserContext;
let page: Page;
let host: Served;
let foreign: Awaited<ReturnType<typeof openForeignServer>>;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carrel-safety-'));
  host = await serveLibrary(folder);
  foreign = await openForeignServer();
  browser = await launchBrowser();
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(host.link);
  await beginWithSamples(page);
});
test.afterEach(async () => {
  await browser?.close();
  await host?.close();
  foreign?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Every way in which a page is known to run or fetch something by itself; each names itself in what it does. */
const attacks = (evil: string): string =>
  `
<script>top.postMessage('ran: script','*');alert('script')</script>
<img src="x" onerror="alert('onerror')">
<svg onload="alert('svg')"><script>alert('svg script')</script></svg>
<svg><image href="EVIL/svg-image" /><use href="EVIL/use#x" /></svg>
<body onload="alert('body')">
<details open ontoggle="alert('toggle')">x</details>
<iframe srcdoc="<script>parent.parent.alert('srcdoc')</script>"></iframe>
<iframe src="javascript:parent.alert('frame')"></iframe>
<iframe src="EVIL/frame"></iframe>
<object data="EVIL/object"></object><embed src="EVIL/embed">
<base href="EVIL/base/"><img src="relative.png">
<meta http-equiv="refresh" content="0;url=EVIL/refresh">
<link rel="stylesheet" href="EVIL/link.css"><link rel="prefetch" href="EVIL/prefetch">
<link rel="dns-prefetch" href="EVIL"><link rel="preconnect" href="EVIL">
<style>@import url(EVIL/import.css); p { background: url(EVIL/background) }
@font-face { font-family: x; src: url(EVIL/font) } p { font-family: x }</style>
<p style="background:url(EVIL/style)">p</p>
<img src="EVIL/img" srcset="EVIL/srcset 2x"><video poster="EVIL/poster" src="EVIL/video" autoplay></video>
<audio src="EVIL/audio" autoplay></audio><input type="image" src="EVIL/input" autofocus onfocus="alert('focus')">
<form action="EVIL/form" id="f"><button autofocus>send</button></form>
<a href="EVIL/ping" ping="EVIL/ping">a</a>
<table background="EVIL/table"><tr><td>t</td></tr></table>
<marquee onstart="alert('marquee')">m</marquee>
<math><mtext><mglyph><style><img src=x onerror="alert('mutation')"></style></mglyph></mtext></math>`.replaceAll(
    'EVIL',
    evil,
  );

interface Harm {
  ran: string[];
  /** What reached another machine's door: its own server saw it. A request that the policy stopped never got there. */
  reached: string[];
}

const connection = 'a connection';

/** A server that no article has any business with. */
async function openForeignServer(): Promise<{ address: string; reached: string[]; close: () => void }> {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end();
  });
  // A connection made in advance is a message too.
  server.on('connection', (socket) => {
    socket.on('error', () => undefined);
    reached.push(connection);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reached,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Watches all windows of the browser: a page that runs opens a dialog or a window. */
function watch(): Harm {
  const harm: Harm = { ran: [], reached: foreign.reached };
  const follow = (each: Page): void => {
    each.on('dialog', (dialog) => {
      harm.ran.push(dialog.message());
      // The page may be gone already: some attacks navigate as well.
      dialog.dismiss().catch(() => undefined);
    });
  };
  follow(page);
  context.on('page', (opened) => {
    if (opened.url() !== 'about:blank') harm.ran.push(`window: ${opened.url()}`);
    follow(opened);
  });
  return harm;
}

/** Answers for articles with the body given, as if nothing had cleaned it; the headers are the real ones or fewer. */
async function serveRaw(body: string, options: { policy: boolean }): Promise<void> {
  await context.route('**/article/*', async (route: Route) => {
    const real = await route.fetch();
    const headers = { ...real.headers() };
    delete headers['content-length'];
    if (!options.policy) delete headers['content-security-policy'];
    const html = (await real.text()).replace(/(<main id="text"[^>]*>)[\s\S]*<\/main>/, `$1${body}</main>`);
    await route.fulfill({ status: 200, headers, body: html });
  });
}

/** Time enough for everything in a page that acts by itself to do so; nothing tells when it has not. */
async function linger(each: Page): Promise<void> {
  await each.waitForTimeout(1_500);
}

test('the frame of an article is powerless by its attributes, and its answer by its headers', async () => {
  const answer = page.waitForResponse((response) => response.url().includes('/article/'));
  await openArticle(page, victim);
  const headers = (await answer).headers();
  expect(headers['content-security-policy']).toBe(articlePolicy);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'none'"])
    expect(articlePolicy).toContain(rule);
  expect(articlePolicy).not.toContain('script-src');
  const frames = await page.locator('iframe').evaluateAll((all) =>
    all.map((frame) => ({
      sandbox: frame.getAttribute('sandbox'),
      referrer: frame.getAttribute('referrerpolicy'),
      allow: frame.getAttribute('allow'),
    })),
  );
  expect(frames).toEqual([{ sandbox: 'allow-same-origin', referrer: 'no-referrer', allow: null }]);
});

test('the control: without walls the same page runs scripts and sends requests', async () => {
  const harm = watch();
  await serveRaw(attacks(foreign.address), { policy: false });
  await page.goto(await articleAddress());
  await expect.poll(() => harm.ran.length).toBeGreaterThanOrEqual(5);
  await expect.poll(() => harm.reached.length).toBeGreaterThanOrEqual(5);
});

test('with the cleaning switched off, frame and policy let nothing run and nothing out', async () => {
  const harm = watch();
  await serveRaw(attacks(foreign.address), { policy: true });
  await openArticle(page, victim);
  await linger(page);
  // No policy governs `preconnect`, which opens a connection and says nothing on it: that one is the cleaning's to stop.
  expect({ ...harm, reached: harm.reached.filter((what) => what !== connection) }).toEqual({
    ran: [],
    reached: [],
  });
  await expect(page.getByRole('option', { name: victim })).toBeVisible();
});

test('with cleaning and policy switched off, the frame alone lets nothing run', async () => {
  const harm = watch();
  await serveRaw(attacks(foreign.address), { policy: false });
  await page.getByRole('option', { name: victim }).click();
  await linger(page);
  expect(harm.ran).toEqual([]);
  // Pictures and styles are the policy's to stop: this shows that the page was really there.
  expect(harm.reached.length).toBeGreaterThan(0);
});

test('with frame and policy switched off, the cleaning alone lets nothing run and nothing out', async () => {
  const id = await importHtml(
    'hostile.html',
    `<h1>Hostile page</h1><p>Words enough.</p>${attacks(foreign.address)}<p>The end.</p>`,
  );
  const harm = watch();
  await context.route('**/article/*', async (route) => {
    const real = await route.fetch();
    const headers = { ...real.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response: real, headers });
  });
  await page.goto(`${new URL(page.url()).origin}/article/${id}`);
  await expect(page.getByText('Words enough.')).toBeVisible();
  await linger(page);
  expect(harm).toEqual({ ran: [], reached: [] });
});

const vectors = testData('data/hostile/xss-payloads.txt');
test('thousands of known attacks in one article do nothing, whichever wall is left', async () => {
  test.skip(vectors === null, 'the set of hostile pages is not here');
  test.setTimeout(300_000);
  const payloads = (await readFile(vectors ?? '', 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const markup: { payload: string }[] = JSON.parse(
    await readFile(testData('data/hostile/markup-vectors.json') ?? '', 'utf8'),
  );
  const all = [...payloads, ...markup.map(({ payload }) => payload)].map((line) => line.replaceAll('\0', ''));
  expect(all.length).toBeGreaterThan(3_000);

  // In portions, each attack cut off from what the one before left open.
  const close = `"'>--></script></style></title></textarea></noscript></xmp></iframe></template></select></svg></math>`;
  const portions: string[] = [];
  for (let at = 0; at < all.length; at += 40)
    portions.push(
      all
        .slice(at, at + 40)
        .map((attack) => attack + close)
        .join('\n'),
    );
  let portion = '';
  const harm = watch();
  await context.route('**/article/*', async (route) => {
    const real = await route.fetch();
    const headers = { ...real.headers() };
    delete headers['content-length'];
    if (route.request().url().endsWith('?bare')) delete headers['content-security-policy'];
    const html = (await real.text()).replace(
      /(<main id="text"[^>]*>)[\s\S]*<\/main>/,
      () => `<main id="text">${portion}</main>`,
    );
    await route.fulfill({ status: 200, headers, body: html });
  });
  // What the policy stops does not come this far; the rest is noticed and goes no further.
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => {
    harm.reached.push(route.request().url());
    return route.abort();
  });

  // The control, on a few of them: without walls these attacks are real.
  const address = await articleAddress();
  const bare = await context.newPage();
  for (const attack of all.slice(0, 60)) {
    portion = attack;
    await bare.goto(`${address}?bare`, { timeout: 5_000 }).catch(() => undefined);
  }
  await linger(page);
  expect(harm.ran.length).toBeGreaterThan(10);
  await bare.close().catch(() => undefined);
  harm.ran.length = 0;
  harm.reached.length = 0;

  // Another article each time: where one cannot be shown, the one before stays in view, and would not be asked for again.
  const rows = page.getByRole('option');
  for (const [index, next] of portions.entries()) {
    portion = next;
    const answer = page.waitForResponse((response) => response.url().includes('/article/'));
    await rows.nth(index % 5).click();
    const { pathname } = new URL((await answer).url());
    // Some attacks swallow the rest of the page, which then cannot be shown; its frame has been there all the same.
    const seen = page.locator(`iframe[src="${pathname}"]:not([inert])`);
    const refused = page.getByRole('alert').filter({ hasText: 'This article cannot be shown' });
    await expect(seen.or(refused), `portion ${index}`).toBeVisible();
    await page.waitForTimeout(250);
  }
  expect(harm).toEqual({ ran: [], reached: [] });
});

async function articleAddress(): Promise<string> {
  const answer = page.waitForResponse((response) => response.url().includes('/article/'));
  await page.getByRole('option', { name: victim }).click();
  return (await answer).url();
}

/** Brings a file in as a browser does, and answers with the article's id. */
async function importHtml(name: string, html: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(
    path,
    `<!doctype html><html lang="en"><head><title>Hostile page</title></head><body><article>${html}</article></body></html>`,
  );
  return page.evaluate(
    async ([file, content]) => {
      const headers = { 'content-type': 'application/json', 'x-carrel': '1' };
      const call = async (method: string, input: unknown) =>
        (
          await (
            await fetch(`/call/${method}`, { method: 'POST', headers, body: JSON.stringify(input) })
          ).json()
        ).value;
      const sent = await fetch(`/upload?name=${file}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-carrel': '1' },
        body: content,
      });
      const { upload } = await sent.json();
      await call('host.importUploads', { uploads: [upload] });
      for (;;) {
        const { articles } = await call('articles.list', { limit: 500 });
        const found = articles.find(({ title }: { title: string }) => title === 'Hostile page');
        if (found !== undefined) return found.id;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    [name, await readFile(path, 'utf8')] as const,
  );
}
