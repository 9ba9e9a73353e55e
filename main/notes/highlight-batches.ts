import type { MethodFunction } from '../../contract/methods.ts';
import type { PutBackHighlight } from '../../contract/shelf-model.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { toPutBack } from './highlight-rows.ts';
import type { HighlightShelf } from './highlight-shelf.ts';

/** Changes of many highlights at once, each whole or not at all, and the way back. */
export interface HighlightBatches {
  change: MethodFunction<'shelves.changeHighlights'>;
  remove: MethodFunction<'shelves.removeHighlights'>;
  putBack(highlights: readonly PutBackHighlight[]): void;
}

export function createHighlightBatches(database: Database, shelf: HighlightShelf): HighlightBatches {
  const keyOf = (id: string): number | undefined =>
    database.get<{ key: number }>('SELECT key FROM highlights WHERE id = ?', id)?.key;
  const addTag = (key: number, name: string): void =>
    void database.run(
      'INSERT INTO highlight_tags (highlight, name) VALUES (?, ?) ON CONFLICT DO NOTHING',
      key,
      name,
    );
  const touch = (key: number, now: string): void =>
    void database.run('UPDATE highlights SET changed = ? WHERE key = ?', now, key);

  return {
    change: ({ ids, colour, addTags, removeTags }) =>
      database.transaction(() => {
        const now = new Date().toISOString();
        const known = new Map(
          database
            .all<{ name: string }>('SELECT DISTINCT name FROM highlight_tags')
            .map(({ name }) => [foldText(name), name]),
        );
        const before: PutBackHighlight[] = [];
        for (const highlight of shelf.byIds(ids)) {
          const key = keyOf(highlight.id);
          if (key === undefined) continue;
          const has = new Set(highlight.tags.map(foldText));
          const gained = addTags.filter((name) => !has.has(foldText(name)));
          const lost = removeTags.filter((name) => has.has(foldText(name)));
          const recoloured = colour !== undefined && colour !== highlight.colour;
          if (!recoloured && gained.length === 0 && lost.length === 0) continue;
          if (recoloured) database.run('UPDATE highlights SET colour = ? WHERE key = ?', colour, key);
          for (const name of gained) addTag(key, known.get(foldText(name)) ?? name);
          for (const name of lost)
            database.run(
              'DELETE FROM highlight_tags WHERE highlight = ? AND fold(name) = ?',
              key,
              foldText(name),
            );
          touch(key, now);
          before.push(toPutBack(highlight));
        }
        return { before };
      }),
    remove: ({ ids }) =>
      database.transaction(() => {
        const before = shelf.byIds(ids).map(toPutBack);
        for (const { id } of before) database.run('DELETE FROM highlights WHERE id = ?', id);
        return { before };
      }),
    putBack: (highlights) =>
      database.transaction(() => {
        for (const {
          id,
          article,
          anchor,
          colour,
          comment,
          page,
          placed,
          created,
          changed,
          tags,
        } of highlights) {
          database.run(
            `INSERT INTO highlights
               (id, article, quote, prefix, suffix, start, "end", colour, comment, page, placed, created, changed)
             SELECT ?, key, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM articles WHERE id = ?
             ON CONFLICT (id) DO UPDATE SET colour = excluded.colour, comment = excluded.comment, changed = excluded.changed`,
            ...[
              id,
              anchor.quote,
              anchor.prefix,
              anchor.suffix,
              anchor.start,
              anchor.end,
              colour,
              comment,
              page,
            ],
            ...[Number(placed), created, changed, article],
          );
          const key = keyOf(id);
          if (key === undefined) continue;
          database.run('DELETE FROM highlight_tags WHERE highlight = ?', key);
          for (const name of tags) addTag(key, name);
        }
      }),
  };
}
