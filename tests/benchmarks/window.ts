import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { layOut } from './importing/corpora.ts';
import { openBrowser, program, serve } from './opening/serve.ts';

const queries = [
  'galuzin talks',
  'crude oil price',
  'Երևանում կառավարություն',
  'bank of engalnd rate',
  'the company said',
];

/**
 * What a reader feels of the window, in a real browser on the loopback host: how long any task holds it up while thousands
 * of articles come in, and how long it takes from a key to its results on the screen.
 *
 * @param most files of each format at most; default 5,000, which gives about 10,000 articles.
 */
export async function run([most = '5000']: readonly string[] = []): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'carrel-benchmark-'));
  const serving = await serve(root);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(watch);
    await page.goto(serving.address);
    const folders = layOut(root, Number(most)).slice(0, 2);
    // Starting is not importing: what came before is not counted.
    await page.getByRole('button', { name: 'All articles' }).waitFor();
    await page.evaluate(() => {
      window.longTasks = [];
    });
    const started = performance.now();
    for (const { folder } of folders) await importInto(join(root, 'library'), folder);
    const seconds = (performance.now() - started) / 1000;
    const count = await page
      .getByRole('searchbox')
      .or(page.getByLabel('Search', { exact: true }))
      .first()
      .getAttribute('placeholder');
    const tasks = await page.evaluate(() => window.longTasks);
    console.log(
      `while importing (${count}, ${seconds.toFixed(0)} s): ${tasks.length} tasks over 50 ms, longest ${Math.max(0, ...tasks).toFixed(0)} ms`,
    );
    await measureTyping(page);
  } finally {
    await browser.close();
    await serving.close();
    await rm(root, { recursive: true, force: true });
  }
}

declare global {
  interface Window {
    longTasks: number[];
    painted: number[];
  }
}

/** Runs in the page: long tasks, and the time from a key to the second frame after its answer came. */
function watch(): void {
  window.longTasks = [];
  window.painted = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });
  let keyAt = 0;
  addEventListener(
    'beforeinput',
    () => {
      keyAt = performance.now();
    },
    true,
  );
  const fetchNow = window.fetch;
  window.fetch = async (input, init) => {
    const pressed = keyAt;
    const response = await fetchNow(input, init);
    if (String(input).endsWith('/call/search.find') && pressed > 0)
      requestAnimationFrame(() =>
        requestAnimationFrame(() => window.painted.push(performance.now() - pressed)),
      );
    return response;
  };
}

async function measureTyping(page: Page): Promise<void> {
  const field = page.getByLabel('Search', { exact: true }).first();
  const all: number[] = [];
  for (const query of queries) {
    await page.evaluate(() => {
      window.painted = [];
      window.longTasks = [];
    });
    await field.click();
    await field.fill('');
    await field.pressSequentially(query, { delay: 120 });
    await page.waitForTimeout(1_000);
    const { painted, tasks } = await page.evaluate(() => ({
      painted: window.painted,
      tasks: window.longTasks,
    }));
    all.push(...painted);
    console.log(`${query.padEnd(28)} ${summary(painted)}; ${tasks.length} tasks over 50 ms`);
  }
  console.log(`all keys                     ${summary(all)}`);
}

function summary(times: number[]): string {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `${sorted.length} answers, key to paint p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}

/** By the command line, which hands the import to the program that holds the library. */
function importInto(library: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'import', folder, '--library', library, '--json'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('exit', (code) =>
      code === 0 || code === 3 ? resolve() : reject(new Error(`import ended with ${code}`)),
    );
  });
}
