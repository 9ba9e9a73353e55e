import type { Id } from '../../contract/scalars.ts';
import type { ArticleChanges } from '../archive/article-changes.ts';
import { announce } from '../archive/notices.ts';
import { undoLast } from '../archive/undo.ts';
import { useSelection } from '../library/selection-store.ts';
import type { Command } from './command.ts';
import type { ListControl } from './list-control.ts';
import type { Targets } from './use-targets.ts';
import { useView } from './view-store.ts';

/** What is done to the chosen articles, or to the open one. */
export function articleCommands(
  targets: () => Targets,
  changes: ArticleChanges,
  readAgain: (ids: readonly Id[]) => void,
  list: () => ListControl | null,
): Command[] {
  const { openSheet } = useView.getState();
  /** Says so when there is nothing to act on, instead of doing nothing. */
  const act = (run: (targets: Targets) => void) => () => {
    const found = targets();
    if (found.ids.length === 0) announce({ title: 'Choose an article first' });
    else run(found);
  };
  const inTrash = ({ summaries }: Targets): boolean => summaries.some(({ trashed }) => trashed !== null);
  const make = (id: string, title: string, keys: string[], run: (targets: Targets) => void): Command => ({
    id,
    title,
    group: 'Article',
    keys,
    enabled: true,
    run: act(run),
  });

  return [
    make('star', 'Star, or take the star away', ['KeyS'], ({ ids, summaries }) => {
      void changes.star(ids, !summaries.every(({ starred }) => starred) || summaries.length === 0);
    }),
    make('read', 'Mark as read or unread', ['KeyM'], ({ ids, summaries }) => {
      void changes.setState(ids, summaries.some(({ state }) => state === 'unread') ? 'reading' : 'unread');
    }),
    make('finished', 'Mark as finished', ['KeyE'], ({ ids }) => void changes.setState(ids, 'finished')),
    make('tag', 'Tags…', ['KeyT'], ({ ids }) => openSheet({ kind: 'tags', ids })),
    make('collect', 'Put into a collection…', ['KeyC'], ({ ids }) => openSheet({ kind: 'collections', ids })),
    make('details', 'Edit the details…', [], ({ ids }) => {
      const [id] = ids;
      if (id !== undefined) openSheet({ kind: 'details', id });
    }),
    {
      ...make('provenance', 'Where it came from', ['Shift+KeyI'], ({ ids }) => {
        const [id] = ids;
        if (id !== undefined) openSheet({ kind: 'provenance', id });
      }),
      words: 'provenance original file hash importer encoding missing',
    },
    {
      ...make('read-again', 'Read the files again', [], ({ ids }) => readAgain(ids)),
      words: 'import reload refresh importer version',
    },
    make('trash', 'Move to the trash', ['Shift+Digit3', '#', 'Shift+#', 'Delete'], (found) => {
      if (inTrash(found)) return openSheet({ kind: 'erase', ids: found.ids });
      list()?.advance();
      useSelection.getState().clear();
      void changes.trash(found.ids);
    }),
    make('restore', 'Restore from the trash', [], ({ ids }) => void changes.restore(ids)),
    {
      id: 'undo',
      title: 'Undo',
      group: 'Article',
      keys: ['KeyU', '$mod+KeyZ'],
      enabled: true,
      run: () => void undoLast(),
    },
  ];
}
