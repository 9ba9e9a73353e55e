import { describe, expect, test } from 'vitest';
import { formatBytes, formatCount, formatDuration, formatPublished, readingMinutes } from './format.ts';

describe('a date of publication', () => {
  test('is shown no more precisely than it is known', () => {
    expect(formatPublished('2023')).toBe('2023');
    expect(formatPublished('2023-10')).toMatch(/^Oct 2023$/);
    expect(formatPublished('2023-10-09')).toMatch(/9/);
  });

  test('keeps its own calendar day, whatever the zone of the reader', () => {
    expect(formatPublished('2023-10-09T23:30:00-11:00')).toBe(formatPublished('2023-10-09'));
  });

  test('is shown as it stands when it is no date', () => {
    expect(formatPublished('2023-xx-09')).toBe('2023-xx-09');
  });
});

test('a count names one and many', () => {
  expect(formatCount(1, 'article')).toBe('1 article');
  expect(formatCount(2900, 'article')).toBe('2,900 articles');
  expect(formatCount(0, 'copy', 'copies')).toBe('0 copies');
});

test('sizes take the unit that keeps them short', () => {
  expect(formatBytes(0)).toBe('0 B');
  expect(formatBytes(999)).toBe('999 B');
  expect(formatBytes(1_240_000_000)).toBe('1.2 GB');
  expect(formatBytes(48_300_000)).toBe('48 MB');
});

test('durations are never none', () => {
  expect(formatDuration(0.2)).toBe('1 s');
  expect(formatDuration(200)).toBe('3 min');
  expect(formatDuration(7500)).toBe('2 h 5 min');
  expect(readingMinutes(12)).toBe(1);
  expect(readingMinutes(660)).toBe(3);
});
