import { TextQuote } from 'lucide-react';
import type { Highlight } from '../../contract/annotation-model.ts';
import { quotationBlock } from '../../contract/quotation-block.ts';
import type { CitedArticle } from '../../contract/quotation-model.ts';
import type { Id } from '../../contract/scalars.ts';
import { announce } from '../archive/notices.ts';
import { dragQuotation } from '../archive/quotation-drag.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { formatCount } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './highlight-list.module.css';
import { highlightsAsMarkdown } from './highlights-as-markdown.ts';

/** The highlights of one article in the order of its text; each leads to its passage. */
export function HighlightList({
  highlights,
  cited,
  onGoTo,
  onQuote,
}: {
  highlights: readonly Highlight[];
  /** The article, as it is cited; null as long as it is not known. */
  cited: Omit<CitedArticle, 'id' | 'language'> | null;
  onGoTo: (highlight: Id) => void;
  /** Puts the quotation into the note. */
  onQuote: (block: string) => void;
}) {
  const blockOf = ({ anchor, article, id, page }: Highlight): string =>
    quotationBlock(anchor.quote, article, cited, id, page);
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
          <li key={highlight.id} className={styles.line}>
            <button
              type="button"
              className={styles.item}
              data-colour={highlight.colour}
              draggable
              onDragStart={(event) => dragQuotation(event.dataTransfer, blockOf(highlight))}
              onClick={() => onGoTo(highlight.id)}
            >
              <q className={styles.quote}>{highlight.anchor.quote}</q>
              {highlight.comment !== '' && <span className={styles.comment}>{highlight.comment}</span>}
            </button>
            <span className={styles.quoting}>
              <IconButton
                size="small"
                label="Quote in the note"
                icon={<TextQuote size={13} aria-hidden />}
                onClick={() => onQuote(blockOf(highlight))}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
