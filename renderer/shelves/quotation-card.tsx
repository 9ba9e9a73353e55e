import { Copy, Highlighter, UnfoldVertical } from 'lucide-react';
import { useState } from 'react';
import type { QuotationRow } from '../archive/quotations.ts';
import { formatPublished } from '../ui/format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import styles from './quotation-card.module.css';
import cards from './shelf-card.module.css';

/** One sentence with where it comes from; its neighbours on demand. */
export function QuotationCard({
  row: { quotation, sentence, first },
  last,
  chosen,
  onChoose,
  onOpen,
  onCopy,
  onHighlight,
}: {
  row: QuotationRow;
  /** The last one of its article that is listed. */
  last: boolean;
  chosen: boolean;
  onChoose: (range: boolean) => void;
  onOpen: () => void;
  onCopy: () => void;
  onHighlight: () => void;
}) {
  const [around, setAround] = useState(false);
  const { article, left } = quotation;
  const { anchor, marks, before, after } = sentence;
  const about = [article.source, article.place, article.byline].filter(
    (part) => part !== null && part !== '',
  );
  return (
    <div className={styles.card} data-chosen={chosen || undefined}>
      {first && (
        <p className={styles.from}>
          <span className={styles.day}>
            {article.published === null ? 'Undated' : formatPublished(article.published)}
          </span>
          <span className={styles.title}>{article.title}</span>
          {about.length > 0 && <span>{about.join(' · ')}</span>}
        </p>
      )}
      <div className={styles.sentence}>
        <input
          type="checkbox"
          className={cards.check}
          aria-label={`Choose “${anchor.quote.slice(0, 60)}”`}
          checked={chosen}
          onClick={(event) => onChoose(event.shiftKey)}
          readOnly
        />
        <button type="button" className={styles.words} onClick={onOpen}>
          {around && before !== '' && <span className={styles.beside}>{before} </span>}
          <MarkedText text={anchor.quote} marks={marks} />
          {around && after !== '' && <span className={styles.beside}> {after}</span>}
        </button>
        <span className={styles.actions}>
          <IconButton
            size="small"
            label="The sentences around it"
            pressed={around}
            icon={<UnfoldVertical size={14} aria-hidden />}
            onClick={() => setAround(!around)}
          />
          <IconButton
            size="small"
            label="Copy with citation"
            icon={<Copy size={13} aria-hidden />}
            onClick={onCopy}
          />
          <IconButton
            size="small"
            label="Highlight this sentence"
            icon={<Highlighter size={14} aria-hidden />}
            onClick={onHighlight}
          />
        </span>
      </div>
      {last && left > 0 && (
        <p className={styles.left}>
          <button type="button" onClick={onOpen}>
            And {left} more in this article
          </button>
        </p>
      )}
    </div>
  );
}
