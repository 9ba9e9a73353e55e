import type { ReadingCommand } from '../reading-commands.ts';

/** Reading aloud, and asking the dictionaries. */
export const aloudCommands: readonly ReadingCommand[] = [
  { id: 'reading.aloud', title: 'Read aloud, or pause', keys: ['KeyL'], run: ({ aloud }) => aloud.toggle() },
  {
    id: 'reading.aloud-stop',
    title: 'Stop reading aloud',
    keys: ['Shift+KeyL'],
    run: ({ aloud }) => aloud.stop(),
  },
  {
    id: 'reading.aloud-next-sentence',
    title: 'Read aloud: next sentence',
    keys: ['Period'],
    run: ({ aloud }) => aloud.step('sentence'),
  },
  {
    id: 'reading.aloud-previous-sentence',
    title: 'Read aloud: previous sentence',
    keys: ['Comma'],
    run: ({ aloud }) => aloud.step('previous-sentence'),
  },
  {
    id: 'reading.aloud-next-paragraph',
    title: 'Read aloud: next paragraph',
    keys: ['Shift+Period'],
    run: ({ aloud }) => aloud.step('paragraph'),
  },
  {
    id: 'reading.aloud-previous-paragraph',
    title: 'Read aloud: previous paragraph',
    keys: ['Shift+Comma'],
    run: ({ aloud }) => aloud.step('previous-paragraph'),
  },
  {
    id: 'reading.look-up',
    title: 'Look up in the dictionary',
    keys: ['KeyD'],
    run: (reading) => reading.lookUp(),
  },
];
