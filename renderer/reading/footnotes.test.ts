import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { copyNote, footnoteOf } from './footnotes.ts';

function find(html: string, link = 'a#l', target = '#t') {
  const { document } = parseHTML(`<main id="text">${html}</main>`);
  const from = document.querySelector<HTMLElement>(link);
  const to = document.querySelector<HTMLElement>(target);
  if (from === null || to === null) throw new Error('the fixture lacks its link');
  const order = [...document.querySelectorAll('*')];
  // The order is asked for in a way that this DOM answers the wrong way round.
  return footnoteOf(from, to, () => order.indexOf(from) < order.indexOf(to));
}

test('knows a footnote by its raised or bracketed number', () => {
  for (const reference of [
    '<sup><a id="l" href="#t">3</a></sup>',
    '<a id="l" href="#t"><sup>a</sup></a>',
    '<a id="l" href="#t">[12]</a>',
    '<a id="l" href="#t">*</a>',
    '<a id="l" class="footnote-ref" href="#t">see below</a>',
  ])
    expect(find(`<p>Text${reference}</p><ol><li id="t">The note.</li></ol>`), reference).not.toBeNull();
});

test('takes the whole note where the link names only its number', () => {
  const found = find(
    '<p>Text<sup><a id="l" href="#t">1</a></sup></p><p><a id="t" href="#l">1.</a> Heard in Sevan.</p>',
  );
  expect(found?.note.textContent).toBe('1. Heard in Sevan.');
  expect(found?.mark).toBe('1');
});

test('leaves other links what they are', () => {
  expect(find('<p>See <a id="l" href="#t">the third chapter</a></p><p id="t">Text</p>')).toBeNull();
  expect(find('<p>In <a id="l" href="#t">1954</a></p><p id="t">Text</p>')).toBeNull();
  expect(
    find('<p>See <a id="l" href="#t">[2]</a></p><div id="t"><h2>Chapter</h2><p>Text</p></div>'),
  ).toBeNull();
  // Back from a note to its reference.
  expect(find('<p id="t">Text</p><ol><li>Note <a id="l" href="#t">[1]</a></li></ol>')).toBeNull();
  expect(find(`<p><a id="l" href="#t">[1]</a></p><p id="t">${'long '.repeat(2_000)}</p>`)).toBeNull();
});

test('copies a note without its names and its way back', () => {
  const found = find(
    '<p>Text<sup><a id="l" href="#t">1</a></sup></p><ol><li id="t">Heard in <em id="e">Sevan</em>, see <a href="#x">below</a>. <a href="#l">↩</a></li></ol>',
  );
  if (found === null) throw new Error('no note');
  const box = found.note.ownerDocument.createElement('div');
  box.append(copyNote(found));
  expect(box.innerHTML.trim()).toBe('Heard in <em>Sevan</em>, see <a href="#x">below</a>.');
});
