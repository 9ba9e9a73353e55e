import { Copy, MessageSquarePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Highlight } from '../../contract/annotation-model.ts';
import { formatMoment } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './highlight-entry.module.css';

/** One highlight in the list of all: its words lead to its place, its comment can be written here. */
export function HighlightEntry({
  highlight,
  onOpen,
  onComment,
  onCopy,
  onRemove,
}: {
  highlight: Highlight;
  onOpen: () => void;
  onComment: (comment: string) => void;
  onCopy: () => void;
  onRemove: () => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const close = (): void => {
    if (draft !== null && draft !== highlight.comment) onComment(draft);
    setDraft(null);
  };
  return (
    <li className={styles.entry} data-colour={highlight.colour}>
      <button type="button" className={styles.quote} onClick={onOpen}>
        {highlight.anchor.quote}
      </button>
      {draft === null ? (
        highlight.comment !== '' && (
          <button
            type="button"
            className={styles.comment}
            aria-label={`Edit comment: ${highlight.comment}`}
            onClick={() => setDraft(highlight.comment)}
          >
            {highlight.comment}
          </button>
        )
      ) : (
        <textarea
          className={styles.field}
          aria-label="Comment"
          rows={Math.max(2, draft.split('\n').length)}
          value={draft}
          // biome-ignore lint/a11y/noAutofocus: it was asked for by a press on this very place
          autoFocus
          onChange={(event) => setDraft(event.target.value)}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
              event.preventDefault();
              event.stopPropagation();
              event.currentTarget.blur();
            }
          }}
        />
      )}
      <p className={styles.foot}>
        <span>{formatMoment(highlight.created)}</span>
        {!highlight.placed && <span className={styles.unplaced}>not found in the text any more</span>}
        <span className={styles.actions}>
          <IconButton
            size="small"
            label="Comment"
            icon={<MessageSquarePlus size={14} aria-hidden />}
            onClick={() => setDraft(highlight.comment)}
          />
          <IconButton size="small" label="Copy" icon={<Copy size={13} aria-hidden />} onClick={onCopy} />
          <IconButton
            size="small"
            label="Remove highlight"
            icon={<Trash2 size={13} aria-hidden />}
            onClick={onRemove}
          />
        </span>
      </p>
    </li>
  );
}
