import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDays } from './read-days.ts';
import { readDayRange, readInstantRange } from './read-range.ts';

/** A Friday. */
const now = new Date(2024, 4, 17, 12);

describe('a date in a query', () => {
  test.each([
    ['today', 20240517, 20240517],
    ['Yesterday', 20240516, 20240516],
    ['this-week', 20240513, 20240519],
    ['last-week', 20240506, 20240512],
    ['last week', 20240506, 20240512],
    ['this-month', 20240501, 20240531],
    ['last-month', 20240401, 20240431],
    ['this-year', 20240101, 20241231],
    ['last-year', 20230101, 20231231],
    ['2023', 20230101, 20231231],
    ['2023-1', 20230101, 20230131],
    ['2023-10-9', 20231009, 20231009],
    ['2024-02-29', 20240229, 20240229],
    ['1990s', 19900101, 19991231],
    ['2023-W40', 20231002, 20231008],
    ['2020w53', 20201228, 20210103],
    ['2019-W01', 20181231, 20190106],
    ['9.10.2023', 20231009, 20231009],
    ['09-10-2023', 20231009, 20231009],
    ['2023.10.09', 20231009, 20231009],
    ['2023/10', 20231001, 20231031],
    ['10.2023', 20231001, 20231031],
    ['13/10/2023', 20231013, 20231013],
    ['10/13/2023', 20231013, 20231013],
    ['9/9/2023', 20230909, 20230909],
    ['9 October 2023', 20231009, 20231009],
    ['October 9th, 2023', 20231009, 20231009],
    ['Oct 2023', 20231001, 20231031],
    ['9 октября 2023 г.', 20231009, 20231009],
    ['октябрь 2023', 20231001, 20231031],
    ['2023 թ. հոկտեմբերի 9', 20231009, 20231009],
    ['Հոկտեմբեր 2023', 20231001, 20231031],
    ['9. Oktober 2023', 20231009, 20231009],
    ['9 de octubre de 2023', 20231009, 20231009],
    ['1er août 2023', 20230801, 20230801],
    ['9 жовтня 2023', 20231009, 20231009],
    ['9 Ekim 2023', 20231009, 20231009],
  ])('%s', (text, from, to) => {
    expect(readDays(text, now)).toEqual({ from, to });
  });

  test.each([
    ...[
      '',
      'soon',
      '9/10/2023',
      '31.02.2023',
      '2023-02-30',
      '2023-13',
      '32 May 2023',
      '9 October',
      'October',
    ],
    ...[
      '9 October 23',
      'May June 2023',
      '2023-W54',
      '2021-W53',
      '2023-W00',
      '9.10-2023',
      '20231009',
      '9 9 2023',
    ],
  ])('%j is none, or not one date', (text) => {
    expect(readDays(text, now)).toBeNull();
  });

  test.each([
    ['2019..2023', 20190101, 20231231],
    ['2023..2019', 20190101, 20231231],
    ['2019...2023', 20190101, 20231231],
    ['2019…2023', 20190101, 20231231],
    ['2019-2023', 20190101, 20231231],
    ['2019–2023', 20190101, 20231231],
    ['2019-05..2020', 20190501, 20201231],
    ['1.5.2020..9.5.2020', 20200501, 20200509],
    ['May 2023 .. June 2023', 20230501, 20230631],
    ['last-month..today', 20240401, 20240517],
    ['2019..', 20190101, null],
    ['..2019', null, 20191231],
    ['>=last-year', 20230101, null],
    ['≤2019', null, 20191231],
    ['<2020', null, 20200100],
    ['6m', 20231117, null],
  ])('the stretch %s', (text, from, to) => {
    expect(readDayRange(text, now)).toEqual({ from, to });
  });

  test.each(['..', '2019..soon', 'soon..2019', '>', '<>2019', '2019..2020..2021'])(
    '%j is no stretch',
    (text) => {
      expect(readDayRange(text, now)).toBeNull();
    },
  );

  test('so many months ago is the last day of a month that has fewer', () => {
    expect(readDayRange('<3m', new Date(2024, 4, 31))).toEqual({ from: 20240229, to: null });
    expect(readDayRange('1y', new Date(2024, 1, 29))).toEqual({ from: 20230228, to: null });
  });

  test('a month by the clock is all of it and no more', () => {
    expect(readInstantRange('2024-02', now)).toEqual({
      from: new Date(2024, 1, 1).getTime(),
      to: new Date(2024, 2, 1).getTime() - 1,
    });
    expect(readInstantRange('2019-2020', now)).toEqual({
      from: new Date(2019, 0, 1).getTime(),
      to: new Date(2021, 0, 1).getTime() - 1,
    });
  });

  test('every day is read as itself, however it is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(1000, 0, 1), max: new Date(9999, 11, 30), noInvalidDate: true }),
        (date) => {
          const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
          const number = year * 10_000 + month * 100 + day;
          const english = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(date);
          const russian = new Intl.DateTimeFormat('ru', { dateStyle: 'long' }).format(date);
          for (const text of [`${year}-${month}-${day}`, `${day}.${month}.${year}`, english, russian])
            expect(readDays(text, now), text).toEqual({ from: number, to: number });
        },
      ),
      { numRuns: 300 },
    );
  });
});
