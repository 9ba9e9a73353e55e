import { expect, type Page } from '@playwright/test';
import { picture, test } from '../journey.ts';
import { articleFrame, openArticle } from '../reading-steps.ts';
import { specimenTitle, tongues } from './specimen.ts';
import { importSpecimens } from './type-steps.ts';

const themes = ['paper', 'white', 'sepia', 'dark', 'black', 'contrast'] as const;
const sizes = [
  [1440, 900],
  [1024, 700],
  [390, 800],
] as const;

const setTheme = (page: Page, theme: string): Promise<void> =>
  page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);

/** Text of the open article whose contrast with what is behind it is below 4.5 to 1, one line each. */
async function weakText(page: Page): Promise<string[]> {
  const frame = await articleFrame(page);
  return frame.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (canvas === null) throw new Error('no canvas');
    const over = (colour: string, ground: readonly number[]): number[] => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue].map((part, at) => (part * alpha + (ground[at] ?? 0) * (255 - alpha)) / 255);
    };
    const groundOf = (element: Element | null): number[] =>
      element === null
        ? [255, 255, 255]
        : over(getComputedStyle(element).backgroundColor, groundOf(element.parentElement));
    const luminance = (colour: readonly number[]): number => {
      const [red = 0, green = 0, blue = 0] = colour.map((part) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const weak: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      if (!says) continue;
      const ground = groundOf(element);
      const [light = 0, dark = 0] = [
        luminance(over(getComputedStyle(element).color, ground)),
        luminance(ground),
      ].sort((a, b) => b - a);
      const contrast = (light + 0.05) / (dark + 0.05);
      if (contrast < 4.5)
        weak.push(`${element.tagName} "${element.textContent?.slice(0, 20)}" ${contrast.toFixed(2)}`);
    }
    return weak;
  });
}

test('every element of a text can be read in every theme, and none widens the page', async ({
  carrel,
  page,
}) => {
  await importSpecimens(carrel);
  await openArticle(page, specimenTitle);
  const frame = await articleFrame(page);
  const kept = await frame.evaluate(() =>
    [...new Set([...document.querySelectorAll('#text *')].map(({ localName }) => localName))].sort(),
  );
  for (const name of 'abbr blockquote code dd del details dl h2 h6 hr ins kbd li mark math mfrac mi msqrt ol p pre q small strong sub sup table td th time ul'.split(
    ' ',
  ))
    expect(kept).toContain(name);
  for (const theme of themes) {
    await setTheme(page, theme);
    expect(await weakText(page), theme).toEqual([]);
  }
  const widths = carrel.host === 'browser' ? sizes : [];
  for (const [width, height] of widths) {
    await page.setViewportSize({ width, height });
    for (const theme of ['paper', 'dark', 'sepia']) {
      await setTheme(page, theme);
      await frame.evaluate(() => scrollTo(0, 0));
      await picture(carrel, `type-specimen-${width}-${theme}`);
      await frame.evaluate(() => scrollTo(0, 900));
      await picture(carrel, `type-specimen-${width}-${theme}-below`);
    }
    const wider = await frame.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, `at ${width}`).toBeLessThanOrEqual(0);
  }
});

test('prose of eight languages is set from its own side, in three themes and sizes', async ({
  carrel,
  page,
}) => {
  await importSpecimens(carrel);
  for (const { language, title } of tongues) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openArticle(page, title);
    const frame = await articleFrame(page);
    const side = await frame.evaluate(() => {
      const paragraph = document.querySelector('#text p');
      if (paragraph === null) throw new Error('no paragraph');
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const last = [...range.getClientRects()].at(-1);
      const box = paragraph.getBoundingClientRect();
      return (last?.left ?? 0) - box.left > box.right - (last?.right ?? 0) ? 'right' : 'left';
    });
    expect(side, language).toBe(language === 'ar' || language === 'he' ? 'right' : 'left');
    if (carrel.host === 'electron') continue;
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const theme of ['paper', 'dark', 'sepia']) {
        await setTheme(page, theme);
        await picture(carrel, `type-${language}-${width}-${theme}`);
      }
    }
  }
});
