import { Link, Quote, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { TextSpan } from '../../contract/anchor-location.ts';
import type { Highlight, HighlightColour } from '../../contract/annotation-model.ts';
import { useSettings } from '../archive/use-settings.ts';
import { ColourChoice } from '../ui/colour-choice.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './highlight-card.module.css';
import { HighlightTags } from './highlight-tags.tsx';
import { LostPlaces } from './lost-places.tsx';

const saveAfterMs = 500;

/** One highlight: its colour and comment, to be changed, and the way to take it away. The comment is saved as it is typed. */
export function HighlightCard({
  highlight,
  focusComment,
  onColour,
  onComment,
  onCopy,
  onCopyLink,
  onRemove,
  onClose,
  onTags,
  stack = [],
  onChoose,
  onPlace,
}: {
  highlight: Highlight;
  focusComment: boolean;
  onColour: (colour: HighlightColour) => void;
  onComment: (comment: string) => void;
  onCopy: () => void;
  onCopyLink: () => void;
  onRemove: () => void;
  onClose: () => void;
  onTags?: (tags: string[]) => void;
  /** All highlights where this one was pressed, when there are several. */
  stack?: readonly Highlight[];
  onChoose?: (highlight: Highlight) => void;
  /** For one without a place. */
  onPlace?: (span: TextSpan) => void;
}) {
  const { settings } = useSettings();
  const name = settings.highlightNames[highlight.colour - 1] ?? '';
  const field = useRef<HTMLTextAreaElement>(null);
  const comment = useComment(highlight, onComment);
  useEffect(() => {
    if (focusComment) field.current?.focus();
  }, [focusComment]);

  return (
    <div className={styles.card}>
      {stack.length > 1 && (
        <fieldset className={styles.stack} aria-label="Highlights here">
          {stack.map((one) => (
            <button
              key={one.id}
              type="button"
              className={styles.other}
              data-colour={one.colour}
              aria-pressed={one.id === highlight.id}
              onClick={() => onChoose?.(one)}
            >
              {one.anchor.quote}
            </button>
          ))}
        </fieldset>
      )}
      <div className={styles.head}>
        <ColourChoice
          label="Colour"
          chosen={highlight.colour}
          names={settings.highlightNames}
          onChoose={onColour}
        />
        <span className={styles.name}>{name}</span>
        <span className={styles.space} />
        <IconButton label="Copy with citation" icon={<Quote size={15} aria-hidden />} onClick={onCopy} />
        <IconButton
          label="Copy a link to this highlight"
          icon={<Link size={15} aria-hidden />}
          onClick={onCopyLink}
        />
        <IconButton label="Remove highlight" icon={<Trash2 size={15} aria-hidden />} onClick={onRemove} />
        <IconButton label="Close" shortcut="Esc" icon={<X size={16} aria-hidden />} onClick={onClose} />
      </div>
      <textarea
        ref={field}
        className={styles.comment}
        aria-label="Comment"
        placeholder="Comment…"
        rows={Math.min(10, Math.max(2, comment.text.split('\n').length))}
        value={comment.text}
        onChange={(event) => comment.type(event.target.value)}
        onBlur={comment.flush}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
            event.preventDefault();
            event.stopPropagation();
            onClose();
          }
        }}
      />
      {onTags !== undefined && <HighlightTags tags={highlight.tags} onChange={onTags} />}
      {onPlace !== undefined && <LostPlaces highlight={highlight} onPlace={onPlace} />}
    </div>
  );
}

function useComment(
  highlight: Highlight,
  save: (comment: string) => void,
): { text: string; type: (text: string) => void; flush: () => void } {
  const [draft, setDraft] = useState<string | null>(null);
  const pending = useRef<{ text: string; timer: number } | null>(null);
  const latestSave = useRef(save);
  latestSave.current = save;
  const flush = useRef(() => {
    if (pending.current === null) return;
    window.clearTimeout(pending.current.timer);
    const { text } = pending.current;
    pending.current = null;
    latestSave.current(text);
  }).current;
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  return {
    text: draft ?? highlight.comment,
    type(text) {
      setDraft(text);
      window.clearTimeout(pending.current?.timer);
      pending.current = { text, timer: window.setTimeout(flush, saveAfterMs) };
    },
    flush,
  };
}
