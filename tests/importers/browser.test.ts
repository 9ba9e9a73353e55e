import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleText, type TextTree } from '../../contract/article-text.ts';
import { cleanArticle } from '../../main/cleaning/clean-article.ts';
import { findBrowser, sandboxArguments } from '../e2e/find-browser.ts';
import { testData } from '../test-data.ts';

/** What a browser makes of cleaned html, with nothing else in its way: no policy, no sandbox, scripts allowed. */
const executable = findBrowser();
const payloadFile = testData('data/hostile/xss-payloads.txt');
const golden = resolve(import.meta.dirname, '../fixtures/html');
const clean = (html: string) => cleanArticle(html, { images: new Map(), base: 'https://example.org/' });

describe.skipIf(executable === null)('in a Chromium', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executable ?? '', args: sandboxArguments });
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  test('the text of an article is that of the tree the browser makes of its html', async () => {
    const pages = readdirSync(golden).flatMap((name) => {
      const input = readdirSync(resolve(golden, name)).find(
        (file) => file.startsWith('input.') && !file.includes('_'),
      );
      return input === undefined ? [] : [readFileSync(resolve(golden, name, input), 'utf8')];
    });
    const payloads = payloadFile === null ? [] : readFileSync(payloadFile, 'utf8').split('\n').slice(0, 400);
    const cleaned = [...pages, ...pages.map(shuffled), ...payloads].map(clean);
    expect(cleaned.length).toBeGreaterThan(35);
    const trees = await page.evaluate(
      readTrees,
      cleaned.map(({ html }) => html),
    );
    for (const [index, { text, html }] of cleaned.entries()) {
      const tree = trees[index];
      expect(tree === undefined ? null : articleText(tree, browserTree).text, html.slice(0, 500)).toBe(text);
    }
  });

  test.skipIf(payloadFile === null)(
    'three thousand payloads run and ask for nothing once cleaned',
    async () => {
      const payloads = readFileSync(payloadFile ?? '', 'utf8')
        .split('\n')
        .filter((line) => line !== '');
      const raw = await fired(
        browser,
        payloads.filter((payload) => actsAtOnce.test(payload)).slice(0, 90),
        1,
      );
      const cleaned = await fired(
        browser,
        payloads.map((payload) => clean(payload).html),
        25,
      );
      // Without a control that fires, silence would prove nothing.
      expect(raw.dialogs + raw.requests).toBeGreaterThan(5);
      expect(cleaned).toEqual({ dialogs: 0, requests: 0, elements: expect.any(Number) });
      expect(cleaned.elements).toBeGreaterThan(100);
    },
    120_000,
  );
});

/** Most payloads wait for a click or a key; these need nobody. */
const actsAtOnce = /^<.*(?:onerror|onload|<script|autofocus|onbegin|ontoggle)/i;

/** Shows the pieces, some to a page; counts what it runs and what it asks for. */
async function fired(
  browser: Browser,
  pieces: readonly string[],
  together: number,
): Promise<{ dialogs: number; requests: number; elements: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let dialogs = 0;
  let requests = 0;
  let elements = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    dialog.dismiss().catch(() => undefined);
  });
  await context.route('**/*', (route) => {
    if (route.request().url().startsWith('https://article.example/?page=')) {
      const index = Number(new URL(route.request().url()).searchParams.get('page'));
      const body = pieces.slice(index, index + together).join('\n<hr>\n');
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><body>${body}</body>`,
      });
    }
    requests += 1;
    return route.abort();
  });
  for (let index = 0; index < pieces.length; index += together) {
    await page.goto(`https://article.example/?page=${index}`, { waitUntil: 'load' }).catch(() => undefined);
    elements += await page.evaluate(() => document.querySelectorAll('body *').length).catch(() => 0);
  }
  await context.close();
  return { dialogs, requests, elements };
}

type BrowserNode = string | { name: string; children: BrowserNode[] };

const browserTree: TextTree<BrowserNode> = {
  text: (node) => (typeof node === 'string' ? node : null),
  element: (node) => (typeof node === 'string' ? null : node.name),
  children: (node) => (typeof node === 'string' ? [] : node.children),
};

/** Runs in the browser. */
function readTrees(pages: string[]): BrowserNode[] {
  const read = (node: Node): BrowserNode[] => {
    if (node.nodeType === 3) return [node.nodeValue ?? ''];
    if (node.nodeType !== 1) return [];
    return [{ name: node.nodeName.toLowerCase(), children: [...node.childNodes].flatMap(read) }];
  };
  return pages.map((html) => {
    const parsed = new DOMParser().parseFromString(`<!doctype html><body>${html}</body>`, 'text/html');
    return { name: 'body', children: [...parsed.body.childNodes].flatMap(read) };
  });
}

/** The same tags in another order: markup as no author would nest it. */
function shuffled(html: string, seed: number): string {
  const parts = html.split(/(?=<)/);
  let state = seed + 1;
  return parts
    .map((part) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return { part, at: state };
    })
    .sort((left, right) => left.at - right.at)
    .map(({ part }) => part)
    .join('');
}
