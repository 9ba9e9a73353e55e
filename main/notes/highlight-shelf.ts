import type { MethodFunction } from '../../contract/methods.ts';
import type {
  HighlightFacets,
  HighlightFilter,
  HighlightGroup,
  ShelfGroup,
  ShelfOrder,
  ShelvedHighlight,
} from '../../contract/shelf-model.ts';
import type { Database } from '../storage/database.ts';
import { type HighlightRow, highlightColumns, highlightConditions, toShelved } from './highlight-rows.ts';

export interface HighlightShelf {
  list: MethodFunction<'shelves.highlights'>;
  groups: MethodFunction<'shelves.highlightGroups'>;
  facets(filter: HighlightFilter): HighlightFacets;
  /** By their ids, in the order of the shelf; those that are not there are left out. */
  byIds(ids: readonly string[], group?: HighlightGroup, order?: ShelfOrder): ShelvedHighlight[];
  all(filter: HighlightFilter, group: HighlightGroup, order: ShelfOrder): Iterable<ShelvedHighlight>;
}

const mostValues = 200;
const pageSize = 500;
const joined = 'highlights h JOIN articles a ON a.key = h.article';

const groupKeys: Record<HighlightGroup, { key: string; label: string; first: string }> = {
  article: { key: 'a.id', label: 'a.title', first: '' },
  day: { key: `date(h.created, 'localtime')`, label: `''`, first: '' },
  colour: { key: 'h.colour', label: `''`, first: 'h.colour' },
  tag: { key: `coalesce(g.name, '')`, label: `''`, first: 'g.name IS NULL, g.name' },
  none: { key: `''`, label: `''`, first: '' },
};

const orders: Record<ShelfOrder, string> = {
  newest: 'h.created DESC, h.key DESC',
  oldest: 'h.created, h.key',
  changed: 'h.changed DESC, h.key DESC',
  published: 'a.published IS NULL, a.published, a.key, h.start, h.key',
  title: 'a.title_key, a.key, h.start, h.key',
};
const articleOrders: Record<ShelfOrder, string> = {
  newest: 'r.last DESC',
  oldest: 'r.first',
  changed: 'r.touched DESC',
  published: 'a.published IS NULL, a.published',
  title: 'a.title_key',
};
const dayOrders: Record<ShelfOrder, string> = {
  ...{ newest: 'day DESC', oldest: 'day', changed: 'day DESC', published: 'day DESC', title: 'day DESC' },
};

export function createHighlightShelf(database: Database): HighlightShelf {
  /** From which tables, under which conditions and in which order the rows of a shelf come. */
  const shelf = (filter: HighlightFilter, group: HighlightGroup, order: ShelfOrder) => {
    const { sql, parameters } = highlightConditions(filter);
    if (group === 'article')
      return {
        from: `${joined} JOIN (SELECT h.article AS key, max(h.created) AS last, min(h.created) AS first,
          max(h.changed) AS touched FROM ${joined} WHERE ${sql} GROUP BY h.article) r ON r.key = h.article WHERE ${sql}`,
        parameters: [...parameters, ...parameters],
        orderBy: `${articleOrders[order]}, a.key, h.start, h.key`,
      };
    const from =
      group === 'tag'
        ? `${joined} LEFT JOIN highlight_tags g ON g.highlight = h.key WHERE ${sql}`
        : `${joined} WHERE ${sql}`;
    const { first } = groupKeys[group];
    const day = group === 'day' ? dayOrders[order].replace('day', groupKeys.day.key) : '';
    return {
      from,
      parameters,
      orderBy: [first, day, orders[order]].filter((part) => part !== '').join(', '),
    };
  };
  const count = (sql: string, parameters: Parameters<Database['get']>[1][]): number =>
    database.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`, ...parameters)?.n ?? 0;
  const page = (
    { from, parameters, orderBy }: ReturnType<typeof shelf>,
    limit: number,
    offset: number,
  ): ShelvedHighlight[] =>
    database
      .all<HighlightRow>(
        `SELECT ${highlightColumns} FROM ${from} ORDER BY ${orderBy} LIMIT ? OFFSET ?`,
        ...parameters,
        limit,
        offset,
      )
      .map(toShelved);

  return {
    list({ filter, group, order, offset, limit }) {
      const rows = shelf(filter, group, order);
      const { sql, parameters } = highlightConditions(filter);
      const total = count(`${joined} WHERE ${sql}`, parameters);
      return {
        total,
        rows: group === 'tag' ? count(rows.from, rows.parameters) : total,
        highlights: page(rows, limit, offset),
      };
    },
    groups({ filter, group, order }) {
      const { from, parameters, orderBy } = shelf(filter, group, order);
      const { key, label } = groupKeys[group];
      const rows = database.all<{ id: string; key: string | number; label: string }>(
        `SELECT h.id, ${key} AS key, ${label} AS label FROM ${from} ORDER BY ${orderBy}`,
        ...parameters,
      );
      const groups: ShelfGroup[] = [];
      for (const row of rows) {
        const last = groups.at(-1);
        if (last?.key === String(row.key)) last.count++;
        else groups.push({ key: String(row.key), label: row.label, count: 1 });
      }
      return { groups, ids: rows.map(({ id }) => id) };
    },
    facets: (filter) => countFacets(database, filter),
    byIds(ids, group = 'article', order = 'newest') {
      const base = shelf({}, group === 'tag' ? 'none' : group, order);
      return database
        .all<HighlightRow>(
          `SELECT ${highlightColumns} FROM ${base.from} AND h.id IN (SELECT value FROM json_each(?))
           ORDER BY ${base.orderBy}`,
          ...base.parameters,
          JSON.stringify(ids),
        )
        .map(toShelved);
    },
    *all(filter, group, order) {
      const rows = shelf(filter, group === 'tag' ? 'none' : group, order);
      for (let offset = 0; ; offset += pageSize) {
        const some = page(rows, pageSize, offset);
        yield* some;
        if (some.length < pageSize) return;
      }
    },
  };
}

function countFacets(database: Database, filter: HighlightFilter): HighlightFacets {
  const rows = <T extends Record<string, unknown>>(
    without: keyof HighlightFilter,
    select: string,
    join: string,
    rest: string,
  ): T[] => {
    const { [without]: _, ...open } = filter;
    const { sql, parameters } = highlightConditions(open);
    return database.all<T>(`SELECT ${select} FROM ${joined} ${join} WHERE ${sql} ${rest}`, ...parameters);
  };
  const top = `ORDER BY count DESC, name LIMIT ${mostValues}`;
  const named = (
    without: keyof HighlightFilter,
    name: string,
    join: string,
  ): { name: string; count: number }[] =>
    rows(without, `${name} AS name, count(*) AS count`, join, `AND ${name} IS NOT NULL GROUP BY name ${top}`);
  const one = (without: keyof HighlightFilter, condition: string): number =>
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
