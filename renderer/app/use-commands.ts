import { type RefObject, useEffect } from 'react';
import type { LibraryOverview } from '../../contract/model.ts';
import type { Settings } from '../../contract/settings-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { useArticleChanges } from '../archive/article-changes.ts';
import { useOpenWindow } from '../archive/use-open-window.ts';
import { useRebuild } from '../archive/use-rebuild.ts';
import type { StartImport } from '../importing/start-import.ts';
import { readingCommands } from '../reading/reading-commands.ts';
import { articleCommands } from './article-commands.ts';
import type { Command } from './command.ts';
import { focusedId } from './desk.ts';
import { deskCommands } from './desk-commands.ts';
import type { ListControl } from './list-control.ts';
import { pageCommands, sectionCommands } from './page-commands.ts';
import type { PlaceControl } from './place-control.ts';
import { useNoteCommands } from './use-note-commands.ts';
import { useReadAgain } from './use-read-again.ts';
import { useTargets } from './use-targets.ts';
import { useView } from './view-store.ts';
import { goCommands, libraryCommands, listCommands, windowCommands } from './window-commands.ts';

/** The one list of commands: keys, palette, menus and the sheet of keys all read it. */
export function useCommands({
  list,
  reader,
  start,
  settings,
  overview,
  onChangeSettings,
  onToggleSidebar,
}: {
  list: RefObject<ListControl | null>;
  reader: RefObject<PlaceControl | null>;
  start: StartImport;
  settings: Settings;
  overview: LibraryOverview | undefined;
  onChangeSettings: (change: Partial<Settings>) => void;
  onToggleSidebar: () => void;
}): Command[] {
  const targets = useTargets();
  const changes = useArticleChanges();
  const readAgain = useReadAgain();
  const rebuild = useRebuild();
  const noteCommands = useNoteCommands();
  const openWindow = useOpenWindow();
  // The names and the reach of some commands follow what is open.
  useView(({ desk, calm }) => `${desk.places.length} ${calm}`);
  const open = useView(({ desk }) => focusedId(desk, 'article') !== null);
  return [
    // Before those whose key is the same one without Shift: some systems send `?` without saying so.
    ...windowCommands(
      settings,
      onChangeSettings,
      onToggleSidebar,
      () => reader.current?.reading?.dismiss() ?? false,
    ),
    ...listCommands(() => list.current),
    ...articleCommands(targets, changes, readAgain, () => list.current),
    {
      id: 'note',
      title: 'Write a note',
      group: 'Article',
      keys: ['KeyN'],
      enabled: open,
      run: () => reader.current?.writeNote(),
    },
    ...noteCommands,
    {
      id: 'quote-in-note',
      title: 'Quote the selection or the chosen highlight in the note',
      group: 'Article',
      keys: ['Shift+KeyQ'],
      enabled: open,
      words: 'quotation cite',
      run: () => reader.current?.quoteInNote(),
    },
    ...readingCommands.map(
      ({ id, title, keys, when, run }): Command => ({
        id,
        title,
        ...(when !== undefined && { when }),
        group: 'Reading',
        keys,
        enabled: open,
        run: () => {
          const reading = reader.current?.reading ?? null;
          if (reading !== null) run(reading);
        },
      }),
    ),
    ...pageCommands({
      open,
      reading: () => reader.current?.reading ?? null,
      settings,
      change: onChangeSettings,
    }),
    ...sectionCommands(reader.current?.reading ?? null),
    ...deskCommands({ targets, reader: () => reader.current, openWindow }),
    ...goCommands(),
    ...libraryCommands(start, overview?.counts.trash ?? 0, rebuild),
  ];
}

/** A menu of the desktop, or a second start of the program, names a command. */
export function useCommandEvents(commands: readonly Command[]): void {
  const archive = useArchive();
  useEffect(
    () =>
      archive.on('command', ({ name }) => {
        const command = commands.find(({ id }) => id === name);
        if (command?.enabled) command.run();
      }),
    [archive, commands],
  );
}
