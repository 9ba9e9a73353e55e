import { expect, test } from 'vitest';
import { readByline } from './byline.ts';

test.each([
  ['By John Smith', 'John Smith', null],
  ['BY JOHN SMITH', 'John Smith', null],
  ['by Janie Gabbett, Reuters', 'Janie Gabbett', 'Reuters'],
  ['By Ann Lee, BBC News', 'Ann Lee', 'BBC News'],
  ['By Ann Lee and J. R. Brown', 'Ann Lee and J. R. Brown', null],
  ['By Ann Lee, Bo Chen and Ida de la Cruz', 'Ann Lee, Bo Chen and Ida de la Cruz', null],
  ['By Ann Lee, Hillside Gazette', 'Ann Lee, Hillside Gazette', null],
  ['Автор: Иван Петров', 'Иван Петров', null],
  ['Авторы: Иван Петров и Анна Сидорова', 'Иван Петров и Анна Сидорова', null],
  ['Հեղինակ՝ Անի Սարգսյան', 'Անի Սարգսյան', null],
  ['Von Karl-Heinz Müller', 'Karl-Heinz Müller', null],
])('reads %s', (line, author, source) => {
  expect(readByline(line)).toEqual({ author, source });
});

test.each([
  'By Monday the bridge was open',
  'By the River',
  'By Reuters',
  'By Sunday Evening, everyone had left',
  'От Москвы до Ярославля',
  'John Smith',
  'By',
  '',
])('sees nobody in %j', (line) => {
  expect(readByline(line)).toBeNull();
});
