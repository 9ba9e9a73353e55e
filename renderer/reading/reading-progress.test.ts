import { expect, test } from 'vitest';
import { readingStateOf } from './reading-progress.ts';

const opened = { state: 'unread', words: 1_000, secondsOpen: 1, secondsAtEnd: 0, scrolled: false } as const;

test('leaves an article unread that was only glanced at', () => {
  expect(readingStateOf(opened)).toBeNull();
});

test('counts it as being read once its reader scrolls or stays', () => {
  expect(readingStateOf({ ...opened, scrolled: true })).toBe('reading');
  expect(readingStateOf({ ...opened, secondsOpen: 8 })).toBe('reading');
});

test('finishes it at the end of the text, not when somebody jumps there', () => {
  const atEnd = { ...opened, state: 'reading', secondsAtEnd: 3, scrolled: true } as const;
  expect(readingStateOf({ ...atEnd, secondsOpen: 10 })).toBeNull();
  expect(readingStateOf({ ...atEnd, secondsOpen: 45 })).toBe('finished');
});

test('never takes a state back', () => {
  expect(readingStateOf({ ...opened, state: 'finished', secondsOpen: 9, scrolled: true })).toBeNull();
  expect(readingStateOf({ ...opened, state: 'reading' })).toBeNull();
});
