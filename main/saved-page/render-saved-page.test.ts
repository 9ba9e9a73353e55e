import { expect, test } from 'vitest';
import { parseHtml } from '../cleaning/parse-html.ts';
import { findAll } from '../importers/html/page-tree.ts';
import type { SavedPage } from '../importers/html.ts';
import { openSavedPage } from './open-saved-page.ts';
import { renderSavedPage } from './render-saved-page.ts';

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const pageOf = (html: string): SavedPage => ({
  bytes: new TextEncoder().encode(html),
  context: { sibling: async () => null },
  origin: { address: 'https://paper.example/ferry/' },
});
const none = new Map<string, string>();

test('a page keeps its shape, its classes and its style, and its pictures come from the file or the library', async () => {
  const html = await renderSavedPage(
    pageOf(`<html class="paper"><head><style>.lead { color: teal } body { background: url("${pixel}") }</style></head>
      <body class="front"><section id="top"><p class="lead" style="margin: 2em; behavior: url(x)">The ferry runs again.</p>
      <img src="ferry_files/deck.jpg" alt="The deck"><img src="https://far.example/x.png" alt="Far"><a href="../quay">quay</a></section></body></html>`),
    new Map([['ferry_files/deck.jpg', 'a'.repeat(64)]]),
  );
  expect(html).toContain('<html class="paper" data-saved-page="">');
  expect(html).toContain('<body class="front">');
  expect(html).toContain('.lead{color:teal}');
  expect(html).toContain(`body{background:url(${pixel})}`);
  expect(html).toContain('<p class="lead" style="margin:2em">');
  expect(html).toContain(`src="/image/${'a'.repeat(64)}"`);
  expect(html).toContain('<img alt="Far">');
  expect(html).toContain('href="https://paper.example/quay"');
  expect(html).not.toContain('far.example');
});

test('what acts, embeds, asks or leads away by itself is gone', async () => {
  const html = await renderSavedPage(
    pageOf(`<head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
      <link rel="stylesheet" href="https://evil.example/a.css"><link rel="preload" href="https://evil.example/p"><script>x()</script></head>
      <body onload="x()" background="https://evil.example/b.png"><form action="https://evil.example/f"><input name="a"><button formaction="https://evil.example/g" onclick="x()">Send</button></form>
      <iframe src="https://evil.example/i"></iframe><object data="https://evil.example/o"></object><embed src="https://evil.example/e">
      <svg><script>x()</script><image href="https://evil.example/s"/></svg><math><mtext><img src="https://evil.example/m" onerror="x()"></mtext></math>
      <video src="https://evil.example/v" poster="https://evil.example/w"></video><img src=x srcset="https://evil.example/1 1x" onerror="x()" alt="a">
      <a href="javascript:x()" ping="https://evil.example/ping" target="_top">go</a><template><img src="https://evil.example/t"></template>
      <noscript><p title="</noscript><img src='https://evil.example/n' onerror=x()>">n</p></noscript>
      <x-card onclick="x()" style="background:url(https://evil.example/c)">card</x-card><p style="--a:url(https://evil.example/d)">p</p></body>`),
    none,
  );
  expect(html).not.toMatch(/evil\.example|onerror|onclick|onload|javascript:/i);
  const tree = parseHtml(html);
  const names = new Set(findAll(tree, () => true).map(({ tagName }) => tagName));
  for (const name of [
    'script',
    'form',
    'input',
    'button',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'video',
    'base',
    'link',
  ])
    expect(names.has(name), name).toBe(false);
  expect(html).toContain('card');
  expect(html).toContain('Send');
});

test('a saved message gives its sheets, also those that a sheet asks for, and its pictures', async () => {
  const message = [
    'From: <Saved by Carrel tests>',
    'Snapshot-Content-Location: https://paper.example/ferry',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="seam"',
    '',
    '--seam',
    'Content-Type: text/html',
    'Content-Location: https://paper.example/ferry',
    '',
    '<html><head><link rel="stylesheet" href="/look/main.css"></head><body><p class="lead">Ferry</p></body></html>',
    '--seam',
    'Content-Type: text/css',
    'Content-Location: https://paper.example/look/main.css',
    '',
    '@import "base.css"; .lead { background-image: url(dot.gif) }',
    '--seam',
    'Content-Type: text/css',
    'Content-Location: https://paper.example/look/base.css',
    '',
    'p { color: maroon }',
    '--seam',
    'Content-Type: image/gif',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://paper.example/look/dot.gif',
    '',
    pixel.slice(pixel.indexOf(',') + 1),
    '--seam--',
    '',
  ].join('\r\n');
  const page = await openSavedPage('mhtml', 'ferry.mhtml', Buffer.from(message));
  const html = await renderSavedPage(page, none);
  expect(html.indexOf('p{color:maroon}')).toBeGreaterThan(0);
  expect(html.indexOf('p{color:maroon}')).toBeLessThan(html.indexOf('.lead{background-image:'));
  expect(html).toContain(`.lead{background-image:url(${pixel})}`);
});
