/** Notes: what a reader writes in Markdown, on an article or free-standing. */
import { z } from 'zod';
import { count, id, instant } from './scalars.ts';

/** `default`: what the note of an article begins as when it is asked to begin as something. One note at most is it. */
export const templateUse = z.enum(['none', 'template', 'default']);
export type TemplateUse = z.infer<typeof templateUse>;

export const note = z.object({
  id,
  /** Null for a free-standing note. */
  article: id.nullable(),
  articleTitle: z.string().nullable(),
  /** The first line that says something, without marks; empty when there is none. See `note-text.ts`. */
  title: z.string(),
  /** Markdown. */
  text: z.string(),
  /** The `#tags` of its text, in the order of the alphabet. */
  tags: z.array(z.string()),
  template: templateUse,
  /** Grows by one with every change; send it back with the next save. */
  revision: count,
  created: instant,
  changed: instant,
  /** When it was thrown away; null while it is there. */
  removed: instant.nullable(),
});
export type Note = z.infer<typeof note>;

export const linkTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('article'), id }),
  z.strictObject({ kind: z.literal('note'), id }),
  z.strictObject({ kind: z.literal('highlight'), id, article: id }),
]);

/** A note that links here, with the line in which it does. */
export const backlink = z.object({
  note: id,
  title: z.string(),
  article: id.nullable(),
  articleTitle: z.string().nullable(),
  /** Its words around the link, without marks. */
  context: z.string(),
  changed: instant,
});
export type Backlink = z.infer<typeof backlink>;

/** Something to link to. */
export const linkSuggestion = z.object({
  target: linkTarget,
  /** The title of a note; the words of a highlight. */
  label: z.string(),
  /** Where it stands. */
  detail: z.string(),
});
export type LinkSuggestion = z.infer<typeof linkSuggestion>;

export const noteVersion = z.object({
  revision: count,
  /** When the next text took its place. */
  until: instant,
  characters: count,
  title: z.string(),
});
export type NoteVersion = z.infer<typeof noteVersion>;
