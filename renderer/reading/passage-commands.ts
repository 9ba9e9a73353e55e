import type { PassageChoice } from './passage-choice.ts';

type Reader = { passage: PassageChoice };

const shifts = [
  ['end', 'word', 1, 'Selection: a word longer', 'Shift+ArrowRight'],
  ['end', 'word', -1, 'Selection: a word shorter', 'Shift+ArrowLeft'],
  ['end', 'sentence', 1, 'Selection: a sentence longer', 'Shift+ArrowDown'],
  ['end', 'sentence', -1, 'Selection: a sentence shorter', 'Shift+ArrowUp'],
  ['start', 'word', -1, 'Selection: begin a word earlier', 'Alt+Shift+ArrowLeft'],
  ['start', 'word', 1, 'Selection: begin a word later', 'Alt+Shift+ArrowRight'],
  ['start', 'sentence', -1, 'Selection: begin a sentence earlier', 'Alt+Shift+ArrowUp'],
  ['start', 'sentence', 1, 'Selection: begin a sentence later', 'Alt+Shift+ArrowDown'],
] as const;

/** Choosing what to highlight without a mouse. */
export const passageCommands = [
  {
    id: 'reading.select-sentence',
    title: 'Select the sentence in view, then the next one',
    keys: ['Shift+KeyV'],
    run: (reading: Reader) => reading.passage.step(1),
  },
  {
    id: 'reading.select-sentence-before',
    title: 'Select the sentence before',
    keys: ['Shift+KeyB'],
    run: (reading: Reader) => reading.passage.step(-1),
  },
  ...shifts.map(([end, unit, by, title, key]) => ({
    id: `reading.select-${end}-${unit}-${by === 1 ? 'on' : 'back'}`,
    title,
    keys: [key],
    run: (reading: Reader) => reading.passage.shift(end, unit, by),
  })),
];
