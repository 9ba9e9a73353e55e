import type { SourceFile } from '../../importers/importer.ts';
import type { ReadyArticle } from '../../library/ready-article.ts';
import type { ReadSibling } from '../conversation.ts';
import type { ImportPool } from '../worker-pool.ts';

/** The articles of a file in memory, read by a worker of the pool. Rejects as `ImportPool.read` does. */
export async function readInPool(
  pool: ImportPool,
  file: SourceFile,
  sibling: ReadSibling = async () => null,
  signal?: AbortSignal,
): Promise<ReadyArticle[]> {
  const articles: ReadyArticle[] = [];
  await pool.read(
    { ...file, size: file.bytes.length, depth: 0 },
    {
      sibling,
      range: async (offset, length) => file.bytes.slice(offset, offset + length),
      columns: ({ guess }) => guess,
      onParts: async (parts) => {
        for (const part of parts) if (!('problem' in part)) articles.push(part);
      },
      onEntry: async () => undefined,
      onEntriesEnd: async () => undefined,
    },
    signal,
  );
  return articles;
}
