import { ArchiveError } from '../../contract/errors.ts';
import type { MethodFunction } from '../../contract/methods.ts';
import type { Article, ArticleFilter, ArticleSummary, NamedCount } from '../../contract/model.ts';
import type { Id } from '../../contract/scalars.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { filterCondition } from './article-filter.ts';
import { type ArticleRow, type SummaryRow, summaryColumns, toArticle, toSummary } from './article-rows.ts';

type Order = 'added' | 'published' | 'title' | 'length';

export interface Articles {
  list: MethodFunction<'articles.list'>;
  ids: MethodFunction<'articles.ids'>;
  timeline: MethodFunction<'articles.timeline'>;
  get(id: Id): Article;
  text(id: Id): { text: string; html: string };
  /** Its html alone: half the work where the text is long. */
  html(id: Id): string;
  /** In the order asked; those that are gone are left out. */
  summaries(ids: Id[]): (ArticleSummary & { address: string | null })[];
  edit: MethodFunction<'articles.edit'>;
  setPlace: MethodFunction<'articles.setPlace'>;
}

/** Undated articles come last in either direction; the key makes every order total, so that pages never overlap. */
const orders: Record<Order, (direction: string) => string> = {
  added: (direction) => `a.added ${direction}, a.key ${direction}`,
  // SQLite takes NULL for the smallest: downwards the index already has undated articles last.
  published: (direction) =>
    direction === 'DESC' ? 'a.published DESC, a.key DESC' : 'a.published IS NULL, a.published ASC, a.key ASC',
  title: (direction) => `a.title_key ${direction}, a.key ${direction}`,
  length: (direction) => `a.words ${direction}, a.key ${direction}`,
};

export function createArticles(database: Database): Articles {
  const ordered = (order: Order, descending: boolean): string => orders[order](descending ? 'DESC' : 'ASC');
  const where = (filter: ArticleFilter) => filterCondition(filter);

  const get = (id: Id): Article => {
    const row = database.get<ArticleRow>(
      `SELECT ${summaryColumns}, a.section, a.place_offset, a.place_page, a.import, a.original, a.original_name, a.original_path,
        a.original_bytes, a.within, a.version, a.importer, a.importer_version, a.encoding, a.encoding_known_by, a.origins, a.missing
       FROM articles a WHERE a.id = ?`,
      id,
    );
    if (row === undefined) throw notFound(id);
    const collections = database.all<{ id: string }>(
      'SELECT k.id FROM article_collections c JOIN collections k ON k.key = c.collection WHERE c.article = ?',
      row.key,
    );
    return toArticle(
      row,
      collections.map((collection) => collection.id),
    );
  };

  return {
    get,
    list({ filter, order, descending, offset, limit }) {
      const { sql, parameters } = where(filter);
      const total = database.get<{ n: number }>(
        `SELECT count(*) AS n FROM articles a WHERE ${sql}`,
        ...parameters,
      );
      // Keys first, then the columns of one page only: an offset of 90,000 skips index entries, not rows.
      const rows = database.all<SummaryRow>(
        `WITH page AS (SELECT a.key FROM articles a WHERE ${sql} ORDER BY ${ordered(order, descending)} LIMIT ? OFFSET ?)
         SELECT ${summaryColumns} FROM page JOIN articles a ON a.key = page.key ORDER BY ${ordered(order, descending)}`,
        ...parameters,
        limit,
        offset,
      );
      return { total: total?.n ?? 0, articles: rows.map(toSummary) };
    },
    ids({ filter, order, descending }) {
      const { sql, parameters } = where(filter);
      const rows = database.all<{ id: string }>(
        `SELECT a.id FROM articles a WHERE ${sql} ORDER BY ${ordered(order, descending)} LIMIT 1000000`,
        ...parameters,
      );
      return { ids: rows.map((row) => row.id) };
    },
    timeline({ filter }) {
      const { sql, parameters } = where(filter);
      const by = (length: 7 | 10): NamedCount[] =>
        database.all<NamedCount & Record<string, unknown>>(
          `SELECT coalesce(substr(a.published, 1, ${length}), '') AS name, count(*) AS count
           FROM articles a WHERE ${sql} ${length === 10 ? 'AND length(a.published) >= 10' : ''} GROUP BY 1 ORDER BY 1`,
          ...parameters,
        );
      const months = by(7);
      const known = months.filter(({ name }) => name.length === 7);
      // Four months may lie within 100 days, five never do.
      return { months, days: known.length > 4 ? [] : withinDays(by(10), 100) };
    },
    text(id) {
      const row = database.get<{ text: string; html: string }>(
        'SELECT t.text, t.html FROM texts t JOIN articles a ON a.key = t.article WHERE a.id = ?',
        id,
      );
      if (row === undefined) throw notFound(id);
      return row;
    },
    html(id) {
      const row = database.get<{ html: string }>(
        'SELECT t.html FROM texts t JOIN articles a ON a.key = t.article WHERE a.id = ?',
        id,
      );
      if (row === undefined) throw notFound(id);
      return row.html;
    },
    summaries(ids) {
      const rows = database.all<SummaryRow>(
        `SELECT ${summaryColumns} FROM json_each(?) j JOIN articles a ON a.id = j.value ORDER BY j.key`,
        JSON.stringify(ids),
      );
      return rows.map((row) => ({ ...toSummary(row), address: row.address }));
    },
    edit({ id, ...fields }) {
      const before = get(id);
      const origins = { ...before.provenance.origins };
      database.transaction(() => {
        for (const name of ['title', 'byline', 'source', 'place', 'published', 'language'] as const) {
          const value = fields[name];
          if (value === undefined) continue;
          const stored = value === '' ? null : value;
          if (name === 'title' && stored === null) continue;
          database.run(`UPDATE articles SET ${name} = ? WHERE id = ?`, stored, id);
          if (name === 'title')
            database.run('UPDATE articles SET title_key = ? WHERE id = ?', foldText(value ?? ''), id);
          origins[name] = 'edited';
        }
        database.run(
          'UPDATE articles SET origins = ?, changed = ? WHERE id = ?',
          JSON.stringify(origins),
          new Date().toISOString(),
          id,
        );
      });
      return get(id);
    },
    setPlace({ id, place }) {
      const changed = database.run(
        'UPDATE articles SET place_offset = ?, place_page = ?, progress = ? WHERE id = ?',
        place.offset,
        place.page,
        place.progress,
        id,
      );
      if (changed === 0) throw notFound(id);
      return {};
    },
  };
}

/** The days, when the last of them comes less than so many days after the first. */
function withinDays(days: NamedCount[], most: number): NamedCount[] {
  const [first, last] = [Date.parse(days[0]?.name ?? ''), Date.parse(days.at(-1)?.name ?? '')];
  return (last - first) / 86_400_000 < most ? days : [];
}

export function notFound(id: Id): ArchiveError {
  return new ArchiveError('not-found', `There is no article ${id}.`);
}
