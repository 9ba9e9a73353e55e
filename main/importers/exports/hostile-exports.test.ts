import { expect, test } from 'vitest';
import { ArchiveError } from '../../../contract/errors.ts';
import { readParts } from '../../importing/testing/read-articles.ts';

const netscape = '<!DOCTYPE NETSCAPE-Bookmark-file-1>';

/** Each of these has stopped, or could stop, a reader that recurses, spreads or looks back. */
const hostile: [name: string, content: string, articles: number | null][] = [
  [
    'links.html',
    `${netscape}<DL>${'<DT><A HREF="https://a.example/b">x</A><DD>note\n'.repeat(60_000)}`,
    60_000,
  ],
  [
    'folders.html',
    `${netscape}${'<DL><p><DT><H3>a</H3>'.repeat(20_000)}<A HREF="https://a.example">x</A>`,
    1,
  ],
  [
    'folders.json',
    `{"checksum":"a","roots":{"bookmark_bar":${'{"children":['.repeat(20_000)}{"url":"https://a.example"}${']}'.repeat(20_000)}},"version":1}`,
    1,
  ],
  [
    'cells.csv',
    `URL,Title,Selection,Folder\n${','.repeat(100_000)}\nhttps://a.example,${'"'.repeat(100_001)}\n`,
    null,
  ],
  [
    'nested.json',
    `[{"url":"https://a.example","is_archived":1,"is_starred":1,"x":${'['.repeat(50_000)}${']'.repeat(50_000)}},{"url":"https://b.example"}]`,
    1,
  ],
  [
    'deep.json',
    `[{"url":"https://a.example","is_archived":1,"is_starred":1,"content":"${'<div><p>'.repeat(50_000)}text"}]`,
    1,
  ],
  ['x.ris', `TY  - JOUR\nTI  - A\nAB  - ${'a\n'.repeat(100_000)}ER  - \n`, 1],
  ['x.bib', `@article{a, title={${'{\\"'.repeat(50_000)}}}}`, null],
  ['x.bib', `@article{a, title={A}, author={${'{A} and '.repeat(20_000)}B}}`, 1],
  [
    'part_000000.csv',
    `title,url,time_added,tags,status\nA,https://a.example,9${'9'.repeat(5_000)},${'|'.repeat(50_000)},unread\n`,
    1,
  ],
];

test.each(hostile)(
  'a hostile %s ends as what it holds or as a named problem',
  async (name, content, count) => {
    const bytes = new TextEncoder().encode(content);
    try {
      const { articles } = await readParts({ name, path: name, modified: null, bytes });
      if (count !== null) expect(articles).toHaveLength(count);
    } catch (error) {
      expect(error).toBeInstanceOf(ArchiveError);
      expect(count).toBeNull();
    }
  },
);
