import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadAgain } from './read-again.ts';
import { createSpoolFolder } from './spool-folder.ts';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';
import { openScratchImporting, type ScratchImporting } from './testing/scratch-importing.ts';
import { counts, story } from './testing/stories.ts';

let folder: ScratchFolder;
let scratch: ScratchImporting;
beforeEach(async () => {
  folder = await openScratchFolder();
  scratch = await openScratchImporting();
});
afterEach(async () => {
  await scratch.dispose();
  await folder.dispose();
});

const line = (number: number): string =>
  JSON.stringify({ title: `Story ${number}`, text: story(`number ${number}`), date: '2023-10-09' });
const lines = (count: number): string => Array.from({ length: count }, (_, n) => line(n + 1)).join('\n');

test('reads a packed dump of many records, names the bad ones, and knows it again', async () => {
  await folder.write({ 'dump.jsonl.gz': gzipSync(`${lines(900)}\n{"title": "cut\n${line(901)}`) });
  const receipt = await scratch.run([folder.root]);
  expect(counts(receipt)).toEqual(['finished', 902, 901, 0, 1]);
  expect(receipt.entries[899]).toMatchObject({ within: 'record 900', title: 'Story 900' });
  expect(receipt.entries[900]).toMatchObject({ within: 'record 901', code: 'damaged' });
  expect(counts(await scratch.run([folder.root]))).toEqual(['finished', 1, 0, 1, 0]);
});

test('stores records while the file is still being read, and goes on after an interruption', async () => {
  await folder.write({ 'dump.jsonl': lines(4_000) });
  const { importing, library } = scratch;
  const id = importing.start({ files: [{ path: folder.root }], tags: [], dryRun: false, temporary: false });
  while (importing.summary(id).stored === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  await importing.close();
  const before = library.imports.summary(id);
  expect(before.state).toBe('interrupted');
  expect(before.stored).toBeLessThan(4_000);
  const again = await openScratchImporting({ library });
  again.importing.resume(id);
  await again.importing.settled(id);
  expect(counts(again.receipt(id))).toEqual(['finished', 4_000, 4_000, 0, 0]);
  await again.dispose();
}, 60_000);

test('reads columns as the reader says, once changed also for what is there', async () => {
  const { library, pool } = scratch;
  await folder.write({ 'table.csv': `when,what,more\n2023-10-09,The pier,"${story('the pier').trim()}"` });
  const first = await scratch.run([folder.root]);
  expect(first.entries).toMatchObject([{ outcome: 'problem', code: 'not-recognised' }]);
  const [met] = library.columns.list();
  expect(met).toMatchObject({ columns: ['more', 'what', 'when'], samples: { what: 'The pier' } });
  const columns = met?.columns ?? [];
  library.columns.change({ columns, mapping: { what: 'title', more: 'text' } });
  const second = await scratch.run([folder.root]);
  expect(second.entries).toMatchObject([{ outcome: 'stored', title: 'The pier' }]);
  const id = second.entries[0]?.article ?? '';
  library.columns.change({ columns, mapping: { what: 'source', more: 'text', when: 'published' } });
  const readAgain = createReadAgain({
    library,
    pool,
    spool: createSpoolFolder(folder.path('spool')),
    log: () => undefined,
  });
  expect(await readAgain([id])).toMatchObject({ changed: [id] });
  expect(library.articles.get(id)).toMatchObject({ source: 'The pier', published: '2023-10-09' });
});

test('a dry run leaves no copy of a file that is too large for memory', async () => {
  const filling = 'All along the pier they counted boats and wrote the figures down. '.repeat(40);
  const records = Array.from({ length: 14_000 }, (_, n) =>
    JSON.stringify({ title: `T${n}`, url: `https://a.example/${n}`, other: filling }),
  );
  await folder.write({ 'dump.jsonl': records.join('\n') });
  const receipt = await scratch.run([folder.root], { dryRun: true });
  expect(receipt.summary).toMatchObject({ state: 'finished', stored: 14_000, dryRun: true });
  expect(readdirSync(scratch.library.folder.originals)).toEqual([]);
}, 60_000);
