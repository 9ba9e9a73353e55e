import { ArchiveError } from '../../contract/errors.ts';
import type { Collection, Tag } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { createIdentifier } from '../storage/identifier.ts';

/** Tags and collections. Names are compared without case and diacritics. */
export interface Groups {
  tags(): Tag[];
  changeTag(change: { id: Id; name?: string | undefined; colour?: number | undefined }): Tag;
  removeTag(id: Id): void;
  /** Answers with the articles that really gained or lost one; unknown tags are made. */
  tag(ids: Id[], add: string[], remove: string[]): Id[];
  collections(): Collection[];
  createCollection(name: string): Collection;
  renameCollection(id: Id, name: string): Collection;
  removeCollection(id: Id): void;
  collect(ids: Id[], collection: Id, present: boolean): Id[];
}

/**
 * Members of each group that are not in the trash: all of them, counted over the index alone, less the few in the trash.
 * Looking at each member's article instead takes ten times as long in a large library.
 */
const livingCount = (
  membership: 'article_tags' | 'article_collections',
  group: 'tag' | 'collection',
): string =>
  `WITH everyone AS (SELECT ${group} AS key, count(*) AS n FROM ${membership} GROUP BY ${group}),
     gone AS (SELECT m.${group} AS key, count(*) AS n FROM articles a JOIN ${membership} m ON m.article = a.key
       WHERE a.trashed IS NOT NULL GROUP BY m.${group})`;

export function createGroups(database: Database): Groups {
  const tags = (): Tag[] =>
    database.all<Tag & Record<string, unknown>>(
      `${livingCount('article_tags', 'tag')}
       SELECT g.id, g.name, g.colour, coalesce(e.n, 0) - coalesce(x.n, 0) AS count
       FROM tags g LEFT JOIN everyone e ON e.key = g.key LEFT JOIN gone x ON x.key = g.key ORDER BY g.name_key`,
    );
  const collections = (): Collection[] =>
    database.all<Collection & Record<string, unknown>>(
      `${livingCount('article_collections', 'collection')}
       SELECT k.id, k.name, coalesce(e.n, 0) - coalesce(x.n, 0) AS count
       FROM collections k LEFT JOIN everyone e ON e.key = k.key LEFT JOIN gone x ON x.key = k.key ORDER BY k.name_key`,
    );
  const collectionKey = (id: Id): number => {
    const row = database.get<{ key: number }>('SELECT key FROM collections WHERE id = ?', id);
    if (row === undefined) throw new ArchiveError('not-found', `There is no collection ${id}.`);
    return row.key;
  };
  const findOr = <T extends { id: Id }>(list: T[], id: Id, what: string): T => {
    const found = list.find((one) => one.id === id);
    if (found === undefined) throw new ArchiveError('not-found', `There is no ${what} ${id}.`);
    return found;
  };
  const refuseTaken = (table: 'tags' | 'collections', name: string, id: Id | null): void => {
    const row = database.get<{ id: string }>(`SELECT id FROM ${table} WHERE name_key = ?`, foldText(name));
    if (row !== undefined && row.id !== id)
      throw new ArchiveError('conflict', `The name "${name}" is taken already.`, {
        details: { field: 'name' },
      });
  };

  return {
    tags,
    changeTag({ id, name, colour }) {
      findOr(tags(), id, 'tag');
      database.transaction(() => {
        if (name !== undefined) {
          refuseTaken('tags', name, id);
          database.run('UPDATE tags SET name = ?, name_key = ? WHERE id = ?', name, foldText(name), id);
        }
        if (colour !== undefined) database.run('UPDATE tags SET colour = ? WHERE id = ?', colour, id);
      });
      return findOr(tags(), id, 'tag');
    },
    removeTag(id) {
      if (database.run('DELETE FROM tags WHERE id = ?', id) === 0)
        throw new ArchiveError('not-found', `There is no tag ${id}.`);
    },
    tag: (ids, add, remove) =>
      database.transaction(() => {
        const changed = new Set<Id>();
        for (const name of add)
          for (const id of tagArticles(database, ids, ensureTag(database, name))) changed.add(id);
        for (const name of remove) for (const id of untagArticles(database, ids, name)) changed.add(id);
        return [...changed];
      }),
    collections,
    createCollection(name) {
      refuseTaken('collections', name, null);
      const id = createIdentifier();
      database.run('INSERT INTO collections (id, name, name_key) VALUES (?, ?, ?)', id, name, foldText(name));
      return { id, name, count: 0 };
    },
    renameCollection(id, name) {
      collectionKey(id);
      refuseTaken('collections', name, id);
      database.run('UPDATE collections SET name = ?, name_key = ? WHERE id = ?', name, foldText(name), id);
      return findOr(collections(), id, 'collection');
    },
    removeCollection(id) {
      database.run('DELETE FROM collections WHERE key = ?', collectionKey(id));
    },
    collect: (ids, collection, present) =>
      database.transaction(() => {
        const key = collectionKey(collection);
        return present
          ? collectArticles(database, ids, key)
          : database
              .all<{ id: string }>(
                `DELETE FROM article_collections WHERE collection = ? AND article IN
                   (SELECT key FROM articles WHERE id IN (SELECT value FROM json_each(?)))
                 RETURNING (SELECT id FROM articles WHERE key = article) AS id`,
                key,
                JSON.stringify(ids),
              )
              .map((row) => row.id);
      }),
  };
}

/** The key of a tag, made when it is new; new tags take the colours in turn. */
export function ensureTag(database: Database, name: string): number {
  const known = database.get<{ key: number }>('SELECT key FROM tags WHERE name_key = ?', foldText(name));
  if (known !== undefined) return known.key;
  const made = database.get<{ key: number }>(
    `INSERT INTO tags (id, name, name_key, colour) VALUES (?, ?, ?, (SELECT count(*) % 8 FROM tags)) RETURNING key`,
    createIdentifier(),
    name,
    foldText(name),
  );
  if (made === undefined) throw new Error('a tag was inserted without an answer');
  return made.key;
}

function tagArticles(database: Database, ids: Id[], tag: number): Id[] {
  return database
    .all<{ id: string }>(
      `INSERT INTO article_tags (article, tag)
       SELECT key, ? FROM articles WHERE id IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING
       RETURNING (SELECT id FROM articles WHERE key = article) AS id`,
      tag,
      JSON.stringify(ids),
    )
    .map((row) => row.id);
}

function untagArticles(database: Database, ids: Id[], name: string): Id[] {
  return database
    .all<{ id: string }>(
      `DELETE FROM article_tags WHERE tag = (SELECT key FROM tags WHERE name_key = ?) AND article IN
         (SELECT key FROM articles WHERE id IN (SELECT value FROM json_each(?)))
       RETURNING (SELECT id FROM articles WHERE key = article) AS id`,
      foldText(name),
      JSON.stringify(ids),
    )
    .map((row) => row.id);
}

function collectArticles(database: Database, ids: Id[], collection: number): Id[] {
  return database
    .all<{ id: string }>(
      `INSERT INTO article_collections (article, collection)
       SELECT key, ? FROM articles WHERE id IN (SELECT value FROM json_each(?)) ON CONFLICT DO NOTHING
       RETURNING (SELECT id FROM articles WHERE key = article) AS id`,
      collection,
      JSON.stringify(ids),
    )
    .map((row) => row.id);
}
