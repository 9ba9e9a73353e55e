import { expect, test } from 'vitest';
import type { ImportProgress } from '../../contract/model.ts';
import { outcomeWords, paceWords, progressShare, progressWords, stateWords } from './import-words.ts';

const running: ImportProgress = {
  id: 'import000001',
  label: 'agency-2023',
  state: 'running',
  started: '2024-01-01T10:00:00Z',
  finished: null,
  found: 50_000,
  stored: 31_000,
  duplicates: 192,
  problems: 12,
  message: null,
  enumerated: true,
  paused: false,
  withoutText: 0,
  resumable: false,
  dryRun: false,
  current: 'a.txt',
  filesPerSecond: 2860.4,
  secondsLeft: 7.2,
};

test('a running import says how far it is, how fast, and how long it takes still', () => {
  expect(progressWords(running)).toBe('31,204 of 50,000');
  expect(paceWords(running)).toBe('2,860 a second · 7 s left');
  expect(progressShare(running)).toBeCloseTo(0.62408);
});

test('while folders are being walked no end is promised', () => {
  const walking = { ...running, enumerated: false, secondsLeft: null, filesPerSecond: 0 };
  expect(progressWords(walking)).toBe('31,204 so far');
  expect(paceWords(walking)).toBe('');
  expect(progressShare(walking)).toBeNull();
});

test('the outcome names what was stored, what was known, and what went wrong', () => {
  expect(outcomeWords(running)).toBe('31,000 articles stored, 192 known already, 12 problems');
  expect(outcomeWords({ ...running, stored: 1, duplicates: 0, problems: 1 })).toBe(
    '1 article stored, 1 problem',
  );
  expect(outcomeWords({ ...running, withoutText: 40, duplicates: 0, problems: 0 })).toBe(
    '31,000 articles stored, 40 of them without text',
  );
  expect(outcomeWords({ ...running, stored: 1, withoutText: 1, duplicates: 0, problems: 0 })).toBe(
    '1 article stored, without text',
  );
});

test('an import that was cut off says whether it can go on', () => {
  expect(stateWords({ ...running, state: 'interrupted', resumable: true })).toBe('interrupted, can go on');
  expect(stateWords({ ...running, state: 'interrupted' })).toBe('interrupted');
  expect(stateWords({ ...running, state: 'finished', dryRun: true })).toBe('preview');
});
