import type { ShelvedNote } from '../../contract/shelf-model.ts';
import { Chip } from '../ui/chip.tsx';
import { formatMoment } from '../ui/format.ts';
import { plainLines } from './plain-lines.ts';
import styles from './shelf-card.module.css';

/** One note on a shelf, with its first lines. */
export function NoteCard({
  note,
  chosen,
  onChoose,
  onOpen,
  onTag,
}: {
  note: ShelvedNote;
  chosen: boolean;
  onChoose?: (range: boolean) => void;
  onOpen: () => void;
  onTag?: (tag: string) => void;
}) {
  const [first = '', ...rest] = plainLines(note.text, 5).split('\n');
  const title = note.articleTitle ?? (first === '' ? 'Untitled note' : first);
  const lines = note.article === null ? rest.join('\n') : [first, ...rest].join('\n');
  return (
    <article className={styles.card} data-chosen={chosen || undefined} aria-label={title}>
      {onChoose !== undefined && (
        <input
          type="checkbox"
          className={styles.check}
          aria-label={`Choose the note “${title.slice(0, 60)}”`}
          checked={chosen}
          onClick={(event) => onChoose(event.shiftKey)}
          readOnly
        />
      )}
      <button type="button" className={styles.note} onClick={onOpen}>
        <span className={styles.noteTitle}>{title}</span>
        <span className={styles.noteDate}>{formatMoment(note.changed)}</span>
        <span className={styles.noteText}>{lines}</span>
      </button>
      {(note.tags.length > 0 || note.template || note.article === null) && (
        <p className={styles.foot}>
          {note.template ? <span>Template</span> : note.article === null && <span>Free-standing</span>}
          {note.tags.map((tag) =>
            onTag === undefined ? (
              <Chip key={tag}>{tag}</Chip>
            ) : (
              <Chip key={tag} onPress={() => onTag(tag)} action={`Only those tagged “${tag}”`}>
                {tag}
              </Chip>
            ),
          )}
        </p>
      )}
    </article>
  );
}
