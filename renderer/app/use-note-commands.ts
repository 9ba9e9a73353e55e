import type { Note } from '../../contract/note-model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useStartNote, useTemplates } from '../notes/start-note.ts';
import type { Command } from './command.ts';
import { focusedId } from './desk.ts';
import { useView } from './view-store.ts';

/** Ways to begin a note. */
export function useNoteCommands(): Command[] {
  const start = useStartNote();
  const templates = useTemplates();
  const { desk, open } = useView();
  const article = focusedId(desk, 'article');
  const begin = async (options: { template?: Note; article?: Id | null }): Promise<void> => {
    const id = await start(options);
    if (id !== null) open({ kind: 'note', id }, { pane: 'reader' });
  };
  const make = (id: string, title: string, keys: string[], enabled: boolean, run: () => void): Command => ({
    ...{ id, title, keys, enabled, run },
    group: 'Article',
    words: 'note write create begin template',
  });
  return [
    make('new-note', 'New note', ['Shift+KeyN'], true, () => void begin({})),
    make(
      'new-article-note',
      'New further note on this article',
      [],
      article !== null,
      () => void begin({ article }),
    ),
    make('removed-notes', 'Removed notes…', [], true, () =>
      useView.getState().openSheet({ kind: 'removed-notes' }),
    ),
    ...templates.map((template) =>
      make(
        `new-note-${template.id}`,
        `New note from “${template.title === '' ? 'Untitled' : template.title}”`,
        [],
        true,
        () => void begin({ template }),
      ),
    ),
  ];
}
