import { expect, test } from 'vitest';
import { parseHtml } from '../../../cleaning/parse-html.ts';
import { labelledAuthors } from './labelled-authors.ts';

test.each([
  ['<p>By Ellen Marsh</p>', 'Ellen Marsh'],
  ['<p>Ein Beitrag von Jördis Mahler | 27.01.2022 - 12:45</p>', 'Jördis Mahler'],
  ['<p><em>Text von Tamo Reents   Illustration von Mara Ohm</em></p>', 'Tamo Reents'],
  [
    '<p><b>Autor:</b> <a href="/p/1">Klaus Friedrich Amsel</a><br><b>Seite:</b> 4</p>',
    'Klaus Friedrich Amsel',
  ],
  ['<div>Auteur : Aline Tiassou</div>', 'Aline Tiassou'],
  ['<div>By</div><div>Rosa Amsel</div>', 'Rosa Amsel'],
  ['<p>---- by Kenneth Marsh</p>', 'Kenneth Marsh'],
])('reads %s', (body, name) => {
  expect(labelledAuthors(parseHtml(`<body>${body}<p>Text.</p></body>`))).toEqual([name]);
});

test.each([
  '<p>By Monday the bridge was open again.</p>',
  '<p>Von der Brücke aus sieht man den Hafen.</p>',
  '<div class="comments"><p>By Ellen Marsh</p></div>',
])('finds no author in %s', (body) => {
  expect(labelledAuthors(parseHtml(`<body>${body}</body>`))).toEqual([]);
});
