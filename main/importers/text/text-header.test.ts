import { expect, test } from 'vitest';
import { personOf, readTextHeader } from './text-header.ts';

test('reads the fields of a header in several languages', () => {
  const { header, body } = readTextHeader([
    'Заголовок: Мост',
    'Հեղինակ՝ Անի Սարգսյան',
    'Date: 9 October 2023',
    '',
    'Text.',
  ]);
  expect(header).toEqual({ title: 'Мост', author: 'Անի Սարգսյան', date: '9 October 2023' });
  expect(body).toEqual(['', 'Text.']);
});

test('drops what is technical in a mail and keeps whom it went to', () => {
  const { header, body } = readTextHeader([
    'Received: from a by b',
    'From: Ann Lee <ann@example.org>',
    'To: Bo',
    'Subject: A long',
    ' subject',
    'X-Mailer: none',
    '',
    'Text.',
  ]);
  expect(header).toEqual({ author: 'Ann Lee <ann@example.org>', title: 'A long subject' });
  expect(body).toEqual(['To: Bo', '', '', 'Text.']);
});

test('takes one field for a header only when it stands alone', () => {
  expect(readTextHeader(['Title: The bridge', '', 'Text.']).header).toEqual({ title: 'The bridge' });
  expect(readTextHeader(['Title: The bridge', 'is a good title.']).header).toEqual({});
});

test.each([
  [['Note: this is prose', 'and goes on.']],
  [['By the river: a story', '', 'Text.']],
  [['Text.']],
  [[]],
  [['']],
])('finds no header in %j and leaves the lines as they are', (lines) => {
  expect(readTextHeader(lines)).toEqual({ header: {}, body: lines });
});

test('tells the person from the address', () => {
  expect(personOf('Ann Lee <ann@example.org>')).toBe('Ann Lee');
  expect(personOf('"Lee, Ann" <ann@example.org>')).toBe('Lee, Ann');
  expect(personOf('ann@example.org')).toBe('ann@example.org');
});
