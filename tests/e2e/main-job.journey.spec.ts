import { expect, importSamples, openArticle, test } from './desk.ts';

test('a reader imports, finds, reads, highlights and notes, and all of it is there the next day', async ({
  desk,
}) => {
  await desk.picture('first-screen');
  await importSamples(desk);
  const search = () => desk.page.getByRole('searchbox', { name: 'Search' });

  await search().click();
  await search().pressSequentially('mirro observatry', { delay: 30 });
  await expect(desk.page.getByText('no hit for “observatry”: showing observatory')).toBeVisible();
  await desk.picture('search-relaxed');
  await search().fill('apricots');
  await openArticle(desk, 'Night-shift bread');
  await expect(desk.page.getByRole('toolbar', { name: 'Reading' })).toContainText(/1 of \d/);
  await desk.picture('article-with-find');

  await desk.frame.locator('main p').first().click({ clickCount: 3 });
  await desk.page.getByRole('button', { name: 'Highlight: green' }).click();
  await expect(desk.page.getByRole('button', { name: 'Highlights 1' })).toBeVisible();
  const painted = await desk.frame
    .locator('main p')
    .first()
    .evaluate((text) => getComputedStyle(text, '::highlight(colour-2)').backgroundColor);
  expect(painted).toMatch(/^rgb\(\d+, \d+, \d+\)$/);
  const note = () => desk.page.getByRole('textbox', { name: 'Note on this article' });
  await note().click();
  await desk.page.keyboard.type('Bake it for the zoetrope evening.');
  await expect(desk.page.getByRole('complementary', { name: 'Notes' }).getByRole('status')).toHaveText(
    'Saved',
  );
  await desk.picture('highlight-and-note');

  await desk.reopen();
  await search().fill('zoetrope');
  await openArticle(desk, 'Night-shift bread');
  await expect(note()).toHaveText('Bake it for the zoetrope evening.');
  await desk.page.getByRole('button', { name: 'Highlights 1' }).click();
  await expect(desk.page.getByRole('main')).toContainText('Makes one round loaf');
  await desk.picture('all-highlights');
  await desk.page.getByRole('button', { name: 'Notes 1', exact: true }).click();
  await expect(desk.page.getByRole('main')).toContainText('zoetrope evening');
  await desk.picture('all-notes');
  expect(desk.complaints).toEqual([]);
});

test('a reader puts the library in order, and takes it back', async ({ desk }) => {
  await importSamples(desk);
  const { page } = desk;
  await openArticle(desk, 'The Mirror Train');
  const toolbar = page.getByRole('toolbar', { name: 'Reading' });
  await toolbar.getByRole('button', { name: 'Star' }).click();
  await expect(page.getByRole('button', { name: 'Starred 1' })).toBeVisible();

  await page.getByRole('option', { name: 'Keeping clippings' }).click();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Shift+Digit3');
  await expect(page.getByRole('button', { name: 'Trash 1' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'All articles 15' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: 'All articles 16' })).toBeVisible();

  await page.getByRole('button', { name: 'Starred 1' }).click();
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.getByRole('button', { name: /^Meridian/ }).click();
  await expect(page.getByRole('option')).toHaveCount(3);
  expect(desk.complaints).toEqual([]);
});

test('a reader goes anywhere by the palette and sees every key', async ({ desk }) => {
  await importSamples(desk);
  const { page } = desk;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('mirror tra', { delay: 30 });
  await expect(page.getByRole('option', { name: /The Mirror Train/ }).first()).toBeVisible();
  await desk.picture('palette');
  await page.keyboard.press('Enter');
  await expect(desk.frame.getByRole('heading', { level: 1 })).toHaveText('The Mirror Train');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Slash');
  await expect(page.getByRole('dialog').filter({ hasText: 'Next article' })).toBeVisible();
  await desk.picture('keys');
  await page.keyboard.press('Escape');
  expect(desk.complaints).toEqual([]);
});

test('an article opens where the reader left it, in the theme they chose', async ({ desk }) => {
  await importSamples(desk);
  await openArticle(desk, 'The Mirror Train');
  await desk.frame.locator('body').hover();
  await expect(async () => {
    await desk.page.mouse.wheel(0, 700);
    await expect(desk.page.getByRole('button', { name: 'Reading 1' })).toBeVisible({ timeout: 1_500 });
  }).toPass();
  await desk.page.getByRole('button', { name: 'Theme and type' }).click();
  await desk.page.locator('label', { hasText: 'Sepia' }).click();
  await desk.page.keyboard.press('Escape');
  await desk.picture('sepia');
  // The second whole paragraph in view: the first may be cut by a line more or less.
  const words = await desk.frame.locator('main p').evaluateAll((paragraphs) => {
    const inView = paragraphs.filter((one) => one.getBoundingClientRect().top >= 0);
    return inView[1]?.textContent ?? '';
  });
  await desk.page.waitForResponse(/setPlace/, { timeout: 1_500 }).catch(() => undefined);
  await desk.reopen();
  await openArticle(desk, 'The Mirror Train');
  await expect(desk.frame.getByText(words)).toBeInViewport();
  await expect(desk.page.locator('html')).toHaveAttribute('data-theme', 'sepia');
});
