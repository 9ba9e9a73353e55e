import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { ArchiveError, toErrorReport } from '../../contract/errors.ts';
import type { Output } from '../../contract/methods.ts';
import type { Id } from '../../contract/scalars.ts';
import { wholeFileBytes } from '../importers/limits.ts';
import type { ReadableArticle } from '../library/article-versions.ts';
import type { Library } from '../library/library.ts';
import type { ReadyArticle, ReadyPart } from '../library/ready-article.ts';
import type { FileHost } from './conversation.ts';
import { openSource, type Source } from './read-source.ts';
import type { SpoolFolder } from './spool-folder.ts';
import type { ImportPool } from './worker-pool.ts';

/** Reads the originals of articles again, with the importers of today. */
export type ReadAgain = (ids: readonly Id[]) => Promise<Output<'articles.readAgain'>>;

export interface ReadAgainOptions {
  library: Library;
  pool: ImportPool;
  spool: SpoolFolder;
  log(line: string): void;
}

export function createReadAgain({ library, pool, spool, log }: ReadAgainOptions): ReadAgain {
  const { originals, images, versions, columns } = library;

  const open = async (sha256: string, name: string): Promise<Source & { remove(): Promise<void> }> => {
    const found = originals.find(sha256);
    if (found === null)
      throw new ArchiveError('vanished', `The original of "${name}" is missing from the library.`);
    const admit = async (): Promise<void> => undefined;
    const nothing = async (): Promise<void> => undefined;
    if (!found.gzip)
      return {
        ...(await openSource({ kind: 'disk', path: found.path, modified: null }, name, admit)),
        remove: nothing,
      };
    // Packed ones are unpacked onto the disk: they may be of any size.
    const unpacked = await spool.write(createReadStream(found.path).pipe(createGunzip()));
    const source = await openSource({ kind: 'disk', path: unpacked.path, modified: null }, name, admit);
    return { ...source, remove: unpacked.remove };
  };

  /** The wanted parts of one original, by where they stand in it. */
  const read = async (articles: readonly ReadableArticle[]): Promise<Map<string | null, NumberedPart>> => {
    const [one] = articles;
    if (one === undefined) return new Map();
    const { sha256, name, path, size } = one.original;
    // By name: a newer importer may find more parts before it, or fewer.
    const wanted = new Set(articles.map(({ within }) => within));
    let first: NumberedPart | null = null;
    const siblings = new Map(articles.flatMap((article) => [...article.siblings]));
    const parts = new Map<string | null, NumberedPart>();
    let number = 0;
    const source = await open(sha256, name);
    try {
      const host: FileHost = {
        range: source.range,
        columns: (met) => columns.decide(met, name),
        async sibling(relativePath) {
          const image = siblings.get(relativePath);
          return image === undefined ? null : images.read(image).catch(() => null);
        },
        async onParts(read) {
          for (const part of read) {
            first ??= { number, part };
            if (wanted.has(part.within) && !parts.has(part.within)) parts.set(part.within, { number, part });
            number += 1;
          }
        },
        onEntry: async () => undefined,
        onEntriesEnd: async () => undefined,
      };
      const bytes = 'bytes' in source.content && size <= wholeFileBytes ? source.content.bytes : null;
      await pool.read({ name, path, modified: null, size: source.size, bytes, depth: 0 }, host);
      // The only one is the one, whatever it is called now.
      if (first !== null && number === 1 && articles.length === 1) return new Map([[one.within, first]]);
      return parts;
    } finally {
      await source.close();
      await source.remove();
    }
  };

  return async (ids) => {
    const result: Output<'articles.readAgain'> = { changed: [], problems: [], unplaced: 0 };
    const fail = ({ id, title }: ReadableArticle, error: unknown): void => {
      const { code, message } = toErrorReport(error);
      if (code === 'internal')
        log(`reading ${id} again: ${error instanceof Error ? error.stack : String(error)}`);
      result.problems.push({ id, title, code, message });
    };
    const store = async (article: ReadableArticle, number: number, ready: ReadyArticle): Promise<void> => {
      await images.write(ready.images);
      result.unplaced += versions.replaceByReading(article, number, ready);
      result.changed.push(article.id);
    };
    for (const articles of byOriginal(versions.readable(ids))) {
      try {
        const parts = await read(articles);
        for (const article of articles) {
          const found = parts.get(article.within);
          if (found === undefined)
            fail(
              article,
              new ArchiveError('no-text', `"${article.original.name}" no longer yields this article.`),
            );
          else if ('problem' in found.part)
            fail(article, new ArchiveError(found.part.problem, found.part.message));
          else await store(article, found.number, found.part);
        }
      } catch (error) {
        for (const article of articles) if (!result.changed.includes(article.id)) fail(article, error);
      }
    }
    return result;
  };
}

interface NumberedPart {
  /** The how-manieth part of its file. */
  number: number;
  part: ReadyPart;
}

function byOriginal(articles: readonly ReadableArticle[]): ReadableArticle[][] {
  const groups = new Map<string, ReadableArticle[]>();
  for (const article of articles) {
    const group = groups.get(article.original.sha256);
    if (group) group.push(article);
    else groups.set(article.original.sha256, [article]);
  }
  return [...groups.values()];
}
