import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readInPool } from '../../main/importing/testing/read-in-pool.ts';
import { createImportPool } from '../../main/importing/worker-pool.ts';

/** A megabyte of each is read in about a second; what backtracks or looks back at all it has read would take hours. */
const pool = createImportPool({
  size: 1,
  workerFile: resolve(import.meta.dirname, '../../main/import-worker.ts'),
  // Each takes a second or two; a machine that does other work as well takes its time.
  timeLimitMs: 60_000,
  memoryLimitMb: 1_024,
});
afterAll(() => pool.close());

const megabyte = 1_000_000;
const fill = (text: string): string => text.repeat(Math.ceil(megabyte / text.length));

const texts: [string, string][] = [
  [
    'one paragraph of wrapped lines',
    fill('The clock above the market hall has two faces and since Tuesday,\n'),
  ],
  ['one line of spaces', `- ${fill(' ')}x`],
  ['one line of dashes', fill('- ')],
  ['one line of stars', fill('* ')],
  ['one word', fill('A')],
  ['capitals', fill('YEREVAN ')],
  ['capitals and commas', fill('YEREVAN, ')],
  ['quotation marks', fill('."')],
  ['deep quotations', fill('> ')],
  ['opening brackets', fill('(')],
  ['slashes', `Yerevan ${fill('/')}`],
  ['a header of CRLF lines', fill('Name: value\r\n\tmore\r\n')],
  ['a header of one name', fill('Title: x\n')],
  ['a header field of spaces', `Title:${fill(' ')}x\n\nText.`],
  ['digits', fill('1. ')],
  ['tabs', fill('a\t')],
  ['columns', fill('a   b\n')],
  ['bullets', fill('- a\n')],
  ['loose bullets', fill('* a\n\n')],
  ['rules', fill('-----\n')],
  ['soft hyphens', fill('a\u00ad\n')],
  ['comments', fill('<!-- -->')],
  ['zero bytes after text', `Text ${'word '.repeat(10_000)}\0\0\0`],
];

test.each(texts)('reads a megabyte of %s in time', async (_, text) => {
  const file = { name: 'a.txt', path: 'a.txt', bytes: new TextEncoder().encode(text), modified: null };
  const outcome = await readInPool(pool, file).then(
    (articles) => articles.length,
    (error: unknown) => error,
  );
  if (outcome !== 1) expect(outcome).toMatchObject({ code: expect.stringMatching(/^(?:no-text|empty)$/) });
});

const markdown: [string, string][] = [
  ['opening wiki links', fill('[[')],
  ['front matter of brackets', `+++\na = ${fill('[')}\n+++\n\nText.`],
  ['front matter that never ends', `---\na: b\n${fill('c: d\n')}`],
  ['front matter of one long line', `---\na: ${fill(' x')}\n---\n\nText.`],
  ['front matter of quotes', `---\na: ${"'".repeat(100_000)}\n---\n\nText.`],
  [
    'unfolding aliases',
    `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghijk'.replace(/./g, (letter) => {
      const before = String.fromCharCode(letter.charCodeAt(0) - 1);
      return `${letter}: &${letter} [${Array(9).fill(`*${before}`).join(',')}]\n`;
    })}---\n\nText.`,
  ],
  ['a key that would be a prototype', '---\n__proto__: {title: x}\nconstructor: y\ntitle: A\n---\n\nText.'],
  ['emphasis', fill('*a_ ')],
  ['nested quotations', `${'>'.repeat(2_000)} deep`],
  ['nested lists', Array.from({ length: 500 }, (__, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
  ['footnotes', fill('[^a]')],
];

test.each(markdown)('reads Markdown of %s in time', async (_, text) => {
  const file = { name: 'a.md', path: 'a.md', bytes: new TextEncoder().encode(text), modified: null };
  const [article] = await readInPool(pool, file);
  expect(article?.text.length).toBeGreaterThan(0);
});
