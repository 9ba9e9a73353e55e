/** The rows of the table of methods that keep notes. */
import { z } from 'zod';
import { done, limit, method, nothing, offset } from './method-parts.ts';
import { backlink, linkSuggestion, linkTarget, note, noteVersion, templateUse } from './note-model.ts';
import { id } from './scalars.ts';

const words = z.string().max(1_000).default('');

export const noteMethods = {
  /** The first note of an article: the one beside its page. */
  'notes.get': method(z.strictObject({ article: id }), z.object({ note: note.nullable() })),
  /** Any note by its id, also a removed one; null when there never was one. */
  'notes.read': method(z.strictObject({ id }), z.object({ note: note.nullable() })),
  /**
   * Creates or replaces a note. The caller makes the id, so sending it twice does no harm. `revision` is the one the
   * text was based on (0 for a new note); when the note has moved on, the save goes through and what it replaced is
   * kept in the note's history: neither text is lost. Error: not-found (article).
   */
  'notes.save': method(
    z.strictObject({
      id,
      article: id.nullable(),
      text: z.string().max(10_000_000, 'a note has 10,000,000 characters at most; part it in two'),
      revision: z.number().int().min(0),
    }),
    note,
  ),
  /** The newest first. What is in the trash with its article is not listed, unless that article is named. */
  'notes.list': method(
    z.strictObject({
      /** Words of the note, in any case, with or without diacritics. */
      text: words,
      /** Notes of this article only. */
      article: id.optional(),
      /** Free-standing ones only (true), or only those on articles (false). */
      standing: z.boolean().optional(),
      /** Notes that carry this tag, in any case. */
      tag: z.string().max(200).optional(),
      /** Templates only (true), or none of them (false). */
      template: z.boolean().optional(),
      /** The removed ones instead of those that are there. */
      removed: z.boolean().default(false),
      /** No more of a text than its first 2,000 characters: for lists. */
      brief: z.boolean().default(false),
      offset,
      limit,
    }),
    z.object({ total: z.number(), notes: z.array(note) }),
  ),
  /** Kept in the history; `notes.restore` brings it back, as `notes.save` with the same id does. Error: not-found. */
  'notes.remove': method(z.strictObject({ id }), done),
  /** Error: not-found. */
  'notes.restore': method(z.strictObject({ id }), note),
  /** Error: not-found. */
  'notes.template': method(z.strictObject({ id, use: templateUse }), note),

  /** The tags of all notes, the most used first. */
  'notes.tags': method(
    nothing,
    z.object({ tags: z.array(z.object({ name: z.string(), count: z.number() })) }),
  ),
  /** Notes that link to this. What links to a highlight links to its article. */
  'notes.backlinks': method(
    z.strictObject({ kind: z.enum(['article', 'note', 'highlight']), id }),
    z.object({ backlinks: z.array(backlink) }),
  ),
  /** Notes by their titles and highlights by their words, to link to. Articles are suggested by `search.suggest`. */
  'notes.suggest': method(
    z.strictObject({ text: words, limit: z.number().int().min(1).max(50).default(10) }),
    z.object({ suggestions: z.array(linkSuggestion) }),
  ),
  /** What links lead to, in the order asked; the title is null where nothing is there. */
  'notes.resolve': method(
    z.strictObject({ targets: z.array(linkTarget).max(500) }),
    z.object({ targets: z.array(z.object({ target: linkTarget, title: z.string().nullable() })) }),
  ),

  /** Earlier texts, the newest first. Error: not-found. */
  'notes.versions': method(z.strictObject({ id }), z.object({ versions: z.array(noteVersion) })),
  /** Error: not-found. */
  'notes.version': method(
    z.strictObject({ id, revision: z.number().int().min(0) }),
    z.object({ text: z.string(), until: z.string() }),
  ),

  /** Hostile html, as it is pasted, as Markdown. */
  'notes.fromHtml': method(
    z.strictObject({ html: z.string().max(5_000_000) }),
    z.object({ text: z.string() }),
  ),
} as const;
