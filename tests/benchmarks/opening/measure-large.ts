import type { Page } from '@playwright/test';
import { createAnchor } from '../../../contract/anchor-location.ts';
import { callPage } from './call-page.ts';
import { figures, timeOpening, timeTurning } from './watch-page.ts';

const marks = 5_000;

/** The three large articles: until they are there, how pages turn in them, and how they are searched. */
export async function measureLarge(page: Page): Promise<void> {
  for (const title of ['Twenty megabytes', 'Fifteen hundred pages', 'Five thousand marks']) {
    const { articles } = await callPage<{ articles: { id: string; title: string; highlights: number }[] }>(
      page,
      'articles.list',
      { order: 'length', limit: 20 },
    );
    const article = articles.find((each) => each.title === title);
    if (article === undefined) {
      console.log(`${title}: is not among the longest`);
      continue;
    }
    if (title === 'Five thousand marks' && article.highlights < marks) await mark(page, article.id);
    await measure(page, title);
  }
}

async function measure(page: Page, title: string): Promise<void> {
  await page.getByLabel('Search', { exact: true }).first().fill(`title:"${title}"`);
  const row = page.getByRole('option').filter({ hasText: title }).first();
  await row.waitFor();
  await page.waitForTimeout(500);
  const first = await timeOpening(page, () => row.click());
  await page.waitForTimeout(3_000);
  const settled = await page.evaluate(() => window.opening.tasks());
  await page.locator('iframe:not([inert])').last().focus();
  const turns = await timeTurning(page, 30);
  await page.evaluate(() => window.opening.begin());
  await page.keyboard.press('Control+f');
  await page.keyboard.type('government of', { delay: 60 });
  await page.waitForTimeout(1_500);
  const typing = await page.evaluate(() => window.opening.tasks());
  await page.keyboard.press('Escape');
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  );
  console.log(
    `${title.padEnd(24)} open ${first.until.toFixed(0)} ms, longest task ${Math.max(0, ...settled).toFixed(0)} ms; turning ${figures(turns)}; find longest task ${Math.max(0, ...typing).toFixed(0)} ms; heap ${(heap / 1e6).toFixed(0)} MB`,
  );
}

/** As a diligent reader would: five thousand passages of six words, all through the text. */
async function mark(page: Page, article: string): Promise<void> {
  const { text } = await callPage<{ text: string }>(page, 'articles.text', { id: article });
  const step = Math.floor(text.length / marks);
  for (let number = 0; number < marks; number += 1) {
    const start = text.indexOf(' ', number * step) + 1;
    const end = start + Math.max(8, text.slice(start, start + 60).lastIndexOf(' '));
    const anchor = createAnchor(text, start, end);
    await callPage(page, 'highlights.create', {
      id: `bench${String(number).padStart(8, '0')}`,
      article,
      anchor,
      colour: (number % 5) + 1,
      comment: number % 10 === 0 ? `Mark number ${number}` : '',
    });
  }
}
