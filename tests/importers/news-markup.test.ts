import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ArchiveError } from '../../contract/errors.ts';
import { readParts } from '../../main/importing/testing/read-articles.ts';
import type { ReadyArticle } from '../../main/library/ready-article.ts';
import { corpusRecords, textField } from '../test-corpora.ts';
import { testData } from '../test-data.ts';

const newsxml = testData('data/newsxml');

test.skipIf(newsxml === null)(
  'every item of NewsML-G2 that holds a headline, a caption or a text becomes an article, and the empty ones are named',
  async () => {
    const root = newsxml ?? '';
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.xml') && statSync(join(root, name)).isFile(),
    );
    expect(paths.length).toBeGreaterThan(85);
    const articles: ReadyArticle[] = [];
    for (const path of paths) {
      const bytes = new Uint8Array(readFileSync(join(root, path)));
      const says = /<(?:headline|inlineData)\b[^>]*>\s*[^\s<]{2}|<description\b[^>]*>\s*\S{2}|<hl1>/.test(
        new TextDecoder().decode(bytes),
      );
      try {
        const read = await readParts({ name: 'item', path, bytes, modified: null });
        articles.push(...read.articles);
        expect(read.articles.length, path).toBeGreaterThan(0);
      } catch (error) {
        expect(error, path).toBeInstanceOf(ArchiveError);
        expect(error, path).toMatchObject({ code: 'no-text' });
        expect(says, path).toBe(false);
      }
    }
    expect(articles.length).toBeGreaterThanOrEqual(24);
    expect(articles.every(({ importer }) => importer === 'newsml')).toBe(true);
    expect(articles.filter(({ published }) => published !== null).length / articles.length).toBeGreaterThan(
      0.85,
    );
  },
);

const records = corpusRecords('data/corpus-reuters21578/articles', 3_000);

test.skipIf(records.length === 0)(
  'three thousand dispatches of the Reuters corpus come out of its SGML as they are known to be',
  async () => {
    const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const listed = (value: unknown): string =>
      Array.isArray(value) ? value.map((tag) => `<D>${String(tag)}</D>`).join('') : '';
    const sgml = records.map((record) => {
      const field = (name: string): string => escaped(textField(record, name));
      return `<REUTERS TOPICS="YES" NEWID="${field('id')}">
<DATE>${field('date')}</DATE>
<TOPICS>${listed(record.topics)}</TOPICS>
<PLACES>${listed(record.places)}</PLACES>
<TEXT>&#2;
${field('author') === '' ? '' : `<AUTHOR>    ${field('author')}</AUTHOR>\n`}<TITLE>${field('title')}</TITLE>
<DATELINE>    ${field('dateline')} </DATELINE><BODY>${field('text')}
&#3;</BODY></TEXT>
</REUTERS>`;
    });
    const bytes = new TextEncoder().encode(`<!DOCTYPE lewis SYSTEM "lewis.dtd">\n${sgml.join('\n')}`);
    const { articles, problems } = await readParts({ name: 'reut2', path: 'reut2', bytes, modified: null });
    expect(articles.length + problems.length).toBe(records.length);
    const words = (text: string): string => text.replace(/[\s\0-\x1f]+/g, ' ').trim();
    const known = new Map(records.map((record) => [textField(record, 'id'), record]));
    const right = { title: 0, published: 0, tags: 0, text: 0 };
    for (const article of articles) {
      const record = known.get(article.within ?? '') ?? {};
      if (article.title === words(textField(record, 'title'))) right.title += 1;
      const day = /^\s*(\d{1,2})-/.exec(textField(record, 'date'))?.[1] ?? '';
      if (article.published?.startsWith('1987-') && Number(article.published.slice(8, 10)) === Number(day))
        right.published += 1;
      const tags = [record.topics, record.places].flatMap((list) =>
        Array.isArray(list) ? list.map(String) : [],
      );
      if (tags.every((tag) => article.tags.includes(tag))) right.tags += 1;
      if (
        words(article.text)
          .replaceAll(' ', '')
          .includes(words(textField(record, 'text')).replaceAll(' ', '').slice(0, 2_000))
      )
        right.text += 1;
    }
    const share = (count: number): number => count / articles.length;
    expect(share(right.title)).toBeGreaterThanOrEqual(0.99);
    expect(share(right.published)).toBeGreaterThanOrEqual(0.995);
    expect(share(right.tags)).toBe(1);
    expect(share(right.text)).toBeGreaterThanOrEqual(0.97);
  },
  60_000,
);
