import { AxeBuilder } from '@axe-core/playwright';
import { type Desk, expect, importSamples, openArticle, test } from './desk.ts';

const sizes = {
  wide: { width: 1440, height: 900 },
  small: { width: 1024, height: 700 },
  phone: { width: 400, height: 800 },
};

/** What axe finds wrong in the interface and in the article, in words. */
async function findings({ page }: Desk): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode()
    .exclude('iframe')
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

for (const scheme of ['light', 'dark'] as const)
  test(`every view is calm and accessible in ${scheme}`, async ({ desk }) => {
    await desk.page.emulateMedia({ colorScheme: scheme });
    expect(await findings(desk)).toEqual([]);
    await desk.picture(`${scheme}-first-screen`);
    await importSamples(desk);
    await openArticle(desk, 'A desk with its back to the world');
    await expect(desk.frame.locator('img').first()).toBeVisible();
    for (const [name, size] of Object.entries(sizes)) {
      await desk.page.setViewportSize(size);
      await desk.page.waitForTimeout(300);
      await desk.picture(`${scheme}-reading-${name}`);
      expect(await findings(desk), name).toEqual([]);
    }
    await desk.page.setViewportSize(sizes.wide);
    await desk.page.getByRole('searchbox', { name: 'Search' }).fill('observatory');
    await expect(desk.page.getByRole('option').first()).toContainText(/observatory/i);
    await desk.picture(`${scheme}-search`);
    expect(await findings(desk)).toEqual([]);
    await desk.page.getByRole('searchbox', { name: 'Search' }).fill('');
    for (const view of ['Highlights', 'Notes', 'Trash']) {
      await desk.page.getByRole('button', { name: new RegExp(`^${view} \\d`) }).click();
      await desk.page.waitForTimeout(200);
      await desk.picture(`${scheme}-${view.toLowerCase()}-empty`);
      expect(await findings(desk), view).toEqual([]);
    }
    await desk.page.getByRole('button', { name: 'Settings' }).click();
    await desk.page.waitForTimeout(300);
    await desk.picture(`${scheme}-settings`);
    expect(await findings(desk), 'settings').toEqual([]);
  });
