import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Client } from '../../contract/client.ts';
import type { Note } from '../../contract/note-model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { createId } from '../archive/create-id.ts';
import { announceFailure } from '../archive/notices.ts';
import { fillTemplate } from './fill-template.ts';

const none: readonly Note[] = [];

/** Notes that others may begin as. */
export function useTemplates(): readonly Note[] {
  const archive = useArchive();
  const { data } = useQuery({
    queryKey: ['notes', 'templates'],
    queryFn: async () => (await archive.notes.list({ template: true, limit: 100 })).notes,
  });
  return data ?? none;
}

/** Begins a note, as a template when there is one, on an article when there is one; answers with its id. */
export function useStartNote(): (options?: { template?: Note; article?: Id | null }) => Promise<Id | null> {
  const archive = useArchive();
  return useMemo(
    () =>
      async ({ template, article = null } = {}) => {
        const id = createId();
        // Nothing is kept of a free-standing note before its first letter.
        if (template === undefined && article === null) return id;
        try {
          const text = template === undefined ? '' : await filled(archive, template, article);
          await archive.notes.save({ id, article, text, revision: 0 });
          return id;
        } catch (error) {
          announceFailure('The note was not begun', error);
          return null;
        }
      },
    [archive],
  );
}

async function filled(archive: Client, template: Note, article: Id | null): Promise<string> {
  const cited = article === null ? null : await archive.articles.get({ id: article });
  return fillTemplate(template.text, cited, new Date());
}
