import { expect, test } from 'vitest';
import { inParts } from './article-parts.ts';

const withoutParts = (html: string): string =>
  html.replaceAll(/<div class="part" style="[^"]*">/g, '').replaceAll('</div>', '');

test('a short text stays as it is', async () => {
  expect(await inParts('<p>One</p><p>two</p>')).toBe('<p>One</p><p>two</p>');
});

test('a long text comes in parts of whole blocks, and loses nothing', async () => {
  const paragraph = `<p>${'Ferries run again. '.repeat(40)}<br><em>So</em> it is <img src="/image/a" alt="a > b"></p>`;
  const list = `<ul>${'<li>Harbour<ul><li>Quay</li></ul></li>'.repeat(900)}</ul>`;
  const html = `loose words${`${paragraph}<hr>${list}`.repeat(12)}the end`;
  const parted = await inParts(html, 1000);
  expect(withoutParts(parted)).toBe(html);
  const parts = parted.split('<div class="part"').slice(1);
  expect(parts.length).toBeGreaterThan(8);
  for (const part of parts) {
    const count = (pattern: RegExp): number => part.match(pattern)?.length ?? 0;
    expect(count(/<ul>/g)).toBe(count(/<\/ul>/g));
    expect(count(/<p>/g)).toBe(count(/<\/p>/g));
  }
});

test('a part tells how many letters and blocks it holds', async () => {
  const parted = await inParts(`<p>${'a'.repeat(20_000)}</p><p>${'b'.repeat(9_000)}</p><hr>`, 1000);
  expect(
    [...parted.matchAll(/--letters:(\d+);--blocks:(\d+)/g)].map((match) => match.slice(1).map(Number)),
  ).toEqual([
    [20_000, 1],
    [9_000, 2],
  ]);
});
