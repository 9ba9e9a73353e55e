import type { SQLInputValue } from 'node:sqlite';
import type { MethodFunction } from '../../contract/methods.ts';
import type { NoteFacets, NoteFilter, NoteOrder, ShelvedNote } from '../../contract/shelf-model.ts';
import type { Database, Row } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { type Conditions, conditionsOf } from './conditions.ts';
import { beginningOf, dayOf } from './local-days.ts';
import { groupsOf, inOrderOf, type OrderedRow } from './shelf-order.ts';

export interface NoteShelf {
  /** The ids of all rows in their order, and the groups that they stand in. */
  order: MethodFunction<'shelves.noteGroups'>;
  facets(filter: NoteFilter): NoteFacets;
  /** In the order of the ids; whole, or the beginnings of their texts. */
  byIds(ids: readonly string[], text: 'whole' | 'beginning'): ShelvedNote[];
  /** Written or changed on a day of the reader's zone. */
  ofDay(day: string, limit: number): { total: number; notes: ShelvedNote[] };
}

interface NoteRow extends Record<string, unknown> {
  id: string;
  article: string | null;
  articleTitle: string | null;
  text: string;
  tags: string;
  template: number;
  created: string;
  changed: string;
}

const shownLength = 2_000;
const mostValues = 200;
const joined = 'notes n LEFT JOIN articles a ON a.key = n.article';
const columns = (text: string): string => `n.id, a.id AS article, a.title AS articleTitle, ${text} AS text,
  (SELECT json_group_array(name) FROM (SELECT name FROM note_tags t WHERE t.note = n.key ORDER BY name)) AS tags,
  n.template <> 0 AS template, n.created, n.changed`;
const brief = columns(`substr(n.text, 1, ${shownLength})`);
const whole = columns('n.text');

const orders: Record<NoteOrder, string> = {
  changed: 'n.changed DESC, n.key DESC',
  newest: 'n.created DESC, n.key DESC',
  oldest: 'n.created, n.key',
  title: `fold(ltrim(n.text, '# ' || char(9) || char(10))), n.key`,
};
const kinds = {
  article: 'n.article IS NOT NULL AND n.template = 0',
  standing: 'n.article IS NULL AND n.template = 0',
  template: 'n.template <> 0',
};

function noteConditions({ kind, tag, linkedTo, text }: NoteFilter): Conditions {
  return conditionsOf([
    [`n.removed IS NULL AND n.text <> '' AND a.trashed IS NULL`],
    ...(kind === undefined ? [] : [[kinds[kind]] as const]),
    ['EXISTS (SELECT 1 FROM note_tags t WHERE t.note = n.key AND fold(t.name) = ?)', tag && foldText(tag)],
    ['EXISTS (SELECT 1 FROM note_links l WHERE l.note = n.key AND l.target = ?)', linkedTo],
    [
      'instr(fold(n.text), ?) > 0',
      text === undefined || text.trim() === '' ? undefined : foldText(text.trim()),
    ],
  ]);
}

export function createNoteShelf(database: Database): NoteShelf {
  const count = (from: string, parameters: readonly SQLInputValue[]): number =>
    database.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`, ...parameters)?.n ?? 0;

  return {
    order({ filter, group, order }) {
      const { sql, parameters } = noteConditions(filter);
      const list = <T extends Row>(columns: string, join: string, orderBy: string): T[] =>
        database.all<T>(
          `SELECT n.id, ${columns} FROM ${joined} ${join} WHERE ${sql} ORDER BY ${orderBy}`,
          ...parameters,
        );
      const by = orders[order];
      switch (group) {
        case 'none':
          return groupsOf(list<OrderedRow & Row>(`'' AS "group", '' AS label`, '', by));
        case 'day':
          return groupsOf(
            list<{ id: string; changed: string }>('n.changed', '', orders.changed).map(({ id, changed }) => ({
              ...{ id, group: dayOf(changed), label: '' },
            })),
          );
        case 'article':
          return groupsOf(
            list<OrderedRow & Row>(
              `coalesce(a.id, '') AS "group", coalesce(a.title, '') AS label`,
              '',
              `a.key IS NULL, a.title_key, a.key, ${by}`,
            ),
          );
        case 'tag':
          return groupsOf(
            list<OrderedRow & Row>(
              `coalesce(g.name, '') AS "group", '' AS label`,
              'LEFT JOIN note_tags g ON g.note = n.key',
              `g.name IS NULL, g.name, ${by}`,
            ),
          );
      }
    },
    facets(filter) {
      const { kind: _kind, ...anyKind } = filter;
      const { tag: _tag, ...anyTag } = filter;
      const { linkedTo: _linked, ...anyLink } = filter;
      const ofKind = (kind: keyof typeof kinds): number => {
        const { sql, parameters } = noteConditions({ ...anyKind, kind });
        return count(`${joined} WHERE ${sql}`, parameters);
      };
      const tags = noteConditions(anyTag);
      const links = noteConditions(anyLink);
      return {
        kinds: { article: ofKind('article'), standing: ofKind('standing'), template: ofKind('template') },
        tags: database.all(
          `SELECT g.name AS name, count(*) AS count FROM ${joined} JOIN note_tags g ON g.note = n.key
           WHERE ${tags.sql} GROUP BY g.name ORDER BY count DESC, name LIMIT ${mostValues}`,
          ...tags.parameters,
        ),
        linked: database.all(
          `SELECT l.target AS id, coalesce(la.title, substr(ln.text, 1, 80), substr(lh.quote, 1, 80)) AS title,
             count(*) AS count
           FROM ${joined} JOIN note_links l ON l.note = n.key
           LEFT JOIN articles la ON la.id = l.target LEFT JOIN notes ln ON ln.id = l.target
           LEFT JOIN highlights lh ON lh.id = l.target
           WHERE ${links.sql} AND coalesce(la.id, ln.id, lh.id) IS NOT NULL
           GROUP BY l.target ORDER BY count DESC, title LIMIT ${mostValues}`,
          ...links.parameters,
        ),
      };
    },
    byIds: (ids, text) =>
      inOrderOf(
        ids,
        database
          .all<NoteRow>(
            `SELECT ${text === 'whole' ? whole : brief} FROM json_each(?) asked JOIN notes n ON n.id = asked.value
             LEFT JOIN articles a ON a.key = n.article WHERE n.removed IS NULL AND a.trashed IS NULL`,
            JSON.stringify(ids),
          )
          .map(toShelved),
      ),
    ofDay(day, limit) {
      const { sql, parameters } = noteConditions({});
      const from = `${joined} WHERE ${sql} AND n.changed >= ? AND n.changed < ? AND n.template = 0`;
      const times = [...parameters, beginningOf(day), beginningOf(day, 1)];
      const notes = database.all<NoteRow>(
        `SELECT ${brief} FROM ${from} ORDER BY n.changed LIMIT ?`,
        ...times,
        limit,
      );
      return { total: count(from, times), notes: notes.map(toShelved) };
    },
  };
}

function toShelved({ tags, template, ...note }: NoteRow): ShelvedNote {
  return { ...note, template: template === 1, tags: JSON.parse(tags) };
}
