import type { Id } from '../../contract/scalars.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';

/** For a list of highlights `h`: the parameter is a folded name. */
export const hasTag =
  'EXISTS (SELECT 1 FROM highlight_tags t WHERE t.highlight = h.key AND fold(t.name) = ?)';

/**
 * The highlight bears these tags and no others. Names that differ only in case or diacritics are one, and a name that
 * another highlight bears is written as it is there. Inside the caller's transaction.
 */
export function setHighlightTags(database: Database, id: Id, tags: readonly string[]): void {
  database.run('DELETE FROM highlight_tags WHERE highlight = (SELECT key FROM highlights WHERE id = ?)', id);
  const known = new Map<string, string>();
  for (const { name } of database.all<{ name: string }>('SELECT DISTINCT name FROM highlight_tags'))
    known.set(foldText(name), name);
  const wanted = new Map<string, string>();
  for (const tag of tags) if (!wanted.has(foldText(tag))) wanted.set(foldText(tag), tag);
  for (const [folded, tag] of wanted)
    database.run(
      'INSERT INTO highlight_tags (highlight, name) SELECT key, ? FROM highlights WHERE id = ?',
      known.get(folded) ?? tag,
      id,
    );
}

/** The most used first; articles in the trash do not count. */
export function countHighlightTags(database: Database): { name: string; count: number }[] {
  const counts = new Map<string, { name: string; count: number }>();
  const rows = database.all<{ name: string; count: number }>(
    `SELECT t.name, count(*) AS count FROM highlight_tags t JOIN highlights h ON h.key = t.highlight
     JOIN articles a ON a.key = h.article WHERE a.trashed IS NULL GROUP BY t.name ORDER BY count DESC, t.name`,
  );
  for (const { name, count } of rows) {
    const known = counts.get(foldText(name));
    if (known === undefined) counts.set(foldText(name), { name, count });
    else known.count += count;
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
