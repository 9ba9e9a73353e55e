import type { ArchiveEvent, EventData } from '../contract/events.ts';
import type { Id } from '../contract/scalars.ts';

type ChangedPart = EventData<'library.changed'>['parts'][number];

/** Tells events to all listeners; changes of the library are gathered, so that an import does not drown the interface. */
export interface EventHub {
  emit(event: ArchiveEvent): void;
  changed(parts: ChangedPart[], articles?: Id[]): void;
  listen(listener: (event: ArchiveEvent) => void): () => void;
  close(): void;
}

const gatherMs = 60;
/** While an import stores batch after batch. */
const gatherManyMs = 500;
/** More than these are told as "many". */
const namedAtMost = 100;

export function createEventHub(log: (line: string) => void): EventHub {
  const listeners = new Set<(event: ArchiveEvent) => void>();
  const parts = new Set<ChangedPart>();
  const articles = new Set<Id>();
  let many = false;
  let timer: NodeJS.Timeout | undefined;

  const emit = (event: ArchiveEvent): void => {
    for (const listener of listeners)
      try {
        listener(event);
      } catch (error) {
        log(`a listener of ${event.event} failed: ${error instanceof Error ? error.stack : String(error)}`);
      }
  };
  const tellChanges = (): void => {
    timer = undefined;
    const named =
      many || articles.size === 0 || articles.size > namedAtMost ? {} : { articles: [...articles] };
    const data = { parts: [...parts], ...named };
    parts.clear();
    articles.clear();
    many = false;
    emit({ event: 'library.changed', data });
  };

  return {
    emit,
    changed(changedParts, ids) {
      for (const part of changedParts) parts.add(part);
      if (ids === undefined || ids.length > namedAtMost) many = true;
      else for (const id of ids) articles.add(id);
      timer ??= setTimeout(tellChanges, changedParts.includes('imports') ? gatherManyMs : gatherMs);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      clearTimeout(timer);
      listeners.clear();
    },
  };
}
