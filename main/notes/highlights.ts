import type { SQLInputValue } from 'node:sqlite';
import { z } from 'zod';
import type { Highlight, HighlightColour } from '../../contract/annotation-model.ts';
import { ArchiveError } from '../../contract/errors.ts';
import type { MethodFunction, Parsed } from '../../contract/methods.ts';
import type { Id } from '../../contract/scalars.ts';
import type { Database } from '../storage/database.ts';
import { foldText } from '../storage/fold-text.ts';
import { createIdentifier } from '../storage/identifier.ts';
import { likelyPlacesOf, placeHighlight } from './highlight-places.ts';
import { countHighlightTags, hasTag, setHighlightTags } from './highlight-tags.ts';
import { quoteAnchor } from './quote-anchor.ts';
import { exportAnnotations, importAnnotations } from './web-annotations.ts';

export interface Highlights {
  list: MethodFunction<'highlights.list'>;
  tags: MethodFunction<'highlights.tags'>;
  create(input: Parsed<'highlights.create'>): Highlight;
  quote(input: Parsed<'highlights.quote'>): Highlight;
  change(input: Parsed<'highlights.change'>): Highlight;
  remove(id: Id): Highlight;
  likelyPlaces: MethodFunction<'highlights.likelyPlaces'>;
  place(input: Parsed<'highlights.place'>): Highlight;
  export: MethodFunction<'highlights.export'>;
  /** Answers with the receipt; every view of highlights may have changed. */
  import: MethodFunction<'highlights.import'>;
}

interface HighlightRow extends Record<string, unknown> {
  id: string;
  article: string;
  articleTitle: string;
  quote: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  colour: HighlightColour;
  comment: string;
  tags: string;
  placed: number;
  page: number | null;
  created: string;
  changed: string;
}

const columns = `h.id, a.id AS article, a.title AS articleTitle, h.quote, h.prefix, h.suffix, h.start, h."end", h.colour,
  h.comment, h.page, h.placed, h.created, h.changed,
  (SELECT json_group_array(name) FROM highlight_tags WHERE highlight = h.key) AS tags FROM highlights h JOIN articles a ON a.key = h.article`;

export function createHighlights(database: Database): Highlights {
  const find = (id: Id): Highlight | undefined => {
    const row = database.get<HighlightRow>(`SELECT ${columns} WHERE h.id = ?`, id);
    return row === undefined ? undefined : toHighlight(row);
  };
  const get = (id: Id): Highlight => {
    const found = find(id);
    if (found === undefined) throw new ArchiveError('not-found', `There is no highlight ${id}.`);
    return found;
  };
  const create: Highlights['create'] = ({
    id,
    article,
    anchor,
    colour,
    comment,
    tags,
    page,
    created,
    placed,
  }) =>
    database.transaction(() => {
      const existing = find(id);
      if (existing !== undefined) return existing;
      const row = database.get<{ key: number }>('SELECT key FROM articles WHERE id = ?', article);
      if (row === undefined) throw new ArchiveError('not-found', `There is no article ${article}.`);
      const now = new Date().toISOString();
      database.run(
        `INSERT INTO highlights (id, article, quote, prefix, suffix, start, "end", colour, comment, page, placed, created, changed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        row.key,
        anchor.quote,
        anchor.prefix,
        anchor.suffix,
        anchor.start,
        anchor.end,
        colour,
        comment,
        page,
        placed ? 1 : 0,
        created ?? now,
        now,
      );
      if (tags.length > 0) setHighlightTags(database, id, tags);
      return get(id);
    });

  const highlights: Highlights = {
    create,
    tags: () => ({ tags: countHighlightTags(database) }),
    quote({ id, article, quote, colour, comment, tags }) {
      const row = database.get<{ text: string }>(
        'SELECT t.text FROM texts t JOIN articles a ON a.key = t.article WHERE a.id = ?',
        article,
      );
      if (row === undefined) throw new ArchiveError('not-found', `There is no article ${article}.`);
      const anchor = quoteAnchor(row.text, quote);
      if (anchor === null)
        throw new ArchiveError('not-found', `The article does not hold the words "${quote.slice(0, 80)}".`, {
          details: { field: 'quote' },
        });
      return create({
        ...{ id: id ?? createIdentifier(), article, anchor, colour, comment, tags },
        ...{ page: null, placed: true },
      });
    },
    list({ article, colour, unplaced, tag, text, offset, limit }) {
      const conditions = ['a.trashed IS NULL'];
      const parameters: SQLInputValue[] = [];
      const add = (sql: string, parameter: SQLInputValue | undefined): void => {
        if (parameter === undefined) return;
        conditions.push(sql);
        parameters.push(parameter);
      };
      // One article's highlights are shown in the trash as well, and in the order of its text.
      if (article !== undefined) conditions.length = 0;
      add('a.id = ?', article);
      add('h.colour = ?', colour);
      add('h.placed = ?', unplaced === undefined ? undefined : unplaced ? 0 : 1);
      add(hasTag, tag === undefined ? undefined : foldText(tag));
      if (text !== '')
        add("instr(fold(h.quote || ' ' || h.comment || ' ' || a.title), ?) > 0", foldText(text));
      const where = conditions.join(' AND ');
      const total = database.get<{ n: number }>(
        `SELECT count(*) AS n FROM highlights h JOIN articles a ON a.key = h.article WHERE ${where}`,
        ...parameters,
      );
      const rows = database.all<HighlightRow>(
        `SELECT ${columns} WHERE ${where} ORDER BY ${article === undefined ? 'h.created DESC, h.key DESC' : 'h.start, h.key'}
         LIMIT ? OFFSET ?`,
        ...parameters,
        limit,
        offset,
      );
      return { total: total?.n ?? 0, highlights: rows.map(toHighlight) };
    },
    change: ({ id, colour, comment, tags }) =>
      database.transaction(() => {
        get(id);
        const now = new Date().toISOString();
        if (colour !== undefined)
          database.run('UPDATE highlights SET colour = ?, changed = ? WHERE id = ?', colour, now, id);
        if (comment !== undefined)
          database.run('UPDATE highlights SET comment = ?, changed = ? WHERE id = ?', comment, now, id);
        if (tags !== undefined) {
          setHighlightTags(database, id, tags);
          database.run('UPDATE highlights SET changed = ? WHERE id = ?', now, id);
        }
        return get(id);
      }),
    remove: (id) =>
      database.transaction(() => {
        const before = get(id);
        database.run('DELETE FROM highlights WHERE id = ?', id);
        return before;
      }),
    likelyPlaces: ({ id }) => likelyPlacesOf(database, get(id)),
    place: (input) =>
      database.transaction(() => {
        placeHighlight(database, get(input.id), input);
        return get(input.id);
      }),
    export({ article, ids }) {
      const [where, ...parameters] =
        ids !== undefined
          ? ['h.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)]
          : article !== undefined
            ? ['a.id = ?', article]
            : ['a.trashed IS NULL'];
      const rows = database.all<HighlightRow>(
        `SELECT ${columns} WHERE ${where} ORDER BY a.key, h.start, h.key`,
        ...parameters,
      );
      return { json: exportAnnotations(database, rows.map(toHighlight)), count: rows.length };
    },
    import: ({ json }) => importAnnotations(database, highlights, json),
  };
  return highlights;
}

function toHighlight(row: HighlightRow): Highlight {
  const { quote, prefix, suffix, start, end, placed, tags, ...rest } = row;
  const names = z.array(z.string()).parse(JSON.parse(tags));
  return {
    ...rest,
    tags: names.sort((a, b) => a.localeCompare(b)),
    placed: placed === 1,
    anchor: { quote, prefix, suffix, start, end },
  };
}
