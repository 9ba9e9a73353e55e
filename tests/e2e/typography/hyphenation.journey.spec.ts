import { expect } from '@playwright/test';
import { test } from '../journey.ts';
import { articleFrame, findField, openArticle, painted, selectWithMouse } from '../reading-steps.ts';
import { tongues } from './specimen.ts';
import { divisions, importSpecimens, setType, wholeText } from './type-steps.ts';

const russian = 'Железная дорога через перевал';

test('words are divided in the languages that Carrel knows, and whole again when the reader wants them so', async ({
  carrel,
  page,
}) => {
  await importSpecimens(carrel);
  for (const { language, title } of tongues) {
    await openArticle(page, title);
    if (['ar', 'he', 'zh', 'ja'].includes(language)) {
      await page.waitForTimeout(300);
      expect(await divisions(page), language).toBe(0);
    } else await expect.poll(() => divisions(page), language).toBeGreaterThan(60);
  }
  await openArticle(page, russian);
  await expect.poll(() => divisions(page)).toBeGreaterThan(60);
  const text = await wholeText(page);
  await setType(page, { 'Divide words': false });
  await expect.poll(() => divisions(page)).toBe(0);
  expect(await wholeText(page)).toBe(text);
  await setType(page, { 'Divide words': true });
  await expect.poll(() => divisions(page)).toBeGreaterThan(60);
  const divided = await articleFrame(page).then((frame) =>
    frame.evaluate(() =>
      [...document.querySelectorAll('#text h2')].some((title) => title.textContent?.includes('\u00ad')),
    ),
  );
  expect(divided).toBe(false);
});

test('find, highlights and copies know nothing of the hyphens', async ({ carrel, page }) => {
  await importSpecimens(carrel);
  await openArticle(page, russian);
  await expect.poll(() => divisions(page)).toBeGreaterThan(60);
  await page.keyboard.press('Control+f');
  await findField(page).fill('корреспонденты');
  await expect(page.getByRole('status', { name: 'Match 1 of 9' })).toBeVisible();
  expect(await painted(page, 'find-current')).toEqual(['корреспонденты']);
  await findField(page).fill('');

  const words = 'необыкновенно терпеливый, напечатал';
  await selectWithMouse(page, words);
  await page.keyboard.press('2');
  await expect.poll(() => painted(page, 'colour-2')).toEqual([words]);
  await setType(page, { 'Divide words': false });
  await expect.poll(() => divisions(page)).toBe(0);
  expect(await painted(page, 'colour-2')).toEqual([words]);
  await setType(page, { 'Divide words': true });
  await expect.poll(() => divisions(page)).toBeGreaterThan(60);
  expect(await painted(page, 'colour-2')).toEqual([words]);

  const copied = await page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>(
      'section[aria-label="Article"] iframe:not([inert])',
    );
    const inside = frame?.contentDocument;
    const first = inside?.querySelector('#text p');
    if (inside == null || first == null) throw new Error('no article is open');
    inside.getSelection()?.selectAllChildren(first);
    const data = new DataTransfer();
    const raw = inside.getSelection()?.toString() ?? '';
    first.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return { raw, plain: data.getData('text/plain'), html: data.getData('text/html') };
  });
  expect(copied.raw).toContain('\u00ad');
  expect(copied.plain).toBe(copied.raw.replaceAll('\u00ad', ''));
  expect(copied.plain).toContain('корреспонденты: люди с треногами');
  expect(copied.html).toContain('корреспонденты: люди с треногами');
});
