import type { NoteSnapshot } from './note-session.ts';
import styles from './notes-pane.module.css';

/** Whether what is on the screen is in the library, and what another window did to it. */
export function SavingState({ snapshot }: { snapshot: NoteSnapshot }) {
  const { saving, text, replaced, conflicts } = snapshot;
  const empty = text === null || text === '';
  return (
    <p className={styles.saving} data-kind={saving.kind} role="status">
      {saving.kind === 'saved' && !empty && savedWords(replaced, conflicts)}
      {saving.kind === 'saving' && 'Saving…'}
      {saving.kind === 'waiting' && 'Waiting for the archive; kept here'}
      {saving.kind === 'failed' && `Not saved: ${saving.message} Kept here.`}
    </p>
  );
}

function savedWords(replaced: number, conflicts: number): string {
  if (conflicts > 0) return 'Saved; the other window’s words are in the history';
  return replaced > 0 ? 'Saved; changed elsewhere' : 'Saved';
}
