import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { carrelImport } from './command-line.ts';
import { launchBrowser, serveLibrary, whyNoBrowser } from './launch-browser.ts';
import { listed, painted } from './reading-steps.ts';

const texts = {
  en: ['The reading room', 'Dr. Velis came. She sat down. She read.'],
  ru: ['Читальный зал', 'Он пришёл. Он сел. Он читал.'],
  hy: ['Ընթերցասրահ', 'Նա եկավ։ Նա նստեց։ Նա կարդաց։'],
} as const;

/** The languages that the voices of this machine speak; voices are told late. */
async function spokenHere(page: Page): Promise<Set<string>> {
  const read = () => page.evaluate(() => speechSynthesis.getVoices().map(({ lang }) => lang.slice(0, 2)));
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const languages = await read();
    if (languages.length > 0) return new Set(languages);
    await page.waitForTimeout(500);
  }
  return new Set();
}

test('the real voices of the system read Latin, Cyrillic and Armenian, sentence after sentence', async () => {
  test.skip(whyNoBrowser() !== '', whyNoBrowser());
  const folder = await mkdtemp(join(tmpdir(), 'carrel-speech-'));
  mkdirSync(join(folder, 'texts'));
  for (const [language, [title, body]] of Object.entries(texts))
    writeFileSync(join(folder, 'texts', `${language}.txt`), `${title}\n\n${body}\n`);
  const served = await serveLibrary(folder);
  const browser = await launchBrowser(['--enable-speech-dispatcher']);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await page.goto(served.link);
    const spoken = await spokenHere(page);
    test.skip(
      spoken.size === 0,
      'the system has no voices (on Linux: speech-dispatcher with espeak-ng, and sound)',
    );
    await carrelImport({ folder }, 'texts');
    for (const [language, [title, body]] of Object.entries(texts)) {
      if (!spoken.has(language)) continue;
      await listed(page, title).click();
      await page.keyboard.press('l');
      const bar = page.getByRole('region', { name: 'Reading aloud' });
      await expect(bar).toBeVisible();
      const heard: string[] = [];
      while (await bar.isVisible()) {
        const [sentence] = await painted(page, 'spoken');
        if (sentence !== undefined && heard.at(-1) !== sentence) heard.push(sentence);
        const trouble = (await bar.getByRole('status').allTextContents()).join('');
        test.skip(/stuck|does not answer/.test(trouble), `the system has voices and no sound: ${trouble}`);
        expect(trouble).toBe('');
        await page.waitForTimeout(50);
      }
      // The last sentence stands: the voice came to the end of each, and then the bar went away.
      expect(heard.join(' ')).toContain(body);
    }
  } finally {
    await browser.close();
    await served.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
