import { expect, test } from 'vitest';
import { parseHtml } from '../../../cleaning/parse-html.ts';
import { readMetadata } from './read-metadata.ts';

function publishedOf(language: string, stated: string, body = ''): string | undefined {
  const page = `<html lang="${language}"><head><meta property="article:published_time" content="${stated}"></head><body><h1>The ferry runs</h1>${body}</body></html>`;
  return readMetadata(parseHtml(page), null).published?.value;
}

test('takes the day that the page shows where the stated moment is in universal time', () => {
  expect(
    publishedOf('en', '2023-11-09T05:30:59Z', '<p class="date">November 8, 2023 at 11:30 p.m.</p>'),
  ).toBe('2023-11-08');
  expect(publishedOf('en', '2023-11-09T05:30:59Z', '<p class="date">November 9, 2023</p>')).toBe(
    '2023-11-09T05:30:59Z',
  );
  expect(publishedOf('en', '2023-11-09T05:30:59Z', '<p class="date">November 2, 2023</p>')).toBe(
    '2023-11-09T05:30:59Z',
  );
});

test('takes a moment that is midnight where the page was written for the day that began', () => {
  expect(publishedOf('de', '2022-11-06T23:00:00Z')).toBe('2022-11-07');
  expect(publishedOf('fr', '2022-07-06T22:00:00Z')).toBe('2022-07-07');
  expect(publishedOf('de', '2022-07-06T23:00:00Z')).toBe('2022-07-06T23:00:00Z');
  expect(publishedOf('en', '2022-11-06T23:00:00Z')).toBe('2022-11-06T23:00:00Z');
});

test('takes the date nearest to the title', () => {
  const page = `<html><body><time datetime="2020-02-05">5 February</time><p>${'News of the day. '.repeat(5)}</p><h1>The ferry runs</h1><time datetime="2021-03-03">3 March</time></body></html>`;
  expect(readMetadata(parseHtml(page), null).published?.value).toBe('2021-03-03');
});

test('takes the day a paragraph opens with where nothing else is dated', () => {
  expect(
    readMetadata(
      parseHtml(
        '<html lang="de"><body><p>27.1.2022 - Bei der Erinnerung an die Fähre fehlten zwei Namen.</p></body></html>',
      ),
      null,
    ).published?.value,
  ).toBe('2022-01-27');
});
