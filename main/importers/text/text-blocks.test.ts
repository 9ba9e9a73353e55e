import { expect, test } from 'vitest';
import type { Block } from './block.ts';
import { textBlocks } from './text-blocks.ts';
import { textLines } from './text-lines.ts';

function blocks(text: string): Block[] {
  return textBlocks(textLines(text));
}

const long =
  'This sentence is as long as a paragraph of running text should be, and then a little longer than that. ';
const wrapped = `The clock above the market hall has two faces and, since
Tuesday, two opinions. The western face is four minutes ahead of
the eastern one, and traders on that side close earlier.`;

test('parts paragraphs by empty lines, whatever ends the lines', () => {
  for (const end of ['\n', '\r\n', '\r', '\u2028', '\u0085'])
    expect(blocks(`One.${end}${end}Two.${end} ${end}Three.`)).toEqual(
      ['One.', 'Two.', 'Three.'].map((text) => ({ kind: 'paragraph', text })),
    );
});

test('makes every long line a paragraph', () => {
  expect(blocks(`${long}\n${long}\n${long}`)).toHaveLength(3);
});

test('rejoins lines that were wrapped at a column', () => {
  expect(blocks(wrapped)).toEqual([{ kind: 'paragraph', text: wrapped.replaceAll('\n', ' ') }]);
});

test('begins a paragraph at a line that is set in', () => {
  const text = `${wrapped}\n    ${wrapped}\n    ${wrapped}`;
  expect(blocks(text)).toHaveLength(3);
});

test('takes no notice of an indentation that all lines share', () => {
  const text = wrapped.replaceAll(/^/gm, '      ');
  expect(blocks(text)).toEqual(blocks(wrapped));
});

test('drops a hyphen at the end of a line only when the text has the word in one piece', () => {
  const text = `The example is a good example of what a wrapped text may exam-
ple or not, and it goes on for a while like every other well-
known text that ever was wrapped at a column by a machine or a
person.`;
  const [block] = blocks(text.replace('may exam-\nple', 'be, an exam-\nple'));
  expect(block).toMatchObject({ text: expect.stringContaining('an example or not') });
  expect(block).toMatchObject({ text: expect.stringContaining('well-known text') });
});

test('keeps verse in its lines', () => {
  expect(blocks('The rope is wet, the lamp is low,\nThe other bank has ceased to call\nTonight.')).toEqual([
    {
      kind: 'paragraph',
      text: 'The rope is wet, the lamp is low,\nThe other bank has ceased to call\nTonight.',
    },
  ]);
});

test('takes capitals, chapters, numbers and underlines for headings', () => {
  const text = `${long}\n\nTHE SECOND DAY\n\n${long}\n\nChapter 3\n\n${long}\n\n2.1 Methods\n\n${long}\n\nUnder\n=====\n\n${long}`;
  expect(blocks(text).filter(({ kind }) => kind === 'heading')).toEqual([
    { kind: 'heading', level: 2, text: 'THE SECOND DAY' },
    { kind: 'heading', level: 2, text: 'Chapter 3' },
    { kind: 'heading', level: 2, text: '2.1 Methods' },
    { kind: 'heading', level: 2, text: 'Under' },
  ]);
});

test.each(['Reuter', '--0--', '/ABC/', '(END)', '###', '-30-', '(Reporting by Ann Lee)'])(
  'does not take the signature %s for a heading, and keeps it',
  (signature) => {
    const found = blocks(`${long}\n\n${signature}\n\n${long}`);
    expect(found[1]).toEqual({ kind: 'paragraph', text: signature });
  },
);

test('reads lists of bullets and of numbers, with their wrapped lines', () => {
  expect(blocks('- one\n- two that goes\n  on\n- three')).toEqual([
    { kind: 'list', ordered: false, start: 1, items: ['one', 'two that goes on', 'three'] },
  ]);
  expect(blocks('3) three\n4) four')).toEqual([
    { kind: 'list', ordered: true, start: 3, items: ['three', 'four'] },
  ]);
  expect(blocks('1. one\n\n2. two\n\n3. three')).toEqual([
    { kind: 'list', ordered: true, start: 1, items: ['one', 'two', 'three'] },
  ]);
});

test('does not take years, single dashes or dialogue for lists', () => {
  expect(blocks('1987. A year.\n1990. Another.').every(({ kind }) => kind === 'paragraph')).toBe(true);
  expect(blocks('- one line only')).toEqual([{ kind: 'paragraph', text: '- one line only' }]);
  expect(blocks('— Паром будет?\n— Будет.').every(({ kind }) => kind === 'paragraph')).toBe(true);
  expect(blocks('- Паром? - спросил он.\n- Будет.').every(({ kind }) => kind === 'paragraph')).toBe(true);
});

test('keeps hand-aligned lines with all their spaces', () => {
  const table = 'Day        Mill   Bridge\nMonday      112      143\nTuesday     118      150';
  expect(blocks(`${long}\n\n${table}\n\n${long}`)[1]).toEqual({ kind: 'pre', text: table });
});

test('does not take two spaces after a stop for a table', () => {
  const typed = 'It was open.  It was long.  It was wide.\nIt was old.  It was closed.  It was gone.';
  expect(blocks(typed).some(({ kind }) => kind === 'pre')).toBe(false);
});

test('nests quotations', () => {
  expect(blocks('> outer\n>> inner')).toEqual([
    {
      kind: 'quote',
      blocks: [
        { kind: 'paragraph', text: 'outer' },
        { kind: 'quote', blocks: [{ kind: 'paragraph', text: 'inner' }] },
      ],
    },
  ]);
});

test('stops at a depth that no reader follows', () => {
  expect(JSON.stringify(blocks(`${'>'.repeat(5_000)} deep`)).length).toBeLessThan(10_000);
});

test('leaves out control characters and knows page breaks', () => {
  expect(blocks('One\0.\f\u0007Two.')).toEqual(['One.', 'Two.'].map((text) => ({ kind: 'paragraph', text })));
});

test('reads a hundred thousand lines in time', () => {
  expect(blocks('a line that is short\n'.repeat(100_000)).length).toBeGreaterThan(0);
  expect(blocks('- item\n\n'.repeat(30_000)).length).toBeGreaterThan(0);
  expect(blocks('1. item\n\n'.repeat(30_000)).length).toBeGreaterThan(0);
});

test('takes hundreds of thousands of lines of any kind without running out of stack', () => {
  for (const line of ['A sentence that is long enough to be a line of its own.', 'a   b', '> a', '1. a'])
    expect(textBlocks(Array<string>(300_000).fill(line)).length).toBeGreaterThan(0);
});
