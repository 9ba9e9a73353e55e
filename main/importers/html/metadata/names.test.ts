import { expect, test } from 'vitest';
import { cleanByline, isAccountName, joinNames } from './names.ts';

test.each([
  ['By John Smith', 'John Smith'],
  ['Posted on September 21, 2020 by Adi Tal', 'Adi Tal'],
  ['View all posts by Daniel Lemaire', 'Daniel Lemaire'],
  ['Von Anna-Lena Vogt', 'Anna-Lena Vogt'],
  ['Zeige alle Beiträge von Petra Land', 'Petra Land'],
  ['Par Ophélie Ost', 'Ophélie Ost'],
  ['Автор: Николай Ветров', 'Николай Ветров'],
  ['Հեղինակ՝ Նարե Մելիքյան', 'Նարե Մելիքյան'],
  ['Emily Burk 8 January 2020, 3:51 pm', 'Emily Burk'],
  ['Julia Horn November 29, 2016: 3:42 PM ET', 'Julia Horn'],
  ['Ann Lee (ann.lee@paper.example)', 'Ann Lee'],
  ['Ann Lee @annlee', 'Ann Lee'],
  ['O&#8217;Neill &amp; Sons', 'O’Neill & Sons'],
])('finds the name in "%s"', (line, name) => {
  expect(cleanByline(line)).toBe(name);
});

test.each(['admin', 'Posted', 'https://www.facebook.com/paper', 'Name (required)', '12', '', 'by'])(
  'finds nobody in "%s"',
  (line) => {
    expect(cleanByline(line)).toBeNull();
  },
);

test('joins several authors, each once', () => {
  expect(joinNames(['By Ann Lee', 'Ann Lee', 'Tom Reed'])).toBe('Ann Lee, Tom Reed');
  expect(joinNames(['admin'])).toBeNull();
});

test('tells accounts from names', () => {
  for (const account of ['jdoe', 'anna.k', 'link78', 'LN']) expect(isAccountName(account)).toBe(true);
  for (const name of ['Ann Lee', 'Reuters', 'Նարե']) expect(isAccountName(name)).toBe(false);
});
