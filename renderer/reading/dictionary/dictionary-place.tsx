import { FloatingBox } from '../floating-box.tsx';
import type { FramePage } from '../frame-page.ts';
import styles from './dictionary-card.module.css';
import { DictionaryCard } from './dictionary-card.tsx';
import type { LookUp } from './use-look-up.ts';

/** The card by its word where the text is shown; at the foot of the pages of a PDF. */
export function DictionaryPlace({
  lookUp,
  page,
  language,
  layout,
  onCopy,
  onLeave,
}: {
  lookUp: LookUp;
  /** Null where the text is not in view. */
  page: FramePage | null;
  language: string | null;
  layout: number;
  onCopy: (text: string) => void;
  /** The keyboard goes back to the page. */
  onLeave: () => void;
}) {
  const { asked, close } = lookUp;
  if (asked === null) return null;
  const card = (
    <DictionaryCard
      key={asked.turn}
      word={asked.word}
      language={language}
      onCopy={onCopy}
      onClose={() => {
        close();
        onLeave();
      }}
    />
  );
  if (page === null)
    return (
      <section className={styles.foot} aria-label="Dictionary">
        {card}
      </section>
    );
  return (
    <FloatingBox page={page} span={asked.span} side="below" label="Dictionary" layout={layout}>
      {card}
    </FloatingBox>
  );
}
