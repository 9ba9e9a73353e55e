import { FolderDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';
import styles from './drop-zone.module.css';

/**
 * Files may be dropped anywhere on the window. Where the host takes them itself (`onDrop` is null) this only shows that
 * they would be taken.
 */
export function DropZone({
  onDrop,
}: {
  onDrop: ((transfer: DataTransfer, collection: Id | null) => void) | null;
}) {
  const [over, setOver] = useState<{ name: string | null } | null>(null);
  const depth = useRef(0);

  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth.current++;
      setOver({ name: collectionUnder(event)?.name ?? null });
    };
    const move = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth.current = Math.max(0, depth.current - 1);
      if (depth.current === 0) setOver(null);
    };
    const drop = (event: DragEvent): void => {
      depth.current = 0;
      setOver(null);
      if (!carriesFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      onDrop?.(event.dataTransfer, collectionUnder(event)?.id ?? null);
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragover', move, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, [onDrop]);

  if (over === null) return null;
  return (
    <div className={styles.zone} aria-hidden>
      <div className={styles.card}>
        <FolderDown size={30} strokeWidth={1.5} />
        <p>{over.name === null ? 'Drop to import' : `Drop to import into “${over.name}”`}</p>
      </div>
    </div>
  );
}

function collectionUnder(event: DragEvent): { id: Id; name: string } | null {
  const element = event.target instanceof Element ? event.target.closest('[data-drop-collection]') : null;
  const id = element?.getAttribute('data-drop-collection') ?? null;
  return id === null ? null : { id, name: element?.getAttribute('data-drop-name') ?? '' };
}
