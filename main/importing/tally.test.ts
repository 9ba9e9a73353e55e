import { expect, test } from 'vitest';
import type { ImportEntry } from '../../contract/model.ts';
import { createRateMeter } from './rate-meter.ts';
import { createTally } from './tally.ts';

const entry = (outcome: ImportEntry['outcome']): ImportEntry => ({
  ...{
    path: '',
    within: null,
    outcome,
    article: null,
    title: null,
    version: null,
    code: null,
    message: null,
  },
});

test('measures the rate of the last five seconds, and of the time so far when it is less', () => {
  let now = 0;
  const meter = createRateMeter(() => now);
  expect(meter.perSecond()).toBe(0);
  now = 2_000;
  meter.add(100);
  expect(meter.perSecond()).toBe(50);
  now = 6_500;
  meter.add(10);
  expect(meter.perSecond()).toBe(22);
  now = 8_000;
  expect(meter.perSecond()).toBe(2);
});

test('counts a file of several articles as several found once it is read', () => {
  const tally = createTally('someimport', 'Box of letters');
  tally.found(2, true);
  expect(tally.summary()).toMatchObject({ found: 2, stored: 0 });
  tally.add(1, [entry('stored'), entry('stored'), entry('stored')]);
  expect(tally.summary()).toMatchObject({ found: 4, stored: 3 });
  tally.add(1, [entry('problem')]);
  expect(tally.summary()).toMatchObject({ found: 4, stored: 3, problems: 1 });
});

test('forecasts no end before all folders are walked', () => {
  const tally = createTally('someimport', 'Folder');
  tally.begin();
  tally.found(10, false);
  tally.add(5, [entry('stored')]);
  expect(tally.progress()).toMatchObject({ enumerated: false, secondsLeft: null });
  tally.found(10, true);
  expect(tally.progress().secondsLeft).toBeGreaterThanOrEqual(0);
});

test('says whether anything changed since it was last asked', () => {
  const tally = createTally('someimport', 'Folder');
  expect(tally.changed()).toBe(false);
  tally.found(1, false);
  expect([tally.changed(), tally.changed()]).toEqual([true, false]);
});
