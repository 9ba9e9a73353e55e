import { expect, test } from 'vitest';
import { nextSize, readAgainNotice } from './read-again.ts';

const nowhere = (): void => undefined;

test('the notice says how many were read, which were left and why, and what lost its place', () => {
  expect(readAgainNotice({ read: 12, problems: [], unplaced: 0 }, nowhere)).toEqual({
    title: 'Read 12 articles again',
  });
  expect(
    readAgainNotice(
      { read: 1, problems: ['"a.pdf" is damaged.', '"b.pdf" is damaged.'], unplaced: 1 },
      nowhere,
    ),
  ).toEqual({
    title: 'Read 1 article again',
    description:
      '2 others were left as they are. The first: "a.pdf" is damaged. 1 highlight could not be placed.',
    action: { label: 'Show them', run: nowhere },
  });
});

test('when nothing could be read it is a failure', () => {
  expect(readAgainNotice({ read: 0, problems: ['"a.pdf" is damaged.'], unplaced: 0 }, nowhere)).toEqual({
    title: 'Nothing could be read again',
    description: '1 was left as it is: "a.pdf" is damaged.',
    failure: true,
  });
});

test('calls grow while they are quick, shrink when they take long, and stay within what the archive takes', () => {
  expect(nextSize(10, 20)).toBe(20);
  expect(nextSize(400, 20)).toBe(500);
  expect(nextSize(80, 1_000)).toBe(80);
  expect(nextSize(80, 9_000)).toBe(40);
  expect(nextSize(10, 9_000)).toBe(10);
});
