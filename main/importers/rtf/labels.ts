import type { ListNumber, ParagraphRole } from '../office/block.ts';

/**
 * What stands before a paragraph of a list is written out in the file: `3.`, `b)`, `·`. A number that an html list can
 * count becomes one; the rest stays text. Roman numbers and letters are told apart by what went before; how deep an item
 * lies is told by where it begins, since several lists may make one in the eyes of a reader.
 */
export interface LabelReader {
  /** `indent` as in `ParagraphState`. */
  read(label: string, indent: number): { role: ParagraphRole; text: string };
}

export function createLabelReader(): LabelReader {
  const last = new Map<number, ListNumber>();
  let indents: number[] = [];
  const levelAt = (indent: number): number => {
    while (indents.length > 0 && (indents.at(-1) ?? 0) > indent + sameIndent) indents.pop();
    if (indents.length === 0 || indent > (indents.at(-1) ?? 0) + sameIndent) indents.push(indent);
    return indents.length - 1;
  };
  return {
    read(label, indent) {
      const sign = label.trim();
      if (sign === '') {
        indents = [];
        return { role: { name: 'text' }, text: '' };
      }
      const level = levelAt(indent);
      const asked = /^\(?(\d{1,6}|[a-z]{1,8}|[A-Z]{1,8})[.)\u00b0:-]?\)?$/.exec(sign)?.[1];
      const number = asked === undefined ? null : numberOf(asked, last.get(level));
      if (number !== null) {
        last.set(level, number);
        for (const deeper of last.keys()) if (deeper > level) last.delete(deeper);
        return { role: { name: 'list', level, number }, text: '' };
      }
      const bullet = sign.length <= 2 && (!/[\p{L}\p{N}]/u.test(sign) || sign === 'o');
      if (bullet) return { role: { name: 'list', level, number: null }, text: '' };
      return { role: { name: 'text' }, text: `${sign} ` };
    },
  };
}

/** Steps are no smaller. */
const sameIndent = 60;

function numberOf(sign: string, before: ListNumber | undefined): ListNumber | null {
  if (/^\d/.test(sign)) return { value: Number(sign), style: '1' };
  const upper = sign === sign.toUpperCase();
  const low = sign.toLowerCase();
  const letter = /^([a-z])\1*$/.test(low) ? (low.length - 1) * 26 + low.charCodeAt(0) - 96 : null;
  const roman = romanValue(low);
  const letterStyle = upper ? 'A' : 'a';
  const romanStyle = upper ? 'I' : 'i';
  if (letter !== null && before?.style === letterStyle && before.value === letter - 1)
    return { value: letter, style: letterStyle };
  if (roman !== null && (roman === 1 || low.length > 1 || before?.style === romanStyle))
    return { value: roman, style: romanStyle };
  if (sign === 'o' && before === undefined) return null;
  return letter === null ? null : { value: letter, style: letterStyle };
}

const worth = new Map([
  ['i', 1],
  ['v', 5],
  ['x', 10],
  ['l', 50],
  ['c', 100],
]);

function romanValue(text: string): number | null {
  if (!/^(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return null;
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const own = worth.get(text[at] ?? '') ?? 0;
    value += own < (worth.get(text[at + 1] ?? '') ?? 0) ? -own : own;
  }
  return value;
}
