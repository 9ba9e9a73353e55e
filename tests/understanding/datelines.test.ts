import { describe, expect, test } from 'vitest';
import { readPlainText } from '../../main/importers/plain-text.ts';
import { readDate } from '../../main/understanding/date-text.ts';
import { readDateline } from '../../main/understanding/dateline.ts';
import { isoDate } from '../../main/understanding/iso-date.ts';
import { corpusRecords, textField, textFiles } from '../test-corpora.ts';

const reuters = corpusRecords('data/corpus-reuters21578/articles');
const armenian = corpusRecords('data/corpus-hy-ilur/articles');
const russian = textFiles('data/corpus-ru-factrueval');

/** Of the corpus: `HOUSTON, Feb 26 -`. Its editors cut some of them at a later dash or gave a line of a table as one. */
const dispatches = reuters.filter((record) =>
  /^[\s*]*[A-Z][A-Za-z. ']+,.*\d *-$/.test(textField(record, 'dateline')),
);

describe.skipIf(reuters.length === 0)('ten thousand dispatches of Reuters', () => {
  test('have their datelines understood', () => {
    expect(dispatches.length).toBeGreaterThan(9_000);
    let found = 0;
    let cutRight = 0;
    let placed = 0;
    let dated = 0;
    for (const record of dispatches) {
      const line = textField(record, 'dateline');
      const text = `    ${line} ${textField(record, 'text')}`;
      const dateline = readDateline(text);
      if (!dateline) continue;
      found += 1;
      if (text.slice(dateline.end).trim() === textField(record, 'text').trim()) cutRight += 1;
      const city = line.replace(/^[\s*]+/, '').split(',')[0] ?? '';
      if (dateline.place?.toLowerCase().startsWith(city.toLowerCase())) placed += 1;
      const day = /\d+(?= *-$)/.exec(line)?.[0];
      if (dateline.date?.day === Number(day)) dated += 1;
    }
    const share = (count: number): number => count / dispatches.length;
    expect(share(found)).toBeGreaterThan(0.995);
    expect(share(cutRight)).toBeGreaterThan(0.99);
    expect(share(placed)).toBeGreaterThan(0.99);
    expect(share(dated)).toBeGreaterThan(0.99);
  });

  test('have none found in their bodies', () => {
    const bodies = reuters.map((record) => textField(record, 'text')).filter((text) => text !== '');
    // Alerts begin with stars and carry a real one.
    const false_ = bodies.filter((text) => !text.startsWith('***') && readDateline(text) !== null);
    expect(false_.length / bodies.length).toBeLessThan(0.001);
  });

  test('keep title and body, and get date and place, when they are files of plain text', () => {
    let titled = 0;
    let whole = 0;
    let published = 0;
    for (const record of dispatches) {
      const [title, line, body] = [
        textField(record, 'title'),
        textField(record, 'dateline'),
        textField(record, 'text'),
      ];
      const written = readDate(textField(record, 'date'));
      const year = written?.year ?? 0;
      const text = `${title}\n\n    ${line} ${body}\n`;
      const article = readPlainText(text, { name: `${year}.txt`, path: `${year}.txt`, modified: null });
      if (article.title?.value === title.replace(/\s+/g, ' ').trim()) titled += 1;
      if (letters(visible(article.html)) === letters(body)) whole += 1;
      const stated = readDate(line.replace(/^.*?,\s*(?=\p{L}+ \d+ *-$)/u, ''));
      const expected = stated && isoDate({ ...stated, year, time: null });
      if (expected !== null && article.published?.value === expected) published += 1;
    }
    const share = (count: number): number => count / dispatches.length;
    expect(share(titled)).toBeGreaterThan(0.98);
    expect(share(whole)).toBeGreaterThan(0.97);
    expect(share(published)).toBeGreaterThan(0.97);
  });
});

test.skipIf(armenian.length === 0)('Armenian news without datelines have none found', () => {
  const found = armenian.filter((record) => readDateline(textField(record, 'text')) !== null);
  expect(armenian.length).toBeGreaterThan(6_000);
  expect(found).toHaveLength(0);
});

test.skipIf(russian.length === 0)('Russian news without datelines have none found, in any paragraph', () => {
  const paragraphs = russian.flatMap(({ text }) => text.split('\n'));
  expect(paragraphs.length).toBeGreaterThan(1_000);
  expect(paragraphs.filter((paragraph) => readDateline(paragraph) !== null)).toEqual([]);
});

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function visible(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
