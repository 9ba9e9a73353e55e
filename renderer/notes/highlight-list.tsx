import type { Highlight } from '../../contract/annotation-model.ts';
import type { Id } from '../../contract/scalars.ts';
import { announce } from '../archive/notices.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { formatCount } from '../ui/format.ts';
import styles from './highlight-list.module.css';
import { highlightsAsMarkdown } from './highlights-as-markdown.ts';

/** The highlights of one article in the order of its text; each leads to its passage. */
export function HighlightList({
  highlights,
  onGoTo,
}: {
  highlights: readonly Highlight[];
  onGoTo: (highlight: Id) => void;
}) {
  const copy = async (): Promise<void> => {
    const done = await copyText(highlightsAsMarkdown(highlights));
    announce(
      done ? { title: 'Highlights copied' } : { title: 'Highlights could not be copied', failure: true },
    );
  };
  return (
    <section className={styles.section} aria-label="Highlights in this article">
      <header className={styles.head}>
        <h2 className={styles.title}>{formatCount(highlights.length, 'highlight')}</h2>
        <Button kind="quiet" size="small" onClick={() => void copy()}>
          Copy all
        </Button>
      </header>
      <ul className={styles.list}>
        {highlights.map((highlight) => (
          <li key={highlight.id}>
            <button
              type="button"
              className={styles.item}
              data-colour={highlight.colour}
              onClick={() => onGoTo(highlight.id)}
            >
              <q className={styles.quote}>{highlight.anchor.quote}</q>
              {highlight.comment !== '' && <span className={styles.comment}>{highlight.comment}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
