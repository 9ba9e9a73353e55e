import { History, Link, MoreHorizontal, Trash2 } from 'lucide-react';
import { noteLink } from '../../contract/carrel-link.ts';
import type { Note, TemplateUse } from '../../contract/note-model.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announce, announceFailure } from '../archive/notices.ts';
import { rememberChange } from '../archive/undo.ts';
import { copyText } from '../ui/copy-text.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '../ui/menu.tsx';

const uses: { value: TemplateUse; label: string }[] = [
  { value: 'none', label: 'Just a note' },
  { value: 'template', label: 'A template' },
  { value: 'default', label: 'What notes on articles begin as' },
];

/** What can be done with a note as a whole. */
export function NoteMenu({ note, onHistory }: { note: Note; onHistory: () => void }) {
  const archive = useArchive();
  const remove = async (): Promise<void> => {
    try {
      await archive.notes.remove({ id: note.id });
      rememberChange(
        { label: 'Removed a note', undo: () => archive.notes.restore({ id: note.id }) },
        { tell: true },
      );
    } catch (error) {
      announceFailure('The note was not removed', error);
    }
  };
  const copy = async (): Promise<void> => {
    const done = await copyText(noteLink(note.id));
    announce(done ? { title: 'Link copied' } : { title: 'The link could not be copied', failure: true });
  };
  const use = (value: string): void => {
    const chosen = uses.find((one) => one.value === value);
    if (chosen !== undefined)
      archive.notes
        .template({ id: note.id, use: chosen.value })
        .catch((error: unknown) => announceFailure('The note was not made a template', error));
  };
  return (
    <Menu
      align="end"
      trigger={<IconButton label="More for this note" icon={<MoreHorizontal size={17} aria-hidden />} />}
    >
      <MenuItem icon={<History size={15} aria-hidden />} onSelect={onHistory}>
        Earlier versions…
      </MenuItem>
      <MenuItem icon={<Link size={15} aria-hidden />} onSelect={() => void copy()}>
        Copy link
      </MenuItem>
      <MenuSeparator />
      <MenuChoices label="It is" value={note.template} choices={uses} onChoose={use} />
      <MenuSeparator />
      <MenuItem icon={<Trash2 size={15} aria-hidden />} danger onSelect={() => void remove()}>
        Remove note
      </MenuItem>
    </Menu>
  );
}
