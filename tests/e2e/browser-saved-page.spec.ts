import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { savedPagePolicy } from '../../main/content.ts';
import { bringIn } from './bring-in.ts';
import { row } from './journey.ts';
import { whyNoBrowser } from './launch-browser.ts';
import { type OpenCarrel, openCarrel } from './open-carrel.ts';

test.skip(whyNoBrowser() !== '', whyNoBrowser());

let carrel: OpenCarrel;
let page: Page;
let context: BrowserContext;
let harm: Awaited<ReturnType<typeof watchForeign>>;
const evil = 'https://evil.example';
test.beforeEach(async () => {
  carrel = await openCarrel('browser', await mkdtemp(join(tmpdir(), 'carrel-saved-')));
  page = carrel.page;
  context = page.context();
  harm = await watchForeign();
  await bringIn(page, carrel, 'hostile.html', hostile(evil));
  await expect(row(page, 'Hostile page')).toBeVisible();
});
test.afterEach(async () => {
  await carrel.dispose();
  await rm(carrel.folder, { recursive: true, force: true, maxRetries: 5 });
});

/** What a style, and a page around it, is known to ask for or to run by itself. */
function hostile(address: string): string {
  const words =
    '<p class="a">The ferry to the north shore runs again after four winters, and nobody knows why.</p>';
  return `<!doctype html><html><head><title>Hostile page</title>
<style>@import url(EVIL/import); @\\69mport "EVIL/escaped-import";
@font-face { font-family: x; src: url(EVIL/font) } .a { font-family: x }
.a { background: url(EVIL/background) } .a::before { content: url(EVIL/content) }
.b { background: \\75rl(EVIL/escaped) } .c { background: image-set("EVIL/image-set" 1x) }
.d { cursor: url(EVIL/cursor), auto } .e { filter: url(EVIL/filter#f) } .f { mask-image: url(EVIL/mask) }
:root { --v: url(EVIL/variable) } .g { background: var(--v) } .h { list-style: url(EVIL/list) }
.i { border-image: url(EVIL/border) 1; border: 1px solid } .j { shape-outside: url(EVIL/shape); float: left }
.k { background: -webkit-image-set(url(EVIL/webkit-set) 1x) } .l { clip-path: url(EVIL/clip#c) }
@keyframes z { to { background: url(EVIL/keyframes) } } .m { animation: z 1s }
.n { background: cross-fade(url(EVIL/fade), red) } .o { width: expression(alert('expression')); behavior: url(EVIL/behavior) }
</style><link rel="stylesheet" href="EVIL/link"></head><body><article><h1>Hostile page</h1>${words.repeat(6)}
${[...'bcdefghijklmno'].map((name) => `<div class="${name}" style="background:url(EVIL/inline-${name})">x</div>`).join('')}
<img src="EVIL/img" srcset="EVIL/srcset 2x" onerror="alert('onerror')"><script>alert('script')</script>
<svg onload="alert('svg')"><image href="EVIL/svg"/></svg><video poster="EVIL/poster"></video>
<iframe srcdoc="<script>parent.alert('frame')</script>"></iframe><table background="EVIL/table"><tr><td>t</td></tr></table>
</article></body></html>`.replaceAll('EVIL', address);
}

/** Another site. What the policy stops does not come this far; the rest is noticed and answered. */
async function watchForeign(): Promise<{ reached: string[]; ran: string[] }> {
  const harm = { reached: [] as string[], ran: [] as string[] };
  await context.route(`${evil}/**`, (route) => {
    harm.reached.push(route.request().url());
    return route.fulfill({ status: 200, contentType: 'text/css', body: 'p { color: red }' });
  });
  page.on('dialog', (dialog) => {
    harm.ran.push(dialog.message());
    dialog.dismiss().catch(() => undefined);
  });
  return harm;
}

/** The page as it came, as if nothing had cleaned it. */
async function serveRaw(options: { policy: boolean }): Promise<void> {
  await context.route('**/saved/*', async (route) => {
    const headers = { ...(await route.fetch()).headers() };
    delete headers['content-length'];
    if (!options.policy) delete headers['content-security-policy'];
    const body = hostile(evil).replace('<html>', '<html data-saved-page="">');
    await route.fulfill({ status: 200, headers, body });
  });
}

async function openOriginal(): Promise<void> {
  await row(page, 'Hostile page').click();
  await page.getByRole('button', { name: 'Original', exact: true }).click();
  await expect(page.locator('iframe[title$="as it was saved"][data-shown="true"]')).toBeVisible();
  await page.waitForTimeout(1_500);
}

async function address(): Promise<string> {
  await row(page, 'Hostile page').click();
  const answer = page.waitForResponse((response) => response.url().includes('/saved/'));
  await page.getByRole('button', { name: 'Original', exact: true }).click();
  return (await answer).url();
}

test('the frame of a saved page is powerless by its attributes, and its answer by its headers', async () => {
  await row(page, 'Hostile page').click();
  const answer = page.waitForResponse((response) => response.url().includes('/saved/'));
  await page.getByRole('button', { name: 'Original', exact: true }).click();
  const headers = (await answer).headers();
  expect(headers['content-security-policy']).toBe(savedPagePolicy);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['referrer-policy']).toBe('no-referrer');
  for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'none'"])
    expect(savedPagePolicy).toContain(rule);
  expect(savedPagePolicy).not.toMatch(/script-src|font-src|https?:/);
  const frame = page.locator('iframe[title$="as it was saved"]');
  await expect(frame).toHaveAttribute('sandbox', 'allow-same-origin');
  await expect(frame).toHaveAttribute('referrerpolicy', 'no-referrer');
});

test('the control: without walls the same page runs and asks', async () => {
  const place = await address();
  await serveRaw({ policy: false });
  await page.goto(place);
  await expect.poll(() => new Set(harm.reached).size).toBeGreaterThan(20);
  expect(harm.ran.length).toBeGreaterThan(0);
});

test('with the cleaning switched off, frame and policy let nothing run and nothing out', async () => {
  await serveRaw({ policy: true });
  await openOriginal();
  expect(harm).toEqual({ ran: [], reached: [] });
});

test('with cleaning and policy switched off, the frame alone lets nothing run', async () => {
  await serveRaw({ policy: false });
  await openOriginal();
  expect(harm.ran).toEqual([]);
  // What a style asks for is the policy's to stop: this shows that the page was really there.
  expect(harm.reached.length).toBeGreaterThan(0);
});

test('with frame and policy switched off, the cleaning alone lets nothing run and nothing out', async () => {
  const place = await address();
  await context.route('**/saved/*', async (route) => {
    const real = await route.fetch();
    const headers = { ...real.headers() };
    delete headers['content-security-policy'];
    await route.fulfill({ response: real, headers });
  });
  await page.goto(place);
  await expect(page.getByText('The ferry to the north shore').first()).toBeVisible();
  await page.waitForTimeout(1_500);
  expect(harm).toEqual({ ran: [], reached: [] });
});
