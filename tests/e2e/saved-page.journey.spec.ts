import { expect } from '@playwright/test';
import { bringIn } from './bring-in.ts';
import { openTitle, row, test } from './journey.ts';
import { lookAt } from './look-at.ts';

const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAF0lEQVR4nGNkYPjPgA0wYRUdVBIAO8wBDZmBOLkAAAAASUVORK5CYII=';

const paragraph =
  '<p>The ferry to the north shore runs again after four winters. Its captain, who had kept the engine warm through all of them, said that nobody had asked her to, and that somebody had to.</p>';

const front = `<!doctype html><html lang="en"><head><title>The ferry runs again</title><style>
  body { margin: 0; background: #f3efe4 url("${dot}"); color: #222; font: 16px/1.5 Georgia, serif }
  .mast { background: #14324a; color: #fff; padding: 24px; text-align: center; font-size: 34px; letter-spacing: .08em }
  .bar { position: fixed; inset: auto 0 0; background: crimson; color: #fff; padding: 12px; z-index: 999999 }
  .wrap { display: grid; grid-template-columns: 2fr 1fr; gap: 32px; max-width: 900px; margin: 24px auto; padding: 24px; background: #fff }
  .side { border-left: 3px solid #14324a; padding-left: 16px; color: #555 }
  h1 { font-size: 30px; line-height: 1.15 }
  @media (max-width: 600px) { .wrap { display: block } }
</style><script>document.title = 'ran'</script></head><body>
<div class="mast">THE LAKE COURIER</div>
<div class="wrap"><article><h1>The ferry runs again</h1>${paragraph.repeat(4)}<p><a href="https://lake.example/quay">The quay</a></p></article>
<div class="side"><b>Timetable</b><br>08:10 · 12:40 · 18:05</div></div>
<div class="bar">We use cookies <button>Fine</button></div></body></html>`;

test('a saved page is shown as it looked, sealed, and one goes back to its text', async ({
  page,
  carrel,
}) => {
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) broken.push(message.text());
  });
  await bringIn(page, carrel, 'ferry.html', front);
  await row(page, 'The ferry runs again').click();
  await expect(openTitle(page)).toHaveText('The ferry runs again');
  await page.getByLabel('Dismiss').click();

  await page.getByRole('button', { name: 'Original', exact: true }).click();
  const saved = page.frameLocator('iframe[title$="as it was saved"]');
  await expect(saved.getByText('THE LAKE COURIER')).toBeVisible();
  // Set by the page's own style, on its own ground.
  await expect(saved.locator('.mast')).toHaveCSS('background-color', 'rgb(20, 50, 74)');
  await expect(saved.locator('body')).toHaveCSS('background-image', /^url\("data:image\/png/);
  await expect(saved.locator('.bar')).toHaveCSS('position', 'static');
  await expect(saved.locator('script, button, form, iframe')).toHaveCount(0);
  await lookAt(carrel, 'saved-page');

  await saved.getByRole('link', { name: 'The quay' }).click();
  if (carrel.host === 'browser') {
    await expect(page.getByRole('dialog')).toContainText('lake.example');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('v');
  await expect(page.locator('iframe[title$="as it was saved"]')).toHaveCount(0);
  await expect(openTitle(page)).toBeVisible();
  expect(broken).toEqual([]);
});
