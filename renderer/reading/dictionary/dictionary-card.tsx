import { ArrowLeft, Copy, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { DictionaryAnswer } from '../../../contract/dictionary-model.ts';
import { useLookup } from '../../archive/dictionaries.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useAfter } from '../../ui/use-after.ts';
import { answerAsText } from './answer-text.ts';
import styles from './dictionary-card.module.css';
import { Entries } from './entries.tsx';
import { NoDictionary } from './no-dictionary.tsx';

/** What the dictionaries say of a word, by the word. */
export function DictionaryCard({
  word,
  language,
  onCopy,
  onClose,
}: {
  /** Empty: the reader types it. */
  word: string;
  language: string | null;
  onCopy: (text: string) => void;
  onClose: () => void;
}) {
  const [trail, setTrail] = useState<readonly string[]>([word]);
  const current = trail.at(-1) ?? '';
  const [typed, setTyped] = useState(word);
  const field = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLElement>(null);
  const { answer, failure } = useLookup(current, language);
  const slow = useAfter(current !== '' && answer === undefined && failure === null, 200);

  // The keyboard goes where it is of use: into the field when there is no word yet, else to what is to be read.
  useEffect(() => {
    (word === '' ? field.current : body.current)?.focus({ preventScroll: true });
  }, [word]);
  const go = (next: string): void => {
    if (next.trim() === '' || next === current) return;
    setTrail((before) => [...before.filter((one) => one !== ''), next]);
    setTyped(next);
    body.current?.scrollTo({ top: 0 });
  };
  const back = (): void => {
    setTrail((before) => before.slice(0, -1));
    setTyped(trail.at(-2) ?? '');
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };

  return (
    <div className={styles.card}>
      <form
        className={styles.head}
        onSubmit={(event) => {
          event.preventDefault();
          go(typed);
        }}
      >
        {trail.length > 1 && (
          <IconButton
            label="Back to the word before"
            type="button"
            size="small"
            icon={<ArrowLeft size={15} aria-hidden />}
            onClick={back}
          />
        )}
        <input
          ref={field}
          className={styles.word}
          aria-label="Word to look up"
          placeholder="A word to look up"
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onKeyDown={leave}
          onChange={(event) => setTyped(event.target.value)}
        />
        {answer !== undefined && answer.entries.length > 0 && (
          <IconButton
            label="Copy what the dictionaries say"
            type="button"
            size="small"
            icon={<Copy size={14} aria-hidden />}
            onClick={() => onCopy(answerAsText(answer))}
          />
        )}
        <IconButton
          label="Close the dictionary"
          type="button"
          size="small"
          icon={<X size={15} aria-hidden />}
          onClick={onClose}
        />
      </form>
      <section
        ref={body}
        className={styles.body}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard
        tabIndex={0}
        aria-label="What the dictionaries say"
      >
        {failure !== null && (
          <p role="alert" className={styles.note}>
            The archive did not answer: {failure.message}
          </p>
        )}
        {slow && <p className={styles.note}>Looking it up…</p>}
        {current !== '' && answer !== undefined && <Answer answer={answer} onGo={go} />}
      </section>
    </div>
  );
}

function Answer({ answer, onGo }: { answer: DictionaryAnswer; onGo: (word: string) => void }) {
  if (answer.dictionaries.length === 0) return <NoDictionary />;
  return (
    <>
      <Entries answer={answer} onGo={onGo} />
      {answer.entries.length === 0 && (
        <div role="status" className={styles.note}>
          <p>
            “{answer.word}” is in{' '}
            {answer.dictionaries.length === 1 ? 'no entry of your dictionary' : 'none of your dictionaries'}.
          </p>
          {answer.near.length > 0 && (
            <p className={styles.near}>
              Near it:{' '}
              {answer.near.map((word) => (
                <button key={word} type="button" className={styles.link} onClick={() => onGo(word)}>
                  {word}
                </button>
              ))}
            </p>
          )}
        </div>
      )}
      {answer.problems.map((problem) => (
        <p key={problem} className={styles.problem}>
          {problem}
        </p>
      ))}
    </>
  );
}
