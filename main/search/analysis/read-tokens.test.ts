import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord, longestTerm } from './fold-word.ts';
import { analyse } from './read-tokens.ts';

const terms = (text: string): string[] => analyse(text).map(({ term }) => term);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(..."aÉß9٣.,-'’:/ \u00a0\u00ad՞ւեёй日本ไทย서가か\u0301\u3099\ud83d\udc1b𝟗"),
    maxLength: 40,
  }),
);

describe('reading words', () => {
  test.each([
    ['Galúzin GALUZIN', ['galuzin', 'galuzin']],
    ['ёлка Ёлка елка', ['елка', 'елка', 'елка']],
    ['мой мои, їжак', ['мой', 'мои', 'їжак']],
    ['Straße, Ærø, łódź, ﬁne', ['strasse', 'aero', 'lodz', 'fine']],
    ['Ինչո՞ւ, ինչո՜ւ, ինչու', ['ինչու', 'ինչու', 'ինչու']],
    ['Երևան ԵՐԵՎԱՆ Երեւան', ['երեվան', 'երեվան', 'երեվան']],
    ['soft\u00adhyphen, zero\u200bwidth', ['softhyphen', 'zerowidth']],
    ['٢٠٢٣ and ２０２３ and २०२३', ['2023', 'and', '2023', 'and', '2023']],
    ['σοφός ΣΟΦΟΣ', ['σοφοσ', 'σοφοσ']],
    ['İstanbul ISTANBUL ısı', ['istanbul', 'istanbul', 'isi']],
    ['مُحَمَّد محمد', ['محمد', 'محمد']],
    ['أحمد إحمد آحمد ٱحمد احمد', ['احمد', 'احمد', 'احمد', 'احمد', 'احمد']],
    ['مدرسة مدرسه, على علي, کتاب كتاب', ['مدرسه', 'مدرسه', 'علي', 'علي', 'كتاب', 'كتاب']],
    ['كتـــاب ایران إيران', ['كتاب', 'ايران', 'ايران']],
    ['שלום שָׁלוֹם מלך', ['שלומ', 'שלומ', 'מלכ']],
    ['Việt VIỆT Việt', ['viet', 'viet', 'viet']],
    ['हिन्दी', ['हिन्दी']],
    ['がか', ['が', 'か']],
    ['— … !?', []],
  ])('folds %j to %j', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test.each([
    ['anti-war', ['anti', 'antiwar', 'war']],
    ["O'Neill and O’Neill", ['o', 'oneill', 'neill', 'and', 'o', 'oneill', 'neill']],
    ["Putin's Reuters'", ['putin', 'reuters']],
    ["mother-in-law's", ['mother', 'motherinlaw', 'in', 'law']],
    ['the U.S. and U.N.', ['the', 'u', 'us', 's', 'and', 'u', 'un', 'n']],
    ['1,234,567', ['1', '1234567', '234', '567']],
    ['1\u00a0234', ['1', '1234', '234']],
    ['1,234.56', ['1', '1234.56', '234', '56']],
    ['3.14 3,14', ['3', '3.14', '14', '3', '3.14', '14']],
    [
      '2023-10-09 9.10.2023 09-10-2023',
      ['2023', '2023-10-09', '10', '09', '9', '2023-10-09', '10', '2023', '09', '2023-10-09', '10', '2023'],
    ],
    ['9/10/2023 14:05', ['9', '10', '2023', '14', '05']],
    ['end.Start of example.com', ['end', 'start', 'of', 'example', 'com']],
    ['a-b-c-d-e-f-g', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  ])('reads %j as %j', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test('counts the words of a compound and gives its whole all of them', () => {
    expect(analyse('an anti-war song')).toEqual([
      { term: 'an', start: 0, end: 2, position: 0, span: 1 },
      { term: 'anti', start: 3, end: 7, position: 1, span: 1 },
      { term: 'antiwar', start: 3, end: 11, position: 1, span: 2 },
      { term: 'war', start: 8, end: 11, position: 2, span: 1 },
      { term: 'song', start: 12, end: 16, position: 3, span: 1 },
    ]);
  });

  test.each([
    ['東京で会議', ['東', '京', 'で', '会', '議']],
    ['コンピュータ', ['コ', 'ン', 'ピ', 'ュ', 'ー', 'タ']],
    ['ｶﾞｿﾘﾝ', ['ガ', 'ソ', 'リ', 'ン']],
    ['서울에서', ['서', '울', '에', '서']],
    ['서울'.normalize('NFD'), ['서', '울']],
    ['ที่กรุง', ['ที่', 'ก', 'รุ', 'ง']],
    ['ที่\u200bกรุง', ['ที่', 'ก', 'รุ', 'ง']],
    ['iPhone手机15', ['iphone', '手', '机', '15']],
    ['𠮷野家', ['𠮷', '野', '家']],
    ['神󠄀社', ['神', '社']],
  ])('reads each character of %j as a word: %j', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test('reads the same characters whatever stands around them', () => {
    const unit = fc.constantFrom(...'東京都大学へひカｶﾞー가\u1100\u1161\u11a8ทีเ่\u0e34ខ្ម\u200ba 𠮷\ufe00');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), fc.string({ unit, maxLength: 8 }), (before, after) => {
        const inside = terms('大学院生');
        expect(terms(`${before}大学院生${after}`).join(' ')).toContain(inside.slice(0, 3).join(' '));
      }),
      { numRuns: 1_000 },
    );
  });

  test('points every token at the text that it was folded from', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { term, start, end, position, span } of analyse(text)) {
          const slice = text.slice(start, end);
          expect(term).not.toBe('');
          expect(term.length).toBeLessThanOrEqual(longestTerm);
          expect(start).toBeLessThan(end);
          expect(position).toBeGreaterThanOrEqual(last);
          expect(position).toBeLessThanOrEqual(last + 1);
          last = position;
          if (span === 1 && !/['’ʼ＇‘ʹ]/u.test(slice)) expect(foldWord(slice)).toBe(term);
          else expect(terms(slice)).toContain(term);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('reads two texts on two lines as it reads each of them', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, two) => {
        const apart = [
          ...analyse(one),
          ...analyse(two).map((token) => ({ ...token, start: token.start + one.length + 1 })),
        ];
        expect(analyse(`${one}\n${two}`).map(({ term, start }) => [term, start])).toEqual(
          apart.map(({ term, start }) => [term, start]),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test('folds what is folded to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { term } of analyse(text)) expect(foldWord(term)).toBe(term);
      }),
      { numRuns: 3_000 },
    );
  });

  test('finds a word in all its cases', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'aebőñčдёжяԱևեվքΑΣάς'), minLength: 1, maxLength: 12 }),
        (word) => {
          expect(foldWord(word.toUpperCase())).toBe(foldWord(word));
          expect(foldWord(word.normalize('NFD'))).toBe(foldWord(word));
        },
      ),
    );
  });

  test('reads five megabytes of one word, and of nothing but hyphens and letters, in bounded time', () => {
    expect(analyse('x'.repeat(5_000_000))).toHaveLength(1);
    expect(analyse('é'.repeat(1_000_000))[0]?.term).toHaveLength(longestTerm);
    expect(analyse('a-'.repeat(500_000))).toHaveLength(500_000);
    expect(analyse('東'.repeat(500_000))).toHaveLength(500_000);
    expect(analyse('東\u0301'.repeat(300_000))).toHaveLength(300_000);
    expect(analyse('\u0301'.repeat(1_000_000))).toEqual([]);
  });
});
