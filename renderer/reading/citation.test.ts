import { expect, test } from 'vitest';
import { citationOf, quoteWithCitation } from './citation.ts';

const article = {
  title: 'The ferry runs again',
  byline: 'Anahit Sargsyan',
  source: 'The Lake Courier',
  place: 'Sevan',
  published: '2024-04-02T09:00:00+04:00',
  address: null,
};
const bare = { ...article, byline: null, source: null, place: null, published: null };

test('cites author, title, source, place and date', () => {
  expect(citationOf(article)).toBe(
    'Anahit Sargsyan, “The ferry runs again,” The Lake Courier, Sevan, 2 April 2024.',
  );
});

test('names the paragraph where paragraphs are numbered', () => {
  expect(citationOf(article, null, '12')).toMatch(/Sevan, 2 April 2024, ¶ 12\.$/);
  expect(quoteWithCitation('calm', bare, null, '3–4')).toBe('“calm”\n\n“The ferry runs again,” ¶ 3–4.');
});

test('leaves out what is not known', () => {
  expect(citationOf(bare)).toBe('“The ferry runs again.”');
  expect(citationOf({ ...bare, title: 'Who rings the bell?', published: '2024-04' })).toBe(
    '“Who rings the bell?” April 2024.',
  );
});

test('puts the words before the citation and the address behind it', () => {
  expect(quoteWithCitation(' calm water\n', { ...bare, address: 'https://lake.example/ferry' })).toBe(
    '“calm water”\n\n“The ferry runs again.” https://lake.example/ferry',
  );
});

test('a passage of a PDF is cited with its page', () => {
  expect(quoteWithCitation('calm water', bare, null, null, 'carrel://article/0123456789abcdef')).toBe(
    '“calm water”\n\n“The ferry runs again.”\ncarrel://article/0123456789abcdef',
  );
  expect(quoteWithCitation('calm water', article, 12)).toContain('2 April 2024, p. 12.');
});
