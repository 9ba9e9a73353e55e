import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createImportPool } from '../../main/importing/worker-pool.ts';
import type { ReadyArticle } from '../../main/library/ready-article.ts';

/** The limits of the program, but for time: the machine may be busy with other tests. */
const pool = createImportPool({
  size: 1,
  workerFile: resolve(import.meta.dirname, '../../main/import-worker.ts'),
  timeLimitMs: 240_000,
  memoryLimitMb: 512,
});
afterAll(() => pool.close());

const megabyte = 1_000_000;
const sentences = [
  'The ferry left the north shore at six, as it had done every morning since the storm.',
  'Nobody on board spoke of the bridge that the council had promised them three times.',
  'Անձրևը դադարել էր, և լիճը հանգիստ էր։',
  'A boy counted the gulls and lost his count near the lighthouse, where there were too many.',
  'Over the loudspeaker the captain said that the café would open in a quarter of an hour.',
];

/** Paragraphs of such sentences, no two alike, as many as make so many characters. */
function* paragraphs(characters: number): Generator<string> {
  for (let made = 0, number = 1; made < characters; number += 1) {
    const start = number % sentences.length;
    const text = `Crossing ${number}: ${[...sentences.slice(start), ...sentences.slice(0, start)].join(' ')}`;
    made += text.length + 2;
    yield text;
  }
}

/** Lines of a fixed width, with a word parted at the end of some. */
function wrapped(text: string): string {
  return text
    .replace(/(.{1,72})(?: |$)/g, '$1\n')
    .replaceAll('loudspeaker', 'loud-\nspeaker')
    .trimEnd();
}

async function read(name: string, text: string): Promise<ReadyArticle> {
  const bytes = new TextEncoder().encode(text);
  const articles: ReadyArticle[] = [];
  await pool.read(
    { name, path: `/shelf/${name}`, modified: null, size: bytes.length, bytes, depth: 0 },
    {
      sibling: async () => null,
      range: async (offset, length) => bytes.subarray(offset, offset + length),
      columns: () => new Map(),
      async onParts(parts) {
        for (const part of parts) {
          if ('problem' in part) throw new Error(part.message);
          articles.push(part);
        }
      },
      onEntry: async () => undefined,
      onEntriesEnd: async () => undefined,
    },
  );
  const [article] = articles;
  if (article === undefined) throw new Error('nothing was read');
  return article;
}

const count = (text: string, word: string): number => text.split(word).length - 1;

test.each([
  ['long.txt', (text: string[]) => text.join('\n\n')],
  ['wrapped.txt', (text: string[]) => text.map(wrapped).join('\n\n')],
  ['long.md', (text: string[]) => text.map((one, index) => `## Part ${index + 1}\n\n${one}`).join('\n\n')],
] as const)(
  'a text of 20 MB is read whole within the memory of an import worker: %s',
  async (name, write) => {
    const all = [...paragraphs(19 * megabyte)];
    const text = write(all);
    const article = await read(name, `The shore in autumn\n\n${text}`);
    expect(Buffer.byteLength(text)).toBeGreaterThan(20 * megabyte);
    for (const word of ['gulls', 'լիճը', 'quarter']) expect(count(article.text, word)).toBe(all.length);
    expect(article.text).toContain(`Crossing ${all.length}: `);
    expect(count(article.html, '<p>')).toBeGreaterThanOrEqual(all.length);
  },
  300_000,
);
