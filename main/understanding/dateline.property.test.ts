import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainText } from '../importers/plain-text.ts';
import { readDateline } from './dateline.ts';

const places = [
  'YEREVAN',
  'Yerevan',
  'ST. LOUIS',
  'NEW YORK',
  'МОСКВА',
  'Ереван',
  'ԵՐԵՎԱՆ',
  'Երևան',
  'AREVASHEN',
];
const dates = ['October 9', 'Oct. 9', 'Oct 9, 2023', '9 октября', '9 окт', '9 ՀՈԿՏԵՄԲԵՐԻ', '2023-10-09'];
const signs = ['(Reuters) -', '/ARMENPRESS/.', '(AP) —', '/Hillwire/.', 'ТАСС.', '(Xinhua) --', 'ԱՐՄԵՆՊՐԵՍ:'];
const joints = [', ', '. ', ' '];

const dateline = fc
  .record({
    place: fc.constantFrom(...places),
    date: fc.option(fc.constantFrom(...dates)),
    sign: fc.option(fc.constantFrom(...signs)),
    joint: fc.constantFrom(...joints),
  })
  .map(({ place, date, sign, joint }) => [place, date, sign].filter((part) => part !== null).join(joint));

const word = fc.oneof(
  fc.constantFrom(
    'the',
    'River',
    'said',
    'May',
    'Paris',
    '(AP)',
    '9',
    'г.',
    'река',
    'Քաղաքը',
    '—',
    '-',
    'TASS',
    'U.S.',
  ),
  fc.stringMatching(/^[A-Za-zа-яА-Яա-ֆ]{1,9}[,.:]?$/),
);
const sentence = fc.array(word, { minLength: 3, maxLength: 30 }).map((words) => `${words.join(' ')}.`);
const body = fc.array(sentence, { minLength: 1, maxLength: 4 });

function letters(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
}

function visible(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

test('takes nothing but a beginning from any text, and ends before a word', () => {
  fc.assert(
    fc.property(fc.oneof(dateline, fc.string(), sentence), sentence, (start, rest) => {
      const text = `${start} ${rest}`;
      const found = readDateline(text);
      if (!found) return;
      expect(found.end).toBeGreaterThan(0);
      expect(found.end).toBeLessThanOrEqual(text.length);
      const [before = '', after = ''] = [text[found.end - 1], text[found.end]];
      expect(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)).toBe(false);
      expect(found.place ?? found.source ?? found.date).not.toBeNull();
    }),
    { numRuns: 3_000 },
  );
});

test('a dispatch keeps every letter of its body, after any dateline', () => {
  fc.assert(
    fc.property(dateline, body, (start, told) => {
      // Below a short first line that reads as a headline, a paragraph may begin with a dateline of its own.
      const paragraphs = told.map((paragraph, index) => (index === 0 ? paragraph : `so ${paragraph}`));
      const [first = '', ...others] = paragraphs;
      const text = [`${start} The ${first}`, ...others].join('\n\n');
      const { title, html } = readPlainText(text, { name: 'a.txt', path: 'a.txt', modified: null });
      // A first paragraph that ends like `… the U.S.` may be taken for a headline: it is kept all the same.
      const kept = letters((title?.value ?? '') + visible(html));
      const wanted = letters(`The ${paragraphs.join(' ')}`);
      // The dateline itself may be kept too, when it was not believed.
      expect(kept.endsWith(wanted)).toBe(true);
      expect(letters(`${start} The ${paragraphs.join(' ')}`).endsWith(kept)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a text without a dateline keeps every letter, in its title or in its body', () => {
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (paragraphs) => {
      const lower = paragraphs.map((paragraph) => `so ${paragraph.toLowerCase()}`);
      const article = readPlainText(lower.join('\n\n'), { name: 'a.txt', path: 'a.txt', modified: null });
      expect(letters((article.title?.value ?? '') + visible(article.html))).toBe(letters(lower.join(' ')));
    }),
    { numRuns: 2_000 },
  );
});
