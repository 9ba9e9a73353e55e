import type { Id } from '../../contract/scalars.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './reader-pane.module.css';

/** A free-standing note. */
export function NotePlace(_props: { note: Id }) {
  return (
    <section className={styles.nothing} aria-label="Note">
      <EmptyState alert title="This note cannot be shown">
        It stands on the page of all notes.
      </EmptyState>
    </section>
  );
}
