import type { Relaxation } from '../../contract/search-model.ts';
import styles from './loosened-line.module.css';
import { loosenedWords, type Said } from './loosened-words.ts';

export interface LoosenedLineProps {
  relaxed: readonly Relaxation[];
  /** Some article answers. */
  found: boolean;
  /** The query with a likelier spelling, or null. */
  didYouMean: string | null;
  /** Only what was typed is searched for; a press takes that back. */
  strict: boolean;
  onStrict: (strict: boolean) => void;
  onQuery: (query: string) => void;
}

/** One calm line: where the answer is not of what was typed, and the way back to exactly that. */
export function LoosenedLine({ relaxed, found, didYouMean, strict, onStrict, onQuery }: LoosenedLineProps) {
  const said = loosenedWords(relaxed, found);
  // What says nothing is left out in an exact search too.
  const loosened = relaxed.some(({ kind }) => kind !== 'left-out');
  if (said.length === 0 && didYouMean === null && !strict) return null;
  return (
    <p className={styles.line} aria-live="polite">
      {said.map((part) => (
        <Words key={part.map(({ text }) => text).join('')} said={part} />
      ))}
      {didYouMean !== null && (
        <span>
          Did you mean{' '}
          <button type="button" className={styles.query} onClick={() => onQuery(didYouMean)}>
            {didYouMean}
          </button>
          ?{' '}
        </span>
      )}
      {loosened && (
        <button type="button" className={styles.act} onClick={() => onStrict(true)}>
          Search exactly as typed
        </button>
      )}
      {strict && (
        <>
          Exactly as typed.{' '}
          <button type="button" className={styles.act} onClick={() => onStrict(false)}>
            Allow near spellings
          </button>
        </>
      )}
    </p>
  );
}

function Words({ said }: { said: readonly Said[] }) {
  return (
    <span>
      {said.map(({ text, typed }) =>
        typed ? (
          <em key={text} className={styles.typed} dir="auto">
            {text}
          </em>
        ) : (
          text
        ),
      )}{' '}
    </span>
  );
}
