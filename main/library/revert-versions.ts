import type { Id } from '../../contract/scalars.ts';
import { addressKey } from '../storage/address-key.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { placeHighlightsAgain, storedText } from './place-highlights-again.ts';
import { keepPresent } from './replace-article.ts';

export interface VersionRow extends Record<string, unknown> {
  article: number;
  id: Id;
  version: number;
  fields: string;
  html: string;
  text: string;
}

/**
 * Takes back the new versions that an import brought: their articles are again what they were. Answers with them. Inside the
 * caller's transaction.
 */
export function revertVersions(database: Database, importId: Id): Id[] {
  const rows = database.all<VersionRow>(
    `SELECT v.article, a.id, v.version, v.fields, v.html, v.text FROM articles a JOIN article_versions v ON v.article = a.key
     WHERE a.import = ? AND a.trashed IS NULL
       AND v.version = (SELECT max(version) FROM article_versions WHERE article = a.key AND import <> a.import)`,
    importId,
  );
  for (const row of rows) {
    revertTo(database, row);
    database.run('DELETE FROM article_versions WHERE article = ? AND version >= ?', row.article, row.version);
  }
  return rows.map(({ id }) => id);
}

/**
 * Gives an article back what an earlier version of it was. Inside the caller's transaction.
 *
 * @param options.keepPresent keeps what it is now as a version of its own, so that nothing is lost.
 */
export function revertTo(
  database: Database,
  { article, version, fields, html, text }: VersionRow,
  options: { keepPresent?: boolean } = {},
): void {
  const number = options.keepPresent === true ? keepPresent(database, article) : version;
  const columns = readColumns(fields);
  const names = [...columns.keys()];
  database.run(
    `UPDATE articles SET version = ?, ${names.map((name) => `"${name}" = ?`).join(', ')}, title_key = ?, address_key = ?
     WHERE key = ?`,
    number,
    ...columns.values(),
    foldText(String(columns.get('title') ?? '')),
    addressKey(textOrNull(columns.get('address'))),
    article,
  );
  const earlier = storedText(database, article);
  database.run('UPDATE texts SET html = ?, text = ? WHERE article = ?', html, text, article);
  placeHighlightsAgain(database, article, earlier, text);
}

/** The names were written by `replace-article.ts`; anything else is not taken for a column. */
function readColumns(json: string): Map<string, string | number | null> {
  const columns = new Map<string, string | number | null>();
  const read: unknown = JSON.parse(json);
  for (const [name, value] of Object.entries(read ?? {}))
    if (/^[a-z_]+$/.test(name) && (value === null || typeof value === 'string' || typeof value === 'number'))
      columns.set(name, value);
  return columns;
}

function textOrNull(value: string | number | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
