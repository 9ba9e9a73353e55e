import { expect, test } from 'vitest';
import { machineDate, writtenDate } from './written-date.ts';

test.each([
  ['2023-10-09', '2023-10-09'],
  ['2023-10-09T14:05:00+04:00', '2023-10-09T14:05:00+04:00'],
  ['2023-10-09T14:05:12.345Z', '2023-10-09T14:05:12Z'],
  ['2023-10-09 14:05', '2023-10-09T14:05'],
  ['2023-10-09T14:05:00+0400', '2023-10-09T14:05:00+04:00'],
  ['20231009', '2023-10-09'],
  ['2023-10', '2023-10'],
  ['1998', '1998'],
  ['Mon, 09 Oct 2023 14:05:00 GMT', '2023-10-09T14:05:00Z'],
  ['1696860300', '2023-10-09T14:05:00Z'],
])('reads %s as machines mean it', (text, date) => {
  expect(machineDate(text)).toBe(date);
});

test.each(['2023-13-01', '2023-02-30', '0001-01-01', '99999', 'soon', '', '2999-01-01'])(
  'reads no date in "%s"',
  (text) => {
    expect(machineDate(text)).toBeNull();
  },
);

test.each([
  ['October 9, 2023', 'en', '2023-10-09'],
  ['28.09.1912:44', 'de', '2019-09-28'],
  ['Posted on 9th Oct 2023 at noon', 'en', '2023-10-09'],
  ['9. März 2019, 14:05 Uhr', 'de', '2019-03-09'],
  ['le 1er août 2017', 'fr', '2017-08-01'],
  ['12 de octubre de 2021', 'es', '2021-10-12'],
  ['12 сентября 2006 г.', 'ru', '2006-09-12'],
  ['9 հոկտեմբերի, 2023', 'hy', '2023-10-09'],
  ['14 września 2020', 'pl', '2020-09-14'],
  ['2019年3月15日 09:43', 'ja', '2019-03-15'],
  ['07.03.2016', 'de', '2016-03-07'],
  ['10/9/2023', 'en-US', '2023-10-09'],
  ['10/9/2023', 'en-GB', '2023-09-10'],
  ['25/12/2022', 'en', '2022-12-25'],
  ['12.03.98', 'de', '1998-03-12'],
])('reads "%s" in a page of %s', (text, language, date) => {
  expect(writtenDate(text, language)).toBe(date);
});

test.each(['May was cold in 2019', 'chapter 3 of 12', '31 February 2020', '192.168.1.100', 'tel. 12-34-56'])(
  'reads no date in "%s"',
  (text) => {
    expect(writtenDate(text, 'en')).toBeNull();
  },
);
