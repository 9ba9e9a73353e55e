import { expect, test } from 'vitest';
import { readParts } from '../importing/testing/read-articles.ts';
import { mhtml } from './mhtml.ts';

const text = 'The lamps along the quay were lit an hour early, because of the fog that had come in at noon.';

const square =
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGNQrdoDRwykcwCGyRc5V+i1IQAAAABJRU5ErkJggg==';

function message(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.join('\r\n'));
}

function saved(body: readonly string[], type = 'multipart/related; boundary="=b="'): Uint8Array {
  return message(['From: <Saved by Blink>', 'MIME-Version: 1.0', `Content-Type: ${type}`, '', ...body]);
}

const read = async (bytes: Uint8Array, name = 'page.mhtml') =>
  (await readParts({ name, path: name, bytes, modified: null })).articles[0];

const recognised = (lines: string[], name: string): number =>
  mhtml.recognise({ name, path: name, bytes: message([...lines, '', '']) });

test('knows a saved page whatever its name, and leaves mail to its readers', () => {
  const related = ['MIME-Version: 1.0', 'Content-Type: multipart/related; boundary="x"'];
  expect(recognised(['From: <Saved by Blink>', ...related], 'page')).toBeGreaterThan(0.9);
  expect(recognised(related, 'page.txt')).toBeGreaterThan(0.9);
  expect(recognised(['To: ani@example.org', ...related], 'letter.eml')).toBe(0);
  expect(recognised(['To: ani@example.org', ...related], 'letter.mht')).toBeGreaterThanOrEqual(0.9);
  expect(recognised(['Subject: multipart/related', 'MIME-Version: 1.0'], 'note.txt')).toBe(0);
});

test('reads a message that was cut short', async () => {
  const article = await read(
    saved(['--=b=', 'Content-Type: text/html', '', `<h1>Fog</h1><p>${text}</p><p>The har`]),
  );
  expect(article?.text).toContain(text);
});

test('does not take a line that begins like the boundary for the boundary', async () => {
  const bytes = saved([
    '--=b=',
    'Content-Type: text/html',
    '',
    `<p>${text}`,
    '--=b=not',
    `${text}</p>`,
    '--=b=--',
    'after',
  ]);
  const article = await read(bytes);
  expect(article?.text).toContain('--=b=not');
  expect(article?.text).not.toContain('after');
});

test('takes the charset of the part before that of the page', async () => {
  const html = Buffer.from(`<meta charset="utf-8"><p>Привет из порта. ${text}</p>`, 'utf8');
  const cyrillic = Buffer.concat([
    Buffer.from(saved(['--=b=', 'Content-Type: text/html; charset=koi8-r', '', '']).buffer),
    Buffer.from('<meta charset="utf-8"><p>', 'latin1'),
    Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
    Buffer.from(` ${text}</p>`, 'latin1'),
  ]);
  expect((await read(cyrillic))?.text).toMatch(/^Привет/);
  const lying = Buffer.concat([
    Buffer.from(saved(['--=b=', 'Content-Type: text/html; charset=x-user-defined', '', '']).buffer),
    html,
  ]);
  expect((await read(lying))?.text).toMatch(/^Привет/);
});

test('does not believe a part that calls itself UTF-16 and is not', async () => {
  const part = (charset: string, html: Uint8Array): Uint8Array =>
    Buffer.concat([saved(['--=b=', `Content-Type: text/html; charset=${charset}`, '', '']), html]);
  const html = `<html><body><p>Привет. ${text}</p></body></html>`;
  expect((await read(part('unicode', Buffer.from(html))))?.text).toMatch(/^Привет/);
  expect((await read(part('unicode', Buffer.from(html, 'utf16le'))))?.text).toMatch(/^Привет/);
});

test('shows an inner frame only where the page around it has no text', async () => {
  const page = (own: string, frame: string): Uint8Array =>
    saved([
      ...['--=b=', 'Content-Type: text/html', 'Content-Location: https://a.example/', ''],
      `<html><body><p>${own}</p><iframe src="inner.html"></iframe></body></html>`,
      ...['--=b=', 'Content-Type: text/html', 'Content-Location: https://a.example/inner.html', ''],
      `<html><body><p>${frame}</p><p>The <a href="more.html">book of the harbour</a> tells of the fog of that day. <img src="x.png" alt="Fog"></p></body></html>`,
      ...['--=b=', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64'],
      ...['Content-Location: https://a.example/x.png', '', square],
    ]);
  const holder = await read(page('', text));
  expect(holder?.text).toContain(text);
  expect(holder?.images).toHaveLength(1);
  expect(holder?.html).toContain('href="https://a.example/more.html"');
  const framed = await read(page(`${text} ${text} ${text}`, 'Buy lamps, buy lamps, buy lamps!'));
  expect(framed?.text).not.toContain('Buy lamps');
});

test('ends when frames show each other', async () => {
  const bytes = saved([
    ...['--=b=', 'Content-Type: text/html', 'Content-Location: https://a.example/', ''],
    '<frameset><frame src="/"><frame src="/"></frameset>',
  ]);
  await expect(read(bytes)).rejects.toMatchObject({ code: 'no-text' });
});

test('takes the subject for a title where the page has none', async () => {
  const article = await read(
    message([
      'Subject: =?utf-8?B?RmVycnkg4oCTIHBsYW5z?=',
      'MIME-Version: 1.0',
      'Content-Type: text/html',
      'Content-Location: https://harbour.example/plans',
      '',
      `<p>${text}</p>`,
    ]),
  );
  expect(article).toMatchObject({ title: 'Ferry – plans', address: 'https://harbour.example/plans' });
});

test('names what is wrong with a message that cannot be read', async () => {
  await expect(read(saved(['text'], 'multipart/related'))).rejects.toMatchObject({ code: 'damaged' });
  await expect(read(saved(['--=b=', 'Content-Type: image/png', '', 'x']))).rejects.toMatchObject({
    code: 'no-text',
  });
});

test('reads parts inside parts without end, and very many parts, in a moment', async () => {
  const nested = Array.from({ length: 5_000 }, () => [
    '--=b=',
    'Content-Type: multipart/mixed; boundary="=b="',
    '',
  ]).flat();
  await expect(read(saved(nested))).rejects.toMatchObject({ code: 'no-text' });
  const many = Array.from({ length: 30_000 }, () => ['--=b=', '', 'x']).flat();
  await expect(read(saved(many))).rejects.toMatchObject({ code: 'too-large' });
  const dashes = saved([
    '--=b=',
    'Content-Type: text/html',
    '',
    `<p>${text}</p>`,
    `${'--=b='.repeat(200_000)}`,
  ]);
  expect((await read(dashes))?.text).toContain(text);
});
