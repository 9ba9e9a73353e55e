import { expect, it } from 'vitest';
import { readTolerantXml } from './tolerant-xml.ts';
import { elementsOf, wordsOf } from './xml-tree.ts';

const words = (text: string): string | undefined => wordsOf(readTolerantXml(text, 'The feed'));

it('takes stray signs for text and unknown names as they stand', () => {
  expect(words('<a>A & B &nosuch; 1 < 2 &eacute;&#8212;x</a>')).toBe('A & B &nosuch; 1 < 2 é—x');
});

it('ends what nobody closed with what is around it, and forgets closing tags of nothing', () => {
  const root = readTolerantXml('<list><i>one<b>bold</i></u><i k=v l>two</p></i></list>', 'The feed');
  expect(elementsOf(root, 'i').map(wordsOf)).toEqual(['onebold', 'two']);
  expect(elementsOf(root, 'i')[1]?.attributes.get('k')).toBe('v');
});

it('ends an element where another one begins, when told so', () => {
  const root = readTolerantXml('<item><title>One<link>http://a.example/</link></item>', 'The feed', {
    ends: (open, next) => open === 'title' && next === 'link',
  });
  expect(elementsOf(root, 'title').map(wordsOf)).toEqual(['One']);
});

it('declares nothing for itself and reads CDATA to the end of a file cut short', () => {
  expect(words('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;<![CDATA[<c>')).toBe('&b;<c>');
});

it('refuses a text without an element by name, and survives nesting without end', () => {
  expect(() => readTolerantXml('nothing here', 'The feed')).toThrow(
    expect.objectContaining({ code: 'damaged' }),
  );
  expect(words(`<a>${'<b>x'.repeat(20_000)}`)).toBe('x'.repeat(20_000));
});

it('reads a megabyte of opened quotes, brackets and comments in time', () => {
  for (const piece of ['<a b="', '<a ', '<!--', '</a', '<![CDATA[', '<a b=\'c" '])
    expect(words(`<r>${piece.repeat(1_000_000 / piece.length)}`)?.length ?? 0).toBeLessThan(1_100_000);
});
