import { ArchiveRestore, CircleCheck, CircleDot, Folder, Star, Tag, Trash2, X } from 'lucide-react';
import type { Id } from '../../contract/scalars.ts';
import { useArticleChanges } from '../archive/article-changes.ts';
import { formatNumber } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './bulk-bar.module.css';

export interface BulkBarProps {
  ids: Id[];
  inTrash: boolean;
  onTags: () => void;
  onCollections: () => void;
  onErase: () => void;
  onClear: () => void;
}

/** Stands in place of the list's head while several articles are chosen. */
export function BulkBar({ ids, inTrash, onTags, onCollections, onErase, onClear }: BulkBarProps) {
  const changes = useArticleChanges();
  const act = (done: Promise<void>): void => {
    onClear();
    void done;
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label="Chosen articles">
      <IconButton
        size="small"
        label="Let go"
        shortcut="Esc"
        icon={<X size={15} aria-hidden />}
        onClick={onClear}
      />
      <p className={styles.count} role="status">
        {formatNumber(ids.length)} chosen
      </p>
      {inTrash ? (
        <>
          <IconButton
            label="Restore"
            icon={<ArchiveRestore size={16} aria-hidden />}
            onClick={() => act(changes.restore(ids))}
          />
          <IconButton label="Erase for good…" icon={<Trash2 size={16} aria-hidden />} onClick={onErase} />
        </>
      ) : (
        <>
          <IconButton
            label="Star"
            shortcut="S"
            icon={<Star size={16} aria-hidden />}
            onClick={() => void changes.star(ids, true)}
          />
          <IconButton
            label="Mark as unread"
            icon={<CircleDot size={16} aria-hidden />}
            onClick={() => void changes.setState(ids, 'unread')}
          />
          <IconButton
            label="Mark as finished"
            shortcut="E"
            icon={<CircleCheck size={16} aria-hidden />}
            onClick={() => void changes.setState(ids, 'finished')}
          />
          <IconButton label="Tags…" shortcut="T" icon={<Tag size={16} aria-hidden />} onClick={onTags} />
          <IconButton
            label="Collections…"
            shortcut="C"
            icon={<Folder size={16} aria-hidden />}
            onClick={onCollections}
          />
          <IconButton
            label="Move to the trash"
            shortcut="#"
            icon={<Trash2 size={16} aria-hidden />}
            onClick={() => act(changes.trash(ids))}
          />
        </>
      )}
    </div>
  );
}
