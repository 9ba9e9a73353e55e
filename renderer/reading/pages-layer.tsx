import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { PageLines } from '../../contract/pages-messages.ts';
import type { Id } from '../../contract/scalars.ts';
import styles from './floating-box.module.css';
import { HighlightCard } from './highlight-card.tsx';
import { placeBox } from './place-box.ts';
import { SelectionBar } from './selection-bar.tsx';
import type { PagesReading } from './use-pages-reading.ts';

/** What lies over the pages of a PDF: the bar of a selection, the card of a highlight. */
export function PagesLayer({
  reading,
  frame,
  onCopy,
  onCopyLink,
  onSearch,
  onQuote,
  onLookUp,
  onClose,
}: {
  reading: PagesReading;
  frame: RefObject<HTMLIFrameElement | null>;
  onCopy: (quote: string, page: number | null, of?: { highlight: Id }) => void;
  onCopyLink: (quote: string, highlight?: Id) => void;
  onSearch: () => void;
  onQuote: () => void;
  onLookUp: () => void;
  onClose: () => void;
}) {
  const { pages, highlights } = reading;
  if (pages === null) return null;
  const { chosen } = highlights;
  const selecting = pages.selected.length > 0;
  return (
    <>
      {selecting && (
        <PagesBox frame={frame} lines={pages.lines} side="above" label="Selection">
          <SelectionBar
            onColour={(colour) => reading.highlight(colour)}
            onComment={() => reading.highlight(undefined, { comment: true })}
            onSearch={onSearch}
            onQuote={onQuote}
            onLookUp={onLookUp}
            onCopy={() => onCopy(reading.selectedWords(), pages.selected[0]?.page ?? null)}
            onCopyLink={() => onCopyLink(reading.selectedWords())}
          />
        </PagesBox>
      )}
      {chosen !== null && !selecting && (
        <PagesBox frame={frame} lines={pages.lines} side="below" label="Highlight">
          <HighlightCard
            key={chosen.highlight.id}
            highlight={chosen.highlight}
            focusComment={chosen.comment}
            onColour={(colour) => highlights.setColour(chosen.highlight, colour)}
            onComment={(comment) => highlights.setComment(chosen.highlight, comment)}
            onCopy={() =>
              onCopy(chosen.highlight.anchor.quote, chosen.highlight.page, { highlight: chosen.highlight.id })
            }
            onCopyLink={() => onCopyLink(chosen.highlight.anchor.quote, chosen.highlight.id)}
            onRemove={() => highlights.remove(chosen.highlight)}
            onClose={() => {
              highlights.choose(null);
              onClose();
            }}
          />
        </PagesBox>
      )}
    </>
  );
}

function PagesBox({
  frame,
  lines,
  side,
  label,
  children,
}: {
  frame: RefObject<HTMLIFrameElement | null>;
  lines: PageLines;
  side: 'above' | 'below';
  label: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  // Without dependencies: whatever made this render may have changed its size.
  useLayoutEffect(() => {
    const [element, pages] = [box.current, frame.current];
    if (element === null || pages === null) return;
    placeBox(element, lines, { width: pages.clientWidth, height: pages.clientHeight }, side);
  });
  return (
    <section ref={box} className={styles.box} aria-label={label}>
      {children}
    </section>
  );
}
