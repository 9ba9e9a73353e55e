import { expect, it } from 'vitest';
import type { Quotation } from './quotation-model.ts';
import { quotationsAsText } from './quotation-text.ts';

const quotation = (published: string | null, ...quotes: string[]): Quotation => ({
  article: {
    ...{ id: 'a1b2c3d4', title: 'The <ferry>', byline: null, source: 'Lake, Courier', place: null },
    ...{ published, language: 'en', address: null },
  },
  sentences: quotes.map((quote) => ({
    anchor: { quote, prefix: '', suffix: '', start: 0, end: quote.length },
    marks: [[0, 3]],
    before: '',
    after: '',
  })),
  left: 0,
});
const some = [
  quotation('2019-04-02', '=It *runs*.', 'It "ran".'),
  quotation('2019'),
  quotation(null, '1. It will.'),
];

it('stand below their years with one citation for each article, in Markdown that means what they say', () => {
  expect(quotationsAsText('markdown', 'ferry', some)).toBe(
    '# ferry\n\n## 2019\n\n> =It \\*runs\\*.\n>\n> It "ran".\n\n“The \\<ferry>,” Lake, Courier, 2 April 2019. [Open](carrel://article/a1b2c3d4#text=%3DIt%20%2Aruns%2A.)\n\n## Undated\n\n> 1\\. It will.\n\n“The \\<ferry>,” Lake, Courier. [Open](carrel://article/a1b2c3d4#text=1.%20It%20will.)\n\n',
  );
});

it('are marked and escaped in a page that may load nothing', () => {
  const page = quotationsAsText('html', 'a <b>', some);
  expect(page).toContain('<title>a &lt;b&gt;</title>');
  expect(page).toContain('<blockquote><mark>=It</mark> *runs*.</blockquote>');
  expect(page).toContain('The &lt;ferry&gt;');
  expect(page).toContain("default-src 'none'");
});

it('are a table in which nothing is a formula', () => {
  const [, first, second] = quotationsAsText('csv', 'ferry', some).split('\r\n');
  expect(first).toBe(
    '2019-04-02,\'=It *runs*.,The <ferry>,,"Lake, Courier",,,carrel://article/a1b2c3d4#text=%3DIt%20%2Aruns%2A.',
  );
  expect(second).toContain('"It ""ran""."');
});

it('are words with their citation, as they are copied', () => {
  expect(quotationsAsText('text', 'ferry', some.slice(0, 1))).toBe(
    '“=It *runs*.”\n“It "ran".”\n“The <ferry>,” Lake, Courier, 2 April 2019.\n',
  );
});
