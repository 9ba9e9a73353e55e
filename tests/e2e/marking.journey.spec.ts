import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { carrelCommand } from './command-line.ts';
import { root } from './find-electron.ts';
import { lookAt } from './look-at.ts';
import { hostOf, type OpenCarrel, openCarrel, whyNotHere } from './open-carrel.ts';
import { article, beginWithSamples, openArticle, painted, selectWithMouse } from './reading-steps.ts';

const essay = 'A desk with its back to the world';

let carrel: OpenCarrel;
test.beforeEach(async () => {
  const host = hostOf(test.info().project.name);
  test.skip(whyNotHere(host) !== '', whyNotHere(host));
  carrel = await openCarrel(host);
  await beginWithSamples(carrel.page);
});
test.afterEach(() => carrel?.dispose());

const selected = (page: OpenCarrel['page']) =>
  article(page)
    .locator('body')
    .evaluate((body) => body.ownerDocument.getSelection()?.toString() ?? '');

test('with the keyboard alone a sentence is chosen, made longer and shorter, marked, tagged and drawn anew', async () => {
  const { page } = carrel;
  await openArticle(page, essay);
  await page.keyboard.press('Shift+V');
  await expect.poll(() => selected(page)).not.toBe('');
  const first = await selected(page);
  await page.keyboard.press('Shift+V');
  await expect.poll(() => selected(page)).not.toBe(first);
  await page.keyboard.press('Shift+B');
  await expect.poll(() => selected(page)).toBe(first);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(async () => (await selected(page)).length).toBeLessThan(first.length);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  const chosen = await selected(page);
  await page.keyboard.press('3');
  await expect.poll(() => painted(page, 'colour-3')).toEqual([chosen]);
  // The highlight that is open is drawn longer by the same keys.
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect
    .poll(async () => (await painted(page, 'colour-3'))[0]?.length ?? 0)
    .toBeGreaterThan(chosen.length);
  const card = page.getByRole('region', { name: 'Highlight', exact: true });
  await card.getByRole('combobox', { name: 'Add a tag' }).fill('desks');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('button', { name: 'Remove tag desks' })).toBeVisible();
  await lookAt(carrel, 'highlight-card');
});

test('a press where two highlights lie over one another offers each', async () => {
  const { page } = carrel;
  await openArticle(page, essay);
  await selectWithMouse(page, 'they stop there, so that anyone who wishes to may look over the top');
  await page.keyboard.press('2');
  await expect.poll(() => painted(page, 'colour-2')).toHaveLength(1);
  await selectWithMouse(page, 'anyone who wishes');
  await page.keyboard.press('4');
  await expect.poll(() => painted(page, 'overlap')).toEqual(['anyone who wishes']);
  await page.keyboard.press('Escape');
  const frame = article(page);
  const point = await frame.locator('body').evaluate((body) => {
    const view = body.ownerDocument.defaultView;
    const range = [...(view?.CSS.highlights.get('overlap') ?? [])][0];
    if (!(range instanceof (view?.Range ?? Range))) throw new Error('nothing overlaps');
    const box = range.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + 5 };
  });
  await frame.locator('body').evaluate((body, { x, y }) => {
    body.ownerDocument
      .elementFromPoint(x, y)
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: x, clientY: y }));
  }, point);
  const here = page.getByRole('group', { name: 'Highlights here' });
  await expect(here.getByRole('button')).toHaveCount(2);
  await here.getByRole('button', { name: /^they stop there/ }).click();
  await expect.poll(() => painted(page, 'chosen')).toEqual([expect.stringContaining('they stop there')]);
  await lookAt(carrel, 'highlights-overlap');
});

test('a highlight that lost its place is found among likely ones and put there by one press', async () => {
  const { page } = carrel;
  const file = await readFile(join(root, 'resources/samples/a-desk-with-its-back-to-the-world.html'));
  const source = `urn:sha256:${createHash('sha256').update(file).digest('hex')}`;
  const exact = 'Libraries bought them by the hundred';
  const annotation = {
    type: 'Annotation',
    target: { source, selector: { type: 'TextQuoteSelector', exact } },
  };
  await writeFile(join(carrel.folder, 'marks.jsonld'), JSON.stringify([annotation]));
  await carrelCommand(carrel, 'highlight', 'import', join(carrel.folder, 'marks.jsonld'));
  await openArticle(page, essay);
  await article(page)
    .getByRole('button', { name: /bought them by the hundred/ })
    .click();
  const card = page.getByRole('region', { name: 'Highlight', exact: true });
  await card.getByRole('button', { name: 'Find likely places' }).click();
  await expect(card.getByRole('list', { name: 'Likely places' })).toBeVisible();
  await lookAt(carrel, 'highlight-lost');
  await card.getByRole('list', { name: 'Likely places' }).getByRole('button').first().click();
  await expect.poll(() => painted(page, 'colour-1')).toEqual([expect.stringContaining('them by the')]);
});
