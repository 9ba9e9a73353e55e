import { expect, test } from '@playwright/test';
import { hostOf, type OpenCarrel, openCarrel, whyNotHere } from './open-carrel.ts';

let carrel: OpenCarrel;
test.afterEach(() => carrel?.dispose());

test('a reader goes everywhere, and nothing breaks a rule of the content policies', async () => {
  const host = hostOf(test.info().project.name);
  test.skip(whyNotHere(host) !== '', whyNotHere(host));
  carrel = await openCarrel(host);
  const { page } = carrel;
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|Trusted Type/i.test(message.text())) broken.push(message.text());
  });
  page.on('pageerror', (error) => broken.push(error.message));
  await page.reload();
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) =>
      console.log(`Content Security Policy: ${violatedDirective} at ${sourceFile}`),
    );
  });

  await page
    .getByRole('button', { name: /sample/i })
    .first()
    .click();
  await page.getByRole('option', { name: 'The Mirror Train' }).click();
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText('The Mirror Train');
  await page.keyboard.press('n');
  await page.locator('.cm-content').click();
  await page.keyboard.type('# A note\n\nwith *style* and `code`');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Go to anything' })).toBeVisible();
  await page.keyboard.type('mirror');
  await page.keyboard.press('Escape');
  for (const name of ['Highlights', 'Notes', 'Trash', 'All articles'])
    await page
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .or(page.getByRole('link', { name: new RegExp(`^${name}`) }))
      .first()
      .click();
  await page.keyboard.press('Shift+Slash');
  await expect(page.getByRole('dialog', { name: /key/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Comma');
  await expect(page.getByRole('dialog', { name: /settings/i })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(broken).toEqual([]);

  // The control: a rule that is broken is noticed.
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => broken.join()).toContain('style-src');
});
