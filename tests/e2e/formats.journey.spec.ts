import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { zipSync } from 'fflate';
import { carrelImport } from './command-line.ts';
import { openTitle, picture, row, searchField, sidebarLink, summary, test } from './journey.ts';
import { lookAt } from './look-at.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const paragraphs =
  '<p>The lamp on the pier was lit for the first time since the storm, and half the town came to see it.</p><p>It can be seen from the far shore, said the keeper, who had rowed over to make sure.</p>';
const page = `<!doctype html><title>The lamp is lit</title><link rel="canonical" href="https://shore.example/lamp"><article><h1>The lamp is lit</h1>${paragraphs}</article>`;
const pocket = `title,url,time_added,tags,status
The lamp is lit,https://shore.example/lamp?utm_source=pocket,1600000000,harbour|light,unread
Only a link,https://shore.example/link,1600000100,,archive
`;

test('a list of links waits for its texts, and a saved page fills its entry in', async ({
  carrel,
  page: window,
}) => {
  writeFileSync(join(carrel.folder, 'pocket.csv'), pocket);
  await carrelImport(carrel, 'pocket.csv');
  await expect(row(window, 'Only a link')).toContainText('no text');
  await row(window, 'The lamp is lit').click();
  await expect(window.frameLocator('iframe').first().getByText('does not hold its text')).toBeVisible();
  // The page has colours of its own: a link in the browser's blue cannot be read in the dark.
  const note = window.frameLocator('iframe').first().locator('.without-text');
  const colour = await note.evaluate((element) => getComputedStyle(element).color);
  await expect(note.getByRole('link')).toHaveCSS('color', colour);
  await lookAt(carrel, 'entry-without-text');
  writeFileSync(join(carrel.folder, 'saved.html'), page);
  await carrelImport(carrel, 'saved.html');
  await expect(window.frameLocator('iframe').first().getByText('lit for the first time')).toBeVisible();
  await expect(row(window, 'The lamp is lit')).toContainText('harbour');
  await expect(summary(window)).toHaveText('2 articles');
});

test('the receipt of an archive names what was not an article, and is searched and kept', async ({
  carrel,
  page: window,
}) => {
  const files = {
    'saved/lamp.html': bytes(page),
    'notes/bread.txt': bytes('Bread at night\n\nThe baker began at two, when the street was quiet.\n'),
    'notes/empty.txt': bytes(''),
    'tool.exe': Uint8Array.from({ length: 600 }, (_, index) => (index * 37) % 256),
  };
  writeFileSync(join(carrel.folder, 'box.zip'), zipSync(files));
  await carrelImport(carrel, 'box.zip');
  await expect(row(window, 'Bread at night')).toBeVisible();
  await window.getByRole('button', { name: 'Receipt' }).click();
  const receipt = window.getByRole('dialog', { name: 'Receipt' });
  await expect(receipt.getByText('2 articles stored, 2 problems')).toBeVisible();
  await receipt.getByRole('button', { name: /^All 4/ }).click();
  await picture(carrel, 'receipt-of-an-archive');
  await receipt.getByRole('searchbox', { name: 'Find in this receipt' }).fill('LAMP');
  await expect(receipt.getByRole('listitem')).toHaveCount(1);
  await expect(receipt.getByRole('listitem')).toContainText('box.zip/saved/lamp.html');
  await receipt.getByRole('searchbox').fill('no such words');
  await expect(receipt.getByText('Nothing in this receipt says')).toBeVisible();
  if (carrel.host === 'browser') {
    const download = window.waitForEvent('download');
    await receipt.getByRole('button', { name: 'Save the receipt…' }).click();
    expect((await download).suggestedFilename()).toBe('box.zip receipt.csv');
  }
});

test('columns nobody could guess are named by the reader, and hold from then on', async ({
  carrel,
  page: window,
}) => {
  writeFileSync(
    join(carrel.folder, 'table.csv'),
    'was,worin\nThe lamp is lit,The lamp on the pier was lit again.\n',
  );
  await carrelImport(carrel, 'table.csv');
  await window.getByRole('button', { name: 'Receipt' }).click();
  await window.getByRole('button', { name: 'All imports' }).click();
  const drawer = window.getByRole('dialog', { name: 'Imports' });
  await drawer.getByText('table.csv', { exact: true }).last().click();
  await drawer.getByLabel('was', { exact: true }).selectOption('title');
  await drawer.getByLabel('worin').selectOption('text');
  await picture(carrel, 'columns');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect(window.getByText('Kept for files with these columns')).toBeVisible();
  await carrelImport(carrel, 'table.csv');
  await window.keyboard.press('Escape');
  await expect(row(window, 'The lamp is lit')).toBeVisible();
});

test('a page that came again with other words is one article with an earlier version', async ({
  carrel,
  page: window,
}) => {
  writeFileSync(join(carrel.folder, 'lamp.html'), page);
  await carrelImport(carrel, 'lamp.html');
  const longer = paragraphs.replace('</p>', ' A band played.</p>');
  writeFileSync(join(carrel.folder, 'lamp.html'), page.replace(paragraphs, longer));
  await carrelImport(carrel, 'lamp.html');
  await expect(summary(window)).toHaveText('1 article');
  await row(window, 'The lamp is lit').click();
  await expect(window.frameLocator('iframe').first().getByText('A band played.')).toBeVisible();
  await row(window, 'The lamp is lit').click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Edit details…' }).click();
  const details = window.getByRole('dialog', { name: 'Details' });
  await details.getByText(/^1\. The lamp is lit/).click();
  await expect(details.getByText('It can be seen from the far shore')).toBeVisible();
  await details.getByRole('button', { name: 'Make this the present version' }).scrollIntoViewIfNeeded();
  await lookAt(carrel, 'earlier-versions');
  await details.getByRole('button', { name: 'Make this the present version' }).click();
  await expect(window.getByText('Version 1 is the present one again')).toBeVisible();
  await details.getByRole('button', { name: 'Read the file again' }).click();
  await expect(window.getByText('Read “The lamp is lit” again')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(openTitle(window)).toHaveText('The lamp is lit');
});

test('books, letters and feeds stand beside pages, and one search finds them all', async ({
  carrel,
  page: window,
}) => {
  const inbox = join(carrel.folder, 'inbox');
  mkdirSync(inbox);
  const chapter = (title: string, text: string): Uint8Array =>
    bytes(
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`,
    );
  const item = (name: string): string =>
    `<item id="${name}" href="${name}.xhtml" media-type="application/xhtml+xml"/>`;
  const book = zipSync({
    mimetype: [bytes('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': bytes(
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ),
    'book.opf': bytes(
      `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier><dc:title>The keeper of the lamp</dc:title><dc:language>en</dc:language><dc:creator>Mara Vell</dc:creator></metadata><manifest>${item('one')}${item('two')}</manifest><spine><itemref idref="one"/><itemref idref="two"/></spine></package>`,
    ),
    'one.xhtml': chapter('Chapter one', 'He lit the lantern at dusk.'),
    'two.xhtml': chapter('Chapter two', 'She put it out at dawn.'),
  });
  writeFileSync(join(inbox, 'book.epub'), book);
  writeFileSync(
    join(inbox, 'letter.eml'),
    'From: Ann Lee <ann@shore.example>\nTo: Tom <tom@shore.example>\nSubject: About the lantern\nDate: Mon, 9 Oct 2023 14:05:00 +0400\nMessage-ID: <1@shore.example>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nDear Tom,\n\nthe lantern needs oil before Friday.\n\nAnn\n',
  );
  writeFileSync(
    join(inbox, 'feed.xml'),
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Shore news</title><link>https://shore.example</link><description/><item><title>Lantern walk on Sunday</title><link>https://shore.example/walk</link><guid>walk</guid><description>&lt;p&gt;Everyone brings a lantern.&lt;/p&gt;</description></item></channel></rss>',
  );
  await carrelImport(carrel, 'inbox');
  await expect(summary(window)).toHaveText('3 articles');
  await row(window, 'The keeper of the lamp').click();
  await expect(
    window.frameLocator('iframe').first().getByRole('heading', { name: 'Chapter two' }),
  ).toBeVisible();
  await picture(carrel, 'a-book');
  await sidebarLink(window, 'All articles').click();
  await searchField(window).fill('lantern');
  await expect(window.getByRole('option')).toHaveCount(3);
});
