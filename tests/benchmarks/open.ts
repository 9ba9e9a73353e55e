import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { callPage } from './opening/call-page.ts';
import { prepareLibrary } from './opening/library.ts';
import { measureLarge } from './opening/measure-large.ts';
import { openBrowser, serve } from './opening/serve.ts';
import { figures, timeOpening, type Watched, watchOpening } from './opening/watch-page.ts';

/**
 * How long it takes from a key to an article on the screen in a large library, in a real browser on the loopback host,
 * beside a bare frame of the same page in the same browser; and what a 20 MB text, a PDF of 1,500 pages and an article with
 * 5,000 highlights are like to use.
 *
 * @param count articles; default 100,000.
 * @param folder keeps the library for the next run; without it a temporary one is made, which takes minutes.
 */
export async function run([count = '100000', kept]: readonly string[] = []): Promise<void> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'carrel-benchmark-')));
  try {
    if (!(await prepareLibrary(folder, Number(count)))) {
      console.log('skipped: the test data is not there');
      return;
    }
    const served = await serve(folder);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.addInitScript(watchOpening);
      await page.goto(served.address);
      await page.getByRole('button', { name: 'All articles' }).waitFor();
      await measureUsual(page);
      await measureLarge(page);
    } finally {
      await browser.close();
      await served.close();
    }
  } finally {
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  }
}

const visits = 60;

async function measureUsual(page: Page): Promise<void> {
  const { total } = await callPage<{ total: number }>(page, 'articles.list', { limit: 1 });
  await page.keyboard.press('j');
  await page.waitForFunction(() => window.opening.shown() !== null);
  // The first opening of all loads the fonts.
  await page.waitForTimeout(1_000);
  const byKey: Watched[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    byKey.push(await timeOpening(page, () => page.keyboard.press('j')));
    // Held keys run through the list and open nothing; these are pressed one by one.
    await page.waitForTimeout(400);
  }
  const far: Watched[] = [];
  const bare: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    const title = await scrollListTo(page, (visit + 0.5) / visits);
    far.push(await timeOpening(page, () => title.click()));
    const id = /\/article\/(\w+)/.exec((await page.evaluate(() => window.opening.shown())) ?? '')?.[1];
    bare.push(await page.evaluate(timeBareFrame, id ?? ''));
    await page.waitForTimeout(100);
  }
  console.log(`${total} articles`);
  report('next article, by its key', byKey);
  report('any article of the list, by a press', far);
  console.log(`a bare frame of the same page      ${figures(bare)}`);
}

/** A row in the middle of what the list then shows. */
async function scrollListTo(page: Page, share: number): Promise<Locator> {
  const list = page.getByRole('listbox').first();
  await list.evaluate((element, share) => {
    element.scrollTop = share * (element.scrollHeight - element.clientHeight);
  }, share);
  await page.waitForTimeout(400);
  return list.getByRole('option').nth(3);
}

function report(name: string, watched: readonly Watched[]): void {
  const tasks = watched.flatMap(({ longTasks }) => longTasks);
  console.log(
    `${name.padEnd(34)} ${figures(watched.map(({ until }) => until))}; ${tasks.length} tasks over 50 ms, longest ${Math.max(0, ...tasks).toFixed(0)} ms`,
  );
}

/** Runs in the page: the same page in a frame, with nothing of the interface around it. */
function timeBareFrame(id: string): Promise<number> {
  return new Promise((resolve) => {
    const started = performance.now();
    const frame = document.createElement('iframe');
    frame.style.cssText = 'position:fixed;inset:0;width:900px;height:800px;opacity:0.01;pointer-events:none';
    frame.addEventListener('load', () =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          frame.remove();
          resolve(performance.now() - started);
        }),
      ),
    );
    frame.src = `/article/${id}`;
    document.body.append(frame);
  });
}
