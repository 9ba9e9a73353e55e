import type { SQLInputValue } from 'node:sqlite';
import type { MethodFunction } from '../../contract/methods.ts';
import type {
  NoteFacets,
  NoteFilter,
  NoteGroup,
  NoteOrder,
  ShelfGroup,
  ShelvedNote,
} from '../../contract/shelf-model.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { type Conditions, conditionsOf } from './conditions.ts';

export interface NoteShelf {
  list: MethodFunction<'shelves.notes'>;
  groups: MethodFunction<'shelves.noteGroups'>;
  facets(filter: NoteFilter): NoteFacets;
  /** Whole texts, for export. */
  all(filter: NoteFilter, order: NoteOrder, ids?: readonly string[]): Iterable<ShelvedNote>;
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
const pageSize = 200;
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
const groupKeys: Record<NoteGroup, { key: string; label: string; first: string }> = {
  none: { key: `''`, label: `''`, first: '' },
  day: { key: `date(n.changed, 'localtime')`, label: `''`, first: `date(n.changed, 'localtime') DESC` },
  article: {
    key: `coalesce(a.id, '')`,
    label: `coalesce(a.title, '')`,
    first: 'a.key IS NULL, a.title_key, a.key',
  },
  tag: { key: `coalesce(g.name, '')`, label: `''`, first: 'g.name IS NULL, g.name' },
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
  const shelf = (filter: NoteFilter, group: NoteGroup, order: NoteOrder) => {
    const { sql, parameters } = noteConditions(filter);
    const tags = group === 'tag' ? 'LEFT JOIN note_tags g ON g.note = n.key' : '';
    const { first } = groupKeys[group];
    return {
      from: `${joined} ${tags} WHERE ${sql}`,
      parameters,
      orderBy: first === '' ? orders[order] : `${first}, ${orders[order]}`,
    };
  };
  const count = (from: string, parameters: readonly SQLInputValue[]): number =>
    database.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`, ...parameters)?.n ?? 0;

  return {
    list({ filter, group, order, offset, limit }) {
      const { from, parameters, orderBy } = shelf(filter, group, order);
      const rows = database.all<NoteRow>(
        `SELECT ${brief} FROM ${from} ORDER BY ${orderBy} LIMIT ? OFFSET ?`,
        ...parameters,
        limit,
        offset,
      );
      const { sql, parameters: of } = noteConditions(filter);
      const total = count(`${joined} WHERE ${sql}`, of);
      return {
        total,
        rows: group === 'tag' ? count(from, parameters) : total,
        notes: rows.map(toShelved),
      };
    },
    groups({ filter, group, order }) {
      const { from, parameters, orderBy } = shelf(filter, group, order);
      const { key, label } = groupKeys[group];
      const rows = database.all<{ id: string; key: string; label: string }>(
        `SELECT n.id, ${key} AS key, ${label} AS label FROM ${from} ORDER BY ${orderBy}`,
        ...parameters,
      );
      const groups: ShelfGroup[] = [];
      for (const row of rows) {
        const last = groups.at(-1);
        if (last?.key === row.key) last.count++;
        else groups.push({ key: row.key, label: row.label, count: 1 });
      }
      return { groups, ids: rows.map(({ id }) => id) };
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
    *all(filter, order, ids) {
      const { from, parameters, orderBy } = shelf(filter, 'none', order);
      const chosen = ids === undefined ? '' : 'AND n.id IN (SELECT value FROM json_each(?))';
      const given = ids === undefined ? [] : [JSON.stringify(ids)];
      for (let offset = 0; ; offset += pageSize) {
        const rows = database.all<NoteRow>(
          `SELECT ${whole} FROM ${from} ${chosen} ORDER BY ${orderBy} LIMIT ? OFFSET ?`,
          ...parameters,
          ...given,
          pageSize,
          offset,
        );
        for (const row of rows) yield toShelved(row);
        if (rows.length < pageSize) return;
      }
    },
    ofDay(day, limit) {
      const { sql, parameters } = noteConditions({});
      const from = `${joined} WHERE ${sql} AND date(n.changed, 'localtime') = ? AND n.template = 0`;
      const notes = database.all<NoteRow>(
        `SELECT ${brief} FROM ${from} ORDER BY n.changed LIMIT ?`,
        ...parameters,
        day,
        limit,
      );
      return { total: count(from, [...parameters, day]), notes: notes.map(toShelved) };
    },
  };
}

function toShelved({ tags, template, ...note }: NoteRow): ShelvedNote {
  return { ...note, template: template === 1, tags: JSON.parse(tags) };
}
