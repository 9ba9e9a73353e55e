/** The table of events: what the archive and its hosts tell unasked. Events are hints to ask again, never the only copy. */
import { z } from 'zod';
import { importProgress, importSummary } from './model.ts';
import { id } from './scalars.ts';
import { indexStatus } from './search-model.ts';
import { settings } from './settings-model.ts';

export const events = {
  /** Something in the library is different now. At most a few a second; `articles` is absent when they are many. */
  'library.changed': z.object({
    parts: z.array(z.enum(['articles', 'groups', 'notes', 'highlights', 'imports', 'dictionaries'])),
    articles: z.array(id).optional(),
  }),
  'import.progress': importProgress,
  'import.finished': importSummary,
  'index.status': indexStatus,
  'settings.changed': settings,
  /** The archive process behind the host went away and comes back; sent by hosts and transports, not by the archive. */
  connection: z.object({
    state: z.enum(['connected', 'reconnecting', 'failed']),
    message: z.string().optional(),
  }),
  /**
   * Something shall be shown, by a link from elsewhere. `chosen`: the host has chosen this window; else it is for the one
   * that was used last.
   */
  link: z.object({ link: z.string(), chosen: z.boolean() }),
  /** A menu or a second start of the program asks the interface for something. */
  command: z.object({ name: z.string() }),
} as const;

export type EventName = keyof typeof events;
export type ArchiveEvent = { [E in EventName]: { event: E; data: z.output<(typeof events)[E]> } }[EventName];
export type EventData<E extends EventName> = z.output<(typeof events)[E]>;
