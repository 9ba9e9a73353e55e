import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openScratchFolder, type ScratchFolder } from './testing/scratch-folder.ts';
import { openScratchImporting, type ScratchImporting } from './testing/scratch-importing.ts';

let folder: ScratchFolder;
let scratch: ScratchImporting;
beforeAll(async () => {
  folder = await openScratchFolder();
  scratch = await openScratchImporting();
});
afterAll(async () => {
  await scratch.dispose();
  await folder.dispose();
});

const folderName = fc.constantFrom('a', 'b', 'c d', 'մամուլ', 'page_files', 'img');
const fileName = fc.constantFrom(
  '1.txt',
  '2.txt',
  'три.txt',
  'page.html',
  'x.md',
  'photo.png',
  '.DS_Store',
  'style.css',
);
const content = fc.oneof(
  fc.constant(''),
  fc.constant('  \n'),
  fc.constantFrom('one', 'two', 'three').map((word) => `A text about ${word}\n\nIt goes on for a line.`),
  fc.uint8Array({ minLength: 1, maxLength: 200 }),
);
const place = fc.array(folderName, { maxLength: 3 }).map((folders) => folders.join('/'));
const tree = fc.record({
  files: fc.array(fc.record({ place, fileName, content }), { maxLength: 12 }),
  links: fc.array(fc.record({ place, to: place, name: fc.constantFrom('link', 'other.txt') }), {
    maxLength: 4,
  }),
});

test('every file found is stored, a duplicate, or a named problem, and its text is in the library', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(tree, async ({ files, links }) => {
      const root = folder.path(`tree-${number++}`);
      await mkdir(root);
      for (const { place, fileName, content } of files) await put(join(root, place, fileName), content);
      for (const { place, to, name } of links) await link(join(root, to), join(root, place, name));

      const { summary, entries } = await scratch.run([root]);
      const { found, stored, duplicates, problems } = summary;
      expect(summary.state).toBe('finished');
      expect(found).toBe(stored + duplicates + problems);
      expect(found).toBe(entries.length);
      expect(scratch.logged).toEqual([]);
      for (const { outcome, article, code, message, path } of entries)
        if (outcome === 'problem') {
          expect(code).toMatch(/^(empty|not-recognised|no-text|damaged|link-loop|vanished)$/);
          expect(message).toContain(path.split('/').at(-1));
        } else expect(scratch.library.articles.text(article ?? '').text).not.toBe('');

      const again = (await scratch.run([root])).summary;
      expect(again).toMatchObject({ found, stored: 0, problems, duplicates: stored + duplicates });
    }),
    { numRuns: 60 },
  );
}, 120_000);

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Where a link of this name stands already, that one stays. */
async function link(to: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(to, path, 'junction').catch(() => undefined);
}
