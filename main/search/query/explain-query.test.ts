import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainQuery } from './explain-query.ts';
import { parseQuery } from './parse-query.ts';
import { anyQuery } from './testing/any-query.ts';

const now = new Date(2024, 4, 17, 12);
const explain = (query: string, options: { typing?: boolean; match?: 'all' | 'any' } = {}) =>
  explainQuery(parseQuery(query, { typing: false, now, ...options }));

describe('the explanation of a query', () => {
  test('names each part as it stands there, and what it asks for', () => {
    expect(
      explain('peace talks  -war title:"of the  harbour" (date:2019..2023 OR is:starred)  sort:date'),
    ).toEqual([
      { part: 'peace talks', meaning: 'the words peace and talks' },
      { part: '-war', meaning: 'without war' },
      { part: 'title:"of the  harbour"', meaning: 'in the title: “of the  harbour”, side by side' },
      {
        part: '(date:2019..2023 OR is:starred)',
        meaning: 'either published from 2019 to 2023 or starred',
      },
      { part: 'sort:date', meaning: 'the newest first' },
    ]);
  });

  test.each([
    ['harbour', 'the word harbour'],
    ['negotiat*', 'words beginning with negotiat'],
    ['=talks', 'exactly “talks”'],
    ['"talks"', 'exactly “talks”'],
    ['"peace talks"', '“peace talks”, side by side'],
    ['"peace talks"~5', '“peace talks” in any order with at most 5 other words among them'],
    ['"peace talks"~1', '“peace talks” in any order with at most 1 other word among them'],
    ['"peace neg*"', '“peace neg…”, side by side'],
    ['talks OR negotiations', 'either talks or negotiations'],
    ['title:(a OR "b c")', 'in the title: either a or “b c”'],
    ['(a b) OR c', 'either both a and b or c'],
    ['-(a OR b)', 'without a and without b'],
    ['-(a b)', 'not both a and b'],
    ['-"a b"', 'without “a b”'],
    ['person:"Anna Sarkisian"', 'a person named Anna Sarkisian'],
    ['-person:Anna', 'without a person named Anna'],
    ['note:why', 'in your notes: why'],
    ['lang:hy', 'in Armenian'],
    ['lang:qqqqqqqqqqqq', 'in the language qqqqqqqqqqqq'],
    ['in:"My clippings"', 'in the collection My clippings'],
    ['is:reading', 'begun and not finished'],
    ['-is:unread', 'not unread'],
    ['is:annotated', 'with a note or with a highlight'],
    ['-is:annotated', 'without a note and without a highlight'],
    ['has:place', 'with a place'],
    ['-has:place', 'without a place'],
    ['-has:collection', 'in no collection'],
    ['words:>1000', 'of more than 1,000 words'],
    ['words:>=1000', 'of at least 1,000 words'],
    ['words:<1000', 'of fewer than 1,000 words'],
    ['words:200..300', 'of 200 to 300 words'],
    ['words:300', 'of exactly 300 words'],
    ['sort:title', 'in the order of their titles'],
    ['date:2023', 'published in 2023'],
    ['date:2023-10', 'published in October 2023'],
    ['date:2023-10-09', 'published on 9 October 2023'],
    ['date:2019..', 'published in or after 2019'],
    ['date:..2019-05', 'published in or before May 2019'],
    ['date:<2020', 'published before 2020'],
    ['date:<2020-05', 'published before May 2020'],
    ['date:>2020', 'published after 2020'],
    ['date:>2020-05', 'published after May 2020'],
    ['date:>2020-02-29', 'published after February 2020'],
    ['date:>2020-05-01', 'published on or after 2 May 2020'],
    ['date:2019-05..2020', 'published from May 2019 to December 2020'],
    ['date:<7d', 'published on or after 10 May 2024'],
    ['date:last-month', 'published in April 2024'],
    ['added:2024-05', 'added in May 2024'],
    ['added:>1y', 'added on or before 17 May 2023'],
  ])('%s: %s', (query, meaning) => {
    expect(explain(query)).toEqual([{ part: query, meaning }]);
  });

  test.each([
    ['date:soon', 'left out: soon is no date'],
    ['-is:blue', 'left out: blue is no state of an article'],
    ['has:wings', 'left out: wings is nothing that an article has'],
    ['date:', 'left out: date: asks for nothing without a value'],
    ['date:9/10/2023', 'left out: 9/10/2023 can be two days; write 2023-10-09 or 2023-09-10'],
    ['sort:colour', 'left out: colour is no order'],
  ])('says of %s: %s', (query, meaning) => {
    expect(explain(query)).toEqual([{ part: query.replace(/^-/, ''), meaning }]);
  });

  test('tells of the word being typed that it is a beginning, and nothing of a value being typed', () => {
    expect(explain('peace tal', { typing: true })).toEqual([
      { part: 'peace', meaning: 'the word peace' },
      { part: 'tal', meaning: 'words beginning with tal' },
    ]);
    expect(explain('peace date:20', { typing: true })).toEqual([
      { part: 'peace', meaning: 'the word peace' },
    ]);
  });

  test('tells when any of the words will do', () => {
    expect(explain('peace talks -war', { match: 'any' })).toEqual([
      { part: 'peace talks', meaning: 'any of the words peace or talks' },
      { part: '-war', meaning: 'without war' },
    ]);
  });

  test('is short for a long text, and tells that not all of it was read', () => {
    const parts = explain(Array.from({ length: 300 }, (_, number) => `word${number}`).join(' '));
    expect(parts.map(({ meaning }) => meaning)).toEqual([
      'all of these 256 words',
      'left out: no more than the first 256 words are read',
    ]);
    for (const { part } of parts) expect(part.length).toBeLessThanOrEqual(300);
  });

  test('has something to say of every part of any query, and its parts stand in the query in their order', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const parsed = parseQuery(query, { typing: false, now });
        const parts = explainQuery(parsed);
        for (const { meaning } of parts) expect(meaning).not.toBe('');
        if (parsed.root !== null) expect(parts).not.toEqual([]);
        let at = 0;
        for (const { text } of parsed.written) {
          const found = query.indexOf(text, at);
          expect(found).toBeGreaterThanOrEqual(0);
          // A part that was left out may stand inside the one before it.
          if (parsed.leftOut.length === 0 && parsed.sort === null) at = found + text.length;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
