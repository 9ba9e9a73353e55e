import { ChevronUp, Eye, File, FolderOpen, History } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu.tsx';
import type { StartImport } from './start-import.ts';

/** At the foot of the sidebar: the ways in, and what came in before. */
export function ImportButton({ start, onHistory }: { start: StartImport; onHistory: () => void }) {
  return (
    <Menu
      trigger={
        <Button kind="primary">
          Import
          <ChevronUp size={14} aria-hidden />
        </Button>
      }
    >
      <MenuItem icon={<File size={14} />} onSelect={() => void start.choose('files')}>
        Files…
      </MenuItem>
      <MenuItem icon={<FolderOpen size={14} />} onSelect={() => void start.choose('folder')}>
        A folder…
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Eye size={14} />} onSelect={() => void start.choose('files', { preview: true })}>
        Preview files…
      </MenuItem>
      <MenuItem icon={<Eye size={14} />} onSelect={() => void start.choose('folder', { preview: true })}>
        Preview a folder…
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<History size={14} />} onSelect={onHistory}>
        Imports and receipts
      </MenuItem>
    </Menu>
  );
}
