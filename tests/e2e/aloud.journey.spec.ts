import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { carrelImport } from './command-line.ts';
import { importSamples, test } from './journey.ts';
import { lookAt } from './look-at.ts';
import { articleFrame, listed, openArticle, painted, selectWithMouse } from './reading-steps.ts';
import { finishSaying, isSpeaking, lastSaid, scriptSpeech } from './scripted-speech.ts';

const voices = [
  ['en-GB', 'Daniel'],
  ['en-US', 'Cloud Aria'],
  ['en-US', 'Samantha'],
  ['ru-RU', 'Milena'],
] as const;
const essay = 'A desk with its back to the world';

test('an article is read aloud, the sentence marked and kept in view, by the keyboard alone', async ({
  carrel,
}) => {
  const { page } = carrel;
  await scriptSpeech(page, voices);
  await importSamples(page);
  await openArticle(page, essay);
  await page.keyboard.press('l');
  const bar = page.getByRole('region', { name: 'Reading aloud' });
  await expect(bar.getByRole('button', { name: 'Pause' })).toBeVisible();
  const first = await lastSaid(page);
  expect(first?.voice).toBe('Daniel');
  await expect.poll(() => painted(page, 'spoken')).toEqual([first?.text]);
  await lookAt(carrel, 'reading-aloud');

  await finishSaying(page);
  await expect.poll(async () => (await lastSaid(page))?.text).not.toBe(first?.text);
  const second = await lastSaid(page);
  await page.keyboard.press(',');
  await expect.poll(async () => (await lastSaid(page))?.text).toBe(first?.text);
  await page.keyboard.press('.');
  await expect.poll(async () => (await lastSaid(page))?.text).toBe(second?.text);

  await page.keyboard.press('l');
  await expect.poll(() => isSpeaking(page)).toBe(false);
  await expect(bar.getByRole('button', { name: 'Read on' })).toBeVisible();
  await page.keyboard.press('l');
  await expect.poll(() => isSpeaking(page)).toBe(true);
  expect((await lastSaid(page))?.text).toBe(second?.text);

  // The page follows the voice to its end, and then it is silent.
  const frame = await articleFrame(page);
  for (let sentence = 0; sentence < 200 && (await bar.isVisible()); sentence += 1) {
    await finishSaying(page);
    if (sentence === 20) expect(await frame.evaluate(() => window.scrollY)).toBeGreaterThan(100);
  }
  await expect(bar).toHaveCount(0);
  expect(await painted(page, 'spoken')).toEqual([]);
});

test('reading aloud begins with the selection, keeps voice and speed, and ends with the article', async ({
  carrel,
}) => {
  const { page } = carrel;
  await scriptSpeech(page, voices);
  await importSamples(page);
  await openArticle(page, essay);
  await selectWithMouse(page, 'third from the window');
  await page.keyboard.press('l');
  await expect.poll(async () => (await lastSaid(page))?.text).toContain('third from the window');
  const bar = page.getByRole('region', { name: 'Reading aloud' });
  await bar.getByRole('button', { name: 'Quicker' }).click();
  await bar.getByRole('combobox', { name: 'Voice' }).selectOption('Samantha');
  await expect.poll(() => lastSaid(page)).toMatchObject({ voice: 'Samantha', rate: 1.1 });
  // A voice that would send the text away is not there to be chosen.
  await expect(bar.getByRole('option', { name: 'Cloud Aria' })).toHaveCount(0);

  await listed(page, 'The Mirror Train').click();
  await expect.poll(() => isSpeaking(page)).toBe(false);
  await expect(bar).toHaveCount(0);
  await page.keyboard.press('l');
  await expect.poll(() => isSpeaking(page)).toBe(true);
  await expect.poll(() => lastSaid(page)).toMatchObject({ voice: 'Samantha', rate: 1.1 });
  await page.keyboard.press('Shift+L');
  await expect(bar).toHaveCount(0);
  expect(await isSpeaking(page)).toBe(false);
});

test('each language has its voice, and one that the system does not speak is named', async ({ carrel }) => {
  const { page } = carrel;
  const folder = join(carrel.folder, 'texts');
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'ru.txt'),
    'Читальный зал\n\nВ 1997 г. он приехал в город. Была зима.\n\nОн долго молчал.\n',
  );
  writeFileSync(join(folder, 'hy.txt'), 'Ընթերցասրահ\n\nԱռավոտյան եկավ գրադարան։ Նստեց պատուհանի մոտ։\n');
  await scriptSpeech(page, voices);
  await carrelImport(carrel, 'texts');
  await listed(page, 'Читальный зал').click();
  await page.keyboard.press('l');
  await expect.poll(() => lastSaid(page)).toMatchObject({ voice: 'Milena' });
  await selectWithMouse(page, '1997');
  await page.keyboard.press('Shift+L');
  await page.keyboard.press('l');
  await expect.poll(async () => (await lastSaid(page))?.text).toBe('В 1997 г. он приехал в город.');

  await listed(page, 'Ընթերցասրահ').click();
  await expect(page.getByRole('region', { name: 'Reading aloud' })).toHaveCount(0);
  await page.keyboard.press('l');
  const bar = page.getByRole('region', { name: 'Reading aloud' });
  await expect(bar.getByRole('status')).toContainText('no voice for Armenian');
  await lookAt(carrel, 'reading-aloud-no-voice');
  await bar.getByRole('combobox', { name: 'Voice' }).selectOption('Milena');
  await expect.poll(async () => (await lastSaid(page))?.voice).toBe('Milena');
  await expect.poll(async () => (await lastSaid(page))?.text).toMatch(/\p{Script=Armenian}/u);
});
