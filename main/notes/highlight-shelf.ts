import type { MethodFunction } from '../../contract/methods.ts';
import type {
  HighlightFacets,
  HighlightFilter,
  ShelfOrder,
  ShelvedHighlight,
} from '../../contract/shelf-model.ts';
import type { Database, Row } from '../storage/database.ts';
import { type HighlightRow, highlightColumns, highlightConditions, toShelved } from './highlight-rows.ts';
import { dayOf } from './local-days.ts';
import { groupsOf, inOrderOf, type OrderedRow } from './shelf-order.ts';

export interface HighlightShelf {
  /** The ids of all rows in their order, and the groups that they stand in. */
  order: MethodFunction<'shelves.highlightGroups'>;
  facets(filter: HighlightFilter): HighlightFacets;
  /** In the order of the ids; those that are not there are left out. */
  byIds(ids: readonly string[]): ShelvedHighlight[];
}

const mostValues = 200;
const joined = 'highlights h JOIN articles a ON a.key = h.article';

const orders: Record<ShelfOrder, string> = {
  newest: 'h.created DESC, h.key DESC',
  oldest: 'h.created, h.key',
  changed: 'h.changed DESC, h.key DESC',
  published: 'a.published IS NULL, a.published, a.key, h.start, h.key',
  title: 'a.title_key, a.key, h.start, h.key',
};

export function createHighlightShelf(database: Database): HighlightShelf {
  return {
    order({ filter, group, order }) {
      const { sql, parameters } = highlightConditions(filter);
      const list = <T extends Row>(columns: string, from: string, orderBy: string): T[] =>
        database.all<T>(`SELECT ${columns} FROM ${from} WHERE ${sql} ORDER BY ${orderBy}`, ...parameters);
      switch (group) {
        case 'article':
          return groupsOf(
            byArticle(
              list<ArticleRow>(
                'h.id, a.id AS "group", a.title AS label, a.title_key AS titleKey, a.published, h.created, h.changed',
                joined,
                'a.key, h.start, h.key',
              ),
              order,
            ),
          );
        case 'day': {
          const way = order === 'oldest' ? 'h.created, h.key' : orders.newest;
          return groupsOf(
            list<{ id: string; created: string }>('h.id, h.created', joined, way).map(({ id, created }) => ({
              ...{ id, group: dayOf(created), label: '' },
            })),
          );
        }
        case 'colour':
          return groupsOf(
            list<OrderedRow & Row>(
              `h.id, CAST(h.colour AS TEXT) AS "group", '' AS label`,
              joined,
              `h.colour, ${orders[order]}`,
            ),
          );
        case 'tag':
          return groupsOf(
            list<OrderedRow & Row>(
              `h.id, coalesce(g.name, '') AS "group", '' AS label`,
              `${joined} LEFT JOIN highlight_tags g ON g.highlight = h.key`,
              `g.name IS NULL, g.name, ${orders[order]}`,
            ),
          );
        case 'none':
          return groupsOf(list<OrderedRow & Row>(`h.id, '' AS "group", '' AS label`, joined, orders[order]));
      }
    },
    facets: (filter) => countFacets(database, filter),
    byIds: (ids) =>
      inOrderOf(
        ids,
        database
          .all<HighlightRow>(
            `SELECT ${highlightColumns} FROM json_each(?) asked JOIN highlights h ON h.id = asked.value
             JOIN articles a ON a.key = h.article WHERE a.trashed IS NULL`,
            JSON.stringify(ids),
          )
          .map(toShelved),
      ),
  };
}

interface ArticleRow extends OrderedRow, Row {
  titleKey: string;
  published: string | null;
  created: string;
  changed: string;
}

/** Articles by their highlights, as they come article by article; within one they stay in the order of its text. */
function byArticle(rows: readonly ArticleRow[], order: ShelfOrder): OrderedRow[] {
  const articles = new Map<string, ArticleRow[]>();
  for (const row of rows) {
    const known = articles.get(row.group);
    if (known === undefined) articles.set(row.group, [row]);
    else known.push(row);
  }
  const sorted = [...articles.values()].map((group) => ({ group, key: keyOf(group, order) }));
  const down = order === 'newest' || order === 'changed' ? -1 : 1;
  sorted.sort((a, b) => (a.key < b.key ? -down : a.key > b.key ? down : 0));
  return sorted.flatMap(({ group }) => group);
}

function keyOf(rows: readonly ArticleRow[], order: ShelfOrder): string {
  const [first] = rows;
  if (order === 'title') return first?.titleKey ?? '';
  // The undated last.
  if (order === 'published') return first?.published ?? '~';
  const times = rows.map((row) => (order === 'changed' ? row.changed : row.created)).sort();
  return (order === 'oldest' ? times[0] : times.at(-1)) ?? '';
}

function keysWith(database: Database, text: string): number[] {
  const { sql, parameters } = highlightConditions({ text });
  return database
    .all<{ key: number }>(`SELECT h.key FROM ${joined} WHERE ${sql}`, ...parameters)
    .map(({ key }) => key);
}

function countFacets(database: Database, filter: HighlightFilter): HighlightFacets {
  // Words are looked for once, not once for each list.
  const { text = '', ...asked } = filter;
  const found = text.trim() === '' ? [] : [JSON.stringify(keysWith(database, text))];
  const among = found.length === 0 ? '' : ' AND h.key IN (SELECT value FROM json_each(?))';
  const rows = <T extends Record<string, unknown>>(
    without: keyof typeof asked,
    select: string,
    join: string,
    rest: string,
  ): T[] => {
    const { [without]: _, ...open } = asked;
    const { sql, parameters } = highlightConditions(open);
    return database.all<T>(
      `SELECT ${select} FROM ${joined} ${join} WHERE ${sql}${among} ${rest}`,
      ...parameters,
      ...found,
    );
  };
  const top = `ORDER BY count DESC, name LIMIT ${mostValues}`;
  const named = (
    without: keyof typeof asked,
    name: string,
    join: string,
  ): { name: string; count: number }[] =>
    rows(without, `${name} AS name, count(*) AS count`, join, `AND ${name} IS NOT NULL GROUP BY name ${top}`);
  const one = (without: keyof typeof asked, condition: string): number =>
    rows<{ n: number }>(without, 'count(*) AS n', '', `AND ${condition}`)[0]?.n ?? 0;
  return {
    colours: rows(
      'colours',
      'h.colour AS colour, count(*) AS count',
      '',
      'GROUP BY h.colour ORDER BY h.colour',
    ),
    tags: named('tag', 'g.name', 'JOIN highlight_tags g ON g.highlight = h.key'),
    sources: named('source', 'a.source', ''),
    collections: named(
      'collection',
      'c.id',
      'JOIN article_collections ac ON ac.article = a.key JOIN collections c ON c.key = ac.collection',
    ),
    articles: rows(
      'article',
      'a.id AS id, a.title AS title, count(*) AS count',
      '',
      `GROUP BY a.key ORDER BY count DESC, a.title_key LIMIT ${mostValues}`,
    ),
    commented: one('commented', `h.comment <> ''`),
    unplaced: one('unplaced', 'h.placed = 0'),
  };
}
