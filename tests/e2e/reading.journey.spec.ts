import { expect, test } from '@playwright/test';
import { hostOf, type OpenCarrel, openCarrel, whyNotHere } from './open-carrel.ts';
import {
  article,
  articleFrame,
  beginWithSamples,
  findField,
  firstLine,
  listed,
  openArticle,
  painted,
} from './reading-steps.ts';

let carrel: OpenCarrel;
test.beforeEach(async () => {
  const host = hostOf(test.info().project.name);
  test.skip(whyNotHere(host) !== '', whyNotHere(host));
  carrel = await openCarrel(host);
});
test.afterEach(() => carrel?.dispose());

test('a reader comes back to the line where they stopped, in a window of another width too', async () => {
  const { page } = carrel;
  await beginWithSamples(page);
  await openArticle(page, 'The Mirror Train');
  const beginning = await firstLine(page);
  for (let screen = 0; screen < 3; screen += 1) await page.keyboard.press('Space');
  const line = await firstLine(page);
  expect(line).not.toBe(beginning);
  const progress = page.getByRole('progressbar', { name: 'Read so far' });
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(10);

  await openArticle(page, 'Night-shift bread');
  await openArticle(page, 'The Mirror Train');
  await expect.poll(() => firstLine(page)).toBe(line);

  if (carrel.host === 'browser') {
    await page.setViewportSize({ width: 900, height: 700 });
    const whole = () =>
      articleFrame(page).then((frame) =>
        frame.evaluate(() => document.getElementById('text')?.textContent?.replaceAll('\u00ad', '') ?? ''),
      );
    const place = (await whole()).indexOf(line);
    // The lines are broken elsewhere now: the words that were first stand in the first line, or begin the next.
    await expect
      .poll(async () => Math.abs((await whole()).indexOf(await firstLine(page)) - place))
      .toBeLessThan(80);
    await page.setViewportSize({ width: 1280, height: 860 });
  }
  carrel = await carrel.restart();
  await listed(carrel.page, 'The Mirror Train').click();
  await expect.poll(() => firstLine(carrel.page)).toBe(line);
  await expect(listed(carrel.page, 'The Mirror Train')).not.toContainText('unread');
});

test('the words of a search are marked in the article it leads to, and one goes from one to the next', async () => {
  const { page } = carrel;
  await beginWithSamples(page);
  await page.getByRole('searchbox', { name: 'Search' }).fill('mirror train');
  await listed(page, 'The Mirror Train').click();
  await expect(findField(page)).toHaveValue('mirror train');
  const count = page.getByRole('status', { name: /^Match 1 of \d+$/ });
  await expect(count).toBeVisible();
  const marked = await painted(page, 'find');
  // Word by word, as the search reads them, and not the letters of the query as they stand.
  expect(new Set(marked.map((word) => word.toLowerCase()))).toEqual(new Set(['mirror', 'mirrors', 'train']));
  const [first] = await painted(page, 'find-current');
  await page.keyboard.press('F3');
  await expect(page.getByRole('status', { name: /^Match 2 of/ })).toBeVisible();
  await page.keyboard.press('Shift+F3');
  await page.keyboard.press('Shift+F3');
  await expect(
    page.getByRole('status', { name: new RegExp(`^Match ${marked.length + 1} of`) }),
  ).toBeVisible();
  await page.keyboard.press('F3');
  expect(await painted(page, 'find-current')).toEqual([first]);
});

test('whatever is typed into the find field is found without regard to case and accents', async () => {
  const { page } = carrel;
  await beginWithSamples(page);
  await openArticle(page, 'The Mirror Train');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(findField(page)).toBeFocused();
  await page.keyboard.type('OBSERVÁTORY');
  await expect(page.getByRole('status', { name: /^Match \d+ of \d+$/ })).toBeVisible();
  const all = [...(await painted(page, 'find')), ...(await painted(page, 'find-current'))];
  expect(all.length).toBeGreaterThan(1);
  for (const words of all) expect(words.toLowerCase()).toBe('observatory');
  await page.keyboard.type(' of nowhere');
  await expect(page.getByRole('status', { name: 'Not found in this article' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await painted(page, 'find')).toEqual([]);
});

test('theme and type stay as the reader set them', async () => {
  const { page } = carrel;
  await beginWithSamples(page);
  await openArticle(page, 'The Mirror Train');
  await page.getByRole('button', { name: 'Theme and type' }).click();
  const panel = page.getByRole('dialog', { name: 'Theme and type' });
  await panel.getByRole('radio', { name: 'Sepia' }).check({ force: true });
  await panel.getByRole('radio', { name: 'Inter' }).check({ force: true });
  await panel.getByRole('checkbox', { name: 'Justify both edges' }).check();
  await panel.getByRole('slider', { name: 'Width' }).fill('50');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('Shift+Equal');
  await page.keyboard.press('Shift+Equal');

  const look = async () => {
    const frame = await articleFrame(carrel.page);
    return frame.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      const paragraph = document.querySelector('#text p');
      return {
        paper: style.backgroundColor,
        size: style.fontSize,
        face: style.fontFamily.split(',')[0],
        align: paragraph === null ? '' : getComputedStyle(paragraph).textAlign,
        narrow: (paragraph?.getBoundingClientRect().width ?? 0) < 560,
      };
    });
  };
  const wanted = {
    paper: 'rgb(246, 236, 216)',
    size: '20px',
    face: '"Inter Variable"',
    align: 'justify',
    narrow: true,
  };
  await expect.poll(look).toEqual(wanted);
  carrel = await carrel.restart();
  await listed(carrel.page, 'The Mirror Train').click();
  await expect(article(carrel.page).getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(look).toEqual(wanted);
});

test('a page of text is set for reading: 45 to 75 characters to the line', async () => {
  const { page } = carrel;
  await beginWithSamples(page);
  await openArticle(page, 'A desk with its back to the world');
  const frame = await articleFrame(page);
  const characters = await frame.evaluate(() => {
    const range = document.createRange();
    let length = 0;
    let lines = 0;
    for (const paragraph of document.querySelectorAll('#text p')) {
      range.selectNodeContents(paragraph);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 8)));
      if (tops.size < 3) continue;
      length += paragraph.textContent?.length ?? 0;
      // The last line of a paragraph is half a line on average.
      lines += tops.size - 0.5;
    }
    return length / lines;
  });
  expect(characters).toBeGreaterThan(45);
  expect(characters).toBeLessThan(75);
});

test('a link asks before it leads out, and never takes the article away', async () => {
  const { page } = carrel;
  test.skip(carrel.host === 'electron', 'the desktop asks in a dialog of the system');
  await beginWithSamples(page);
  await openArticle(page, 'Keeping clippings: a method for people who would rather read');
  const frame = await articleFrame(page);
  const address = frame.url();
  await frame.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://bank.example@evil.example/path';
    link.textContent = 'a harmless link';
    document.querySelector('#text p')?.prepend(link);
  });
  await article(page).getByRole('link', { name: 'a harmless link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave the library?' });
  await expect(dialog.locator('strong')).toHaveText('evil.example');
  const open = dialog.getByRole('link', { name: 'Open' });
  await expect(open).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(open).toHaveAttribute('target', '_blank');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(frame.url()).toBe(address);
});
