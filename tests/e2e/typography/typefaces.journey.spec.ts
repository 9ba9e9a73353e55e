import { expect } from '@playwright/test';
import { findings, settle } from '../find-violations.ts';
import { picture, test } from '../journey.ts';
import { articleFrame, openArticle } from '../reading-steps.ts';
import { tongues } from './specimen.ts';
import { importSpecimens, setType } from './type-steps.ts';

/** The face in which each of the scripts is set, by the typeface that the reader chose. */
const wanted = {
  Literata: {
    en: 'Literata Variable',
    ru: 'Literata Variable',
    el: 'Literata Variable',
    hy: 'Noto Serif Armenian Variable',
  },
  Inter: {
    en: 'Inter Variable',
    ru: 'Inter Variable',
    el: 'Inter Variable',
    hy: 'Noto Sans Armenian Variable',
  },
  Atkinson: {
    en: 'Atkinson Hyperlegible Next Variable',
    ru: 'Andika',
    el: 'Inter Variable',
    hy: 'Noto Sans Armenian Variable',
  },
} as const;

test('every typeface has its letters for Latin, Cyrillic, Greek and Armenian, and none of them comes from elsewhere', async ({
  carrel,
  page,
}) => {
  await importSpecimens(carrel);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const [typeface, faces] of Object.entries(wanted)) {
    let first = true;
    for (const { language, title } of tongues) {
      const face = Object.entries(faces).find(([name]) => name === language)?.[1];
      if (face === undefined) continue;
      await openArticle(page, title);
      if (first) await setType(page, { Typeface: typeface });
      first = false;
      // The browser says which of the font files it has loaded; a face without these letters would not be among them.
      const frame = await articleFrame(page);
      await expect
        .poll(
          () =>
            frame.evaluate(() => {
              const letters = document.querySelector('#text p')?.textContent?.match(/[^\d\s.«»]/)?.[0] ?? '';
              const point = letters.codePointAt(0) ?? 0;
              return [...document.fonts]
                .filter(({ status, unicodeRange }) => {
                  const ranges = unicodeRange.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi);
                  return (
                    status === 'loaded' &&
                    [...ranges].some(
                      ([, from = '', to = from]) =>
                        point >= Number.parseInt(from, 16) && point <= Number.parseInt(to, 16),
                    )
                  );
                })
                .map(({ family }) => family.replaceAll('"', ''));
            }),
          `${typeface}, ${language}`,
        )
        .toContain(face);
      await picture(carrel, `typeface-${typeface}-${language}`);
    }
  }
  const own = new URL(page.url());
  expect(
    asked.filter(
      (address) => new URL(address).host !== own.host || new URL(address).protocol !== own.protocol,
    ),
  ).toEqual([]);
});

test('a wide window shows two columns side by side, justified and divided', async ({ carrel, page }) => {
  test.skip(carrel.host === 'electron', 'the window of the tests has one size there');
  await importSpecimens(carrel);
  await openArticle(page, 'Железная дорога через перевал');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('BracketRight');
  await page.keyboard.press('BracketLeft');
  await setType(page, { Text: 'On pages', Paragraphs: 'Indented', 'Justify both edges': true });
  const frame = await articleFrame(page);
  const lefts = () =>
    frame.evaluate(() => {
      const inSight = [...(document.getElementById('text')?.querySelectorAll('p') ?? [])]
        .flatMap((paragraph) => [...paragraph.getClientRects()])
        .filter(({ left, right, width }) => width > 100 && left >= 0 && right <= innerWidth);
      return new Set(inSight.map(({ left }) => Math.round(left))).size;
    });
  await expect.poll(lefts).toBe(2);
  await picture(carrel, 'sheets-two-columns');
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await picture(carrel, 'sheets-two-columns-dark');
  await page.getByRole('button', { name: 'Theme and type' }).click();
  await settle(page);
  expect(await findings(page, true)).toEqual([]);
  await picture(carrel, 'type-panel-dark');
});
