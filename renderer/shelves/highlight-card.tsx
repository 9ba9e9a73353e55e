import { Copy, MessageSquarePlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ShelvedHighlight } from '../../contract/shelf-model.ts';
import { Chip } from '../ui/chip.tsx';
import { formatMoment, formatPublished } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './shelf-card.module.css';

/** One highlight on a shelf: its words lead to their place, its comment can be written here. */
export function HighlightCard({
  highlight,
  withArticle,
  chosen,
  onChoose,
  onOpen,
  onTag,
  onComment,
  onCopy,
  onRemove,
}: {
  highlight: ShelvedHighlight;
  /** Says where it stands, where no heading does. */
  withArticle: boolean;
  chosen: boolean;
  /** Leave it out where nothing can be chosen. */
  onChoose?: (range: boolean) => void;
  onOpen: () => void;
  onTag?: (tag: string) => void;
  onComment?: (comment: string) => void;
  onCopy: () => void;
  onRemove?: () => void;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const { anchor, comment, article, tags, page, placed, created, colour } = highlight;
  const words = anchor.quote.trim();
  const close = (): void => {
    if (draft !== null && draft !== comment) onComment?.(draft);
    setDraft(null);
  };
  return (
    <article
      className={styles.card}
      data-colour={colour}
      data-chosen={chosen || undefined}
      aria-label={words.slice(0, 80)}
    >
      {onChoose !== undefined && (
        <input
          type="checkbox"
          className={styles.check}
          aria-label={`Choose “${words.slice(0, 60)}”`}
          checked={chosen}
          // The range is asked for by Shift, which only the press knows.
          onClick={(event) => onChoose(event.shiftKey)}
          readOnly
        />
      )}
      <button type="button" className={styles.quote} onClick={onOpen}>
        {words}
      </button>
      {draft === null ? (
        comment !== '' &&
        (onComment === undefined ? (
          <p className={styles.comment}>{comment}</p>
        ) : (
          <button
            type="button"
            className={styles.comment}
            aria-label={`Edit comment: ${comment}`}
            onClick={() => setDraft(comment)}
          >
            {comment}
          </button>
        ))
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
        {withArticle && (
          <span className={styles.where}>
            {article.title}
            {article.published !== null && ` · ${formatPublished(article.published)}`}
          </span>
        )}
        <span>{formatMoment(created)}</span>
        {page !== null && <span>page {page}</span>}
        {!placed && <span className={styles.unplaced}>not found in the text any more</span>}
        {tags.map((tag) =>
          onTag === undefined ? (
            <Chip key={tag}>{tag}</Chip>
          ) : (
            <Chip key={tag} onPress={() => onTag(tag)} action={`Only those tagged “${tag}”`}>
              {tag}
            </Chip>
          ),
        )}
        <span className={styles.actions}>
          {onComment !== undefined && (
            <IconButton
              size="small"
              label="Comment"
              icon={<MessageSquarePlus size={14} aria-hidden />}
              onClick={() => setDraft(comment)}
            />
          )}
          <IconButton
            size="small"
            label="Copy with citation"
            icon={<Copy size={13} aria-hidden />}
            onClick={onCopy}
          />
          {onRemove !== undefined && (
            <IconButton
              size="small"
              label="Remove highlight"
              icon={<Trash2 size={13} aria-hidden />}
              onClick={onRemove}
            />
          )}
        </span>
      </p>
    </article>
  );
}
