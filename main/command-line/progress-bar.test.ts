import { expect, test } from 'vitest';
import type { ImportProgress } from '../../contract/model.ts';
import { createProgressBar, progressLine } from './progress-bar.ts';

const progress: ImportProgress = {
  ...{
    id: 'someimport',
    label: 'in',
    state: 'running',
    started: '',
    finished: null,
    message: null,
    current: null,
  },
  ...{
    found: 10_000,
    stored: 2_400,
    duplicates: 90,
    problems: 10,
    enumerated: true,
    paused: false,
    withoutText: 0,
    resumable: false,
    dryRun: false,
  },
  ...{ filesPerSecond: 851.4, secondsLeft: 8.8 },
};

test('tells how far it is, how fast it goes and how long it will take', () => {
  expect(progressLine(progress)).toBe(
    '[██████░░░░░░░░░░░░░░░░░░] 2,500 of 10,000 · 851/s · 9 s left · 10 problems',
  );
  expect(progressLine({ ...progress, secondsLeft: 4_000 })).toContain('67 min left');
});

test('promises no end while folders are still being walked', () => {
  expect(
    progressLine({ ...progress, enumerated: false, secondsLeft: null, problems: 0, stored: 2_410 }),
  ).toBe('[██████░░░░░░░░░░░░░░░░░░] 2,500 of 10,000 or more · 851/s');
  expect(
    progressLine({ ...progress, found: 0, stored: 0, duplicates: 0, problems: 0, filesPerSecond: 0 }),
  ).toContain('0 of 0');
});

test('draws on a terminal, within its width, and leaves nothing behind', () => {
  const written: string[] = [];
  const bar = createProgressBar({ isTTY: true, columns: 30, write: (text) => written.push(text) });
  bar.show(progress);
  bar.clear();
  expect(written[0]?.replace('\r\u001b[2K', '')).toHaveLength(29);
  expect(written[1]).toBe('\r\u001b[2K');
});

test('keeps silent where there is no terminal', () => {
  const written: string[] = [];
  const bar = createProgressBar({ isTTY: false, write: (text) => written.push(text) });
  bar.show(progress);
  bar.clear();
  expect(written).toEqual([]);
});
