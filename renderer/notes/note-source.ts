import type { Client } from '../../contract/client.ts';
import type { LinkSuggestion } from '../../contract/note-model.ts';
import { createId } from '../archive/create-id.ts';
import type { ResolveLinks } from './note-link-state.ts';

/** What the editor asks the library for while somebody writes. */
export interface NoteSource {
  links(text: string): Promise<LinkSuggestion[]>;
  tags(): Promise<readonly { name: string; count: number }[]>;
  resolve: ResolveLinks;
  /** What is pasted, as Markdown. */
  fromHtml(html: string): Promise<string>;
  /** A new note under this title; answers with its id. */
  createNote(title: string): Promise<string>;
}

export function createNoteSource(archive: Client): NoteSource {
  return {
    async links(text) {
      const [articles, others] = await Promise.all([
        text.trim() === '' ? { suggestions: [] } : archive.search.suggest({ text, limit: 12 }),
        archive.notes.suggest({ text, limit: 8 }),
      ]);
      return [
        ...articles.suggestions
          .filter(({ kind }) => kind === 'article')
          .map(
            ({ target, label, detail }): LinkSuggestion => ({
              target: { kind: 'article', id: target },
              label,
              detail,
            }),
          ),
        ...others.suggestions,
      ];
    },
    tags: async () => (await archive.notes.tags()).tags,
    resolve: async (targets) => (await archive.notes.resolve({ targets })).targets,
    fromHtml: async (html) => (await archive.notes.fromHtml({ html })).text,
    async createNote(title) {
      const { id } = await archive.notes.save({
        id: createId(),
        article: null,
        text: `# ${title}\n`,
        revision: 0,
      });
      return id;
    },
  };
}
