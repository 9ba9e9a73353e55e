import { expect, test } from 'vitest';
import { rightToLeft } from './right-to-left.ts';
import type { Run } from './runs.ts';

/** As PDF.js gives them, from left to right on the page; each a space apart. */
function pieces(...texts: string[]): Run[] {
  return texts.map((text, index) => ({
    text,
    x: index * 100,
    y: 0,
    width: 90,
    size: 10,
    style: { bold: false, italic: false, mono: false },
    rtl: /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text),
    spaced: true,
    order: index,
    mark: null,
    artifact: false,
    link: null,
  }));
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join(' ');

test('goes from right to left, and lets words of the other kind go as they do', () => {
  expect(textOf(rightToLeft(pieces('שנים', 'Le', 'phare', 'המגדלור')))).toBe('המגדלור Le phare שנים');
});

test('leaves the full stop to the line, not to the number beside it', () => {
  expect(textOf(rightToLeft(pieces('.1966', 'בשנת')))).toBe('בשנת 1966 .');
});

test('turns brackets that were told by their shape, and leaves those that fit', () => {
  expect(textOf(rightToLeft(pieces(')כ-29 ק"מ(', 'מייל')))).toBe('מייל (כ-29 ק"מ)');
  expect(textOf(rightToLeft(pieces('(כ-29 ק"מ)', 'מייל')))).toBe('מייל (כ-29 ק"מ)');
});

test('turns signs that stand between words, of which nobody could tell the direction', () => {
  expect(textOf(rightToLeft(pieces('קראו', '" ,', 'Le phare', '"', 'הם')))).toBe('הם " Le phare , " קראו');
});
