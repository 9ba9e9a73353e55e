/** What imports speak of beyond their receipts: columns of records, watched folders. */
import { z } from 'zod';
import { id } from './scalars.ts';

const instant = z.string();

/** What a column of a table, or a key of a list of records, can mean. */
export const dataFields = [
  'title',
  'text',
  'html',
  'excerpt',
  'published',
  'address',
  'byline',
  'source',
  'place',
  'dateline',
  'section',
  'language',
  'tags',
  'collections',
  'note',
  'saved',
] as const;
export type DataField = (typeof dataFields)[number];

/** Which column means what, in all files with these columns. */
export const columnMapping = z.object({
  /** Names of all columns, sorted; `author.name` is a key inside of `author`. */
  columns: z.array(z.string()),
  /** Column → field; columns that are not named are left out. */
  mapping: z.record(z.string(), z.enum(dataFields)),
  /** Column → what it holds in the first record, cut short. */
  samples: z.record(z.string(), z.string()),
  /** `names`: by the names of the columns; `reader`: by hand, and final. */
  decidedBy: z.enum(['names', 'reader']),
  /** Name of the file it was last met in. */
  file: z.string(),
  changed: instant,
});
export type ColumnMapping = z.infer<typeof columnMapping>;

/** A folder whose new files import themselves, each once, when they have stopped growing. */
export const watchedFolder = z.object({
  id,
  path: z.string(),
  /** What is imported from there joins it. */
  collection: id.nullable(),
  added: instant,
  state: z.enum(['watching', 'absent', 'failed']),
  message: z.string().nullable(),
});
export type WatchedFolder = z.infer<typeof watchedFolder>;
