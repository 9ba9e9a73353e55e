import { Download } from 'lucide-react';
import { useArchive } from '../archive/archive-context.tsx';
import { announce, announceFailure } from '../archive/notices.ts';
import { saveText } from '../archive/save-text.ts';
import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { formatWords } from './shelf-words.ts';

/** Saves what is on a shelf as a file; `write` makes its text. */
export function ExportMenu<F extends keyof typeof formatWords>({
  name,
  what,
  formats,
  disabled = false,
  write,
}: {
  /** Of the file, without its ending. */
  name: string;
  /** `highlight`, for what is told. */
  what: string;
  formats: readonly F[];
  disabled?: boolean;
  write: (format: F) => Promise<{ text: string; count: number }>;
}) {
  const archive = useArchive();
  const save = async (format: F): Promise<void> => {
    const { extension, type } = formatWords[format];
    try {
      const { text, count } = await write(format);
      if (await saveText(archive, `${name}.${extension}`, text, type))
        announce({ title: `Saved ${formatCount(count, what)}` });
    } catch (error) {
      announceFailure('Nothing was saved', error);
    }
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" kind="quiet" disabled={disabled} icon={<Download size={14} aria-hidden />}>
          Export
        </Button>
      }
    >
      {formats.map((format) => (
        <MenuItem key={format} onSelect={() => void save(format)}>
          {formatWords[format].words}…
        </MenuItem>
      ))}
    </Menu>
  );
}
