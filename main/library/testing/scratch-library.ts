import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileOutcome, OriginalFile } from '../import-store.ts';
import { type Library, openLibrary } from '../library.ts';
import type { ReadyArticle } from '../ready-article.ts';

export interface ScratchLibrary {
  /** Put another one here when it was closed and opened again. */
  library: Library;
  root: string;
  dispose(): Promise<void>;
}

/** A real library in a temporary folder. */
export async function openScratchLibrary(): Promise<{
  library: Library;
  root: string;
  dispose(): Promise<void>;
}> {
  const root = await mkdtemp(join(tmpdir(), 'carrel-library-'));
  const library = await openLibrary(root);
  const scratch: ScratchLibrary = {
    library,
    root,
    async dispose() {
      scratch.library.close();
      await rm(root, { recursive: true, force: true });
    },
  };
  return scratch;
}

export function readyArticle(change: Partial<ReadyArticle> = {}): ReadyArticle {
  const text = change.text ?? 'The ferry to the north shore runs again. It had stood idle since the storm.';
  return {
    title: 'Ferry runs again',
    byline: null,
    source: 'Shore Agency',
    place: 'Sevan',
    published: '2024-05-06',
    language: 'en',
    address: null,
    section: null,
    tags: [],
    origins: { title: 'inferred', place: 'dateline' },
    html: `<p>${text}</p>`,
    text,
    words: text.split(' ').length,
    excerpt: text.slice(0, 280),
    images: [],
    missing: [],
    encoding: { name: 'utf-8', knownBy: 'detected' },
    importer: 'text',
    importerVersion: 1,
    cleanerVersion: 1,
    within: null,
    former: null,
    ...change,
  };
}

export type StoredFile = FileOutcome & {
  kind: 'parts';
  original: OriginalFile & { content: { bytes: Uint8Array } };
};

export function storedFile(name: string, ...articles: ReadyArticle[]): StoredFile {
  const bytes = Buffer.from(`${name}\n${articles.map((article) => article.text).join('\n')}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = `/in/${name}`;
  const original = { sha256, name, path, size: bytes.length, content: { bytes } };
  return { number: 0, kind: 'parts', path, original, first: 0, parts: articles, complete: true };
}

/** Imports the files as one finished import and answers with its id and the ids of the articles. */
export async function importFiles(
  library: Library,
  files: FileOutcome[],
): Promise<{ id: string; articles: string[] }> {
  const id = library.imports.begin({ label: 'test', collection: null, tags: [] });
  const entries = await library.imports.record(
    id,
    files.map((file, number) => ({ ...file, number })),
  );
  library.imports.finish(id, 'finished', files.length, null);
  return {
    id,
    articles: entries.flatMap((entry) =>
      entry.outcome === 'stored' && entry.article ? [entry.article] : [],
    ),
  };
}
