import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { copyNote, type Footnote } from './footnotes.ts';
import type { FramePage } from './frame-page.ts';

const gap = 8;
const edge = 12;

/**
 * A footnote beside its reference, so that nobody loses the line. It is drawn into the page itself, behind the page's
 * walls, and moves with the text.
 */
export function FootnotePopup({
  page,
  footnote,
  layout,
  onGo,
  onClose,
}: {
  page: FramePage;
  footnote: Footnote;
  /** Grows when lines have moved. */
  layout: number;
  onGo: () => void;
  onClose: () => void;
}) {
  const box = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    text.current?.replaceChildren(copyNote(footnote));
    box.current?.focus({ preventScroll: true });
  }, [footnote]);

  useLayoutEffect(() => {
    void layout;
    const element = box.current;
    const [line] = footnote.reference.getClientRects();
    if (element === null || line === undefined) return;
    const { innerWidth, innerHeight, scrollX, scrollY } = page.view;
    const { offsetWidth: width, offsetHeight: height } = element;
    const below = line.bottom + gap;
    const top =
      below + height > innerHeight - edge && line.top - gap - height > edge ? line.top - gap - height : below;
    const left = Math.max(edge, Math.min(line.left + line.width / 2 - width / 2, innerWidth - width - edge));
    element.style.top = `${top + scrollY}px`;
    element.style.left = `${left + scrollX}px`;
  }, [page, footnote, layout]);

  useEffect(() => {
    const stop = new AbortController();
    const press = (event: Event): void => {
      if (!event.composedPath().some((part) => part === box.current)) onClose();
    };
    page.document.addEventListener('pointerdown', press, { signal: stop.signal, capture: true });
    return () => stop.abort();
  }, [page, onClose]);

  return createPortal(
    <aside
      ref={box}
      className="note-popup"
      role="note"
      tabIndex={-1}
      aria-label={footnote.mark === '' ? 'Note' : `Note ${footnote.mark}`}
    >
      <div ref={text} className="note-text" dir="auto" />
      <footer>
        <button type="button" onClick={onGo}>
          Go to the note
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </footer>
    </aside>,
    page.document.body,
  );
}
