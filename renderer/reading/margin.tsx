import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Highlight } from '../../contract/annotation-model.ts';
import type { Id } from '../../contract/scalars.ts';
import { useSettings } from '../archive/use-settings.ts';
import { formatMoment } from '../ui/format.ts';
import type { FramePage } from './frame-page.ts';
import { layOutMargin } from './margin-layout.ts';
import type { PlacedHighlight } from './place-highlights.ts';
import { isInSight, isOnSheets } from './sheets.ts';

const gap = 10;

export interface MarginProps {
  page: FramePage;
  placed: readonly PlacedHighlight[];
  unplaced: readonly Highlight[];
  chosen: Id | null;
  /** Grows when lines have moved. */
  layout: number;
  onChoose: (id: Id) => void;
}

/**
 * The reader's comments, drawn into the page itself so that they scroll with their lines: beside the text where there is
 * room, else as a list below it. Highlights that lost their place stand below the text, always.
 */
export function Margin({ page, placed, unplaced, chosen, layout, onChoose }: MarginProps) {
  const buttons = useRef(new Map<Id, HTMLButtonElement>());
  const commented = placed.filter(({ highlight }) => highlight.comment.trim() !== '');

  // Comments beside a sheet are those of its lines.
  const [, turn] = useState(0);
  useEffect(() => {
    const turned = (): void => {
      if (isOnSheets(page.view)) turn((before) => before + 1);
    };
    page.document.addEventListener('scroll', turned, { passive: true });
    return () => page.document.removeEventListener('scroll', turned);
  }, [page]);

  useLayoutEffect(() => {
    void layout;
    if (page.document.documentElement.dataset.margin !== 'side') return;
    const origin = page.margin.getBoundingClientRect().top;
    const notes = commented.flatMap(({ highlight: { id }, span }) => {
      const line = page.text.range(span)?.getClientRects()[0];
      const element = buttons.current.get(id);
      if (line === undefined || element === undefined) return [];
      const away = isOnSheets(page.view) && !isInSight(page.view, line);
      element.dataset.away = String(away);
      if (away) return [];
      return [{ id, wanted: line.top - origin, height: element.offsetHeight }];
    });
    for (const [id, top] of layOutMargin(notes, gap, chosen ?? undefined))
      buttons.current.get(id)?.style.setProperty('inset-block-start', `${Math.round(top)}px`);
    page.document.documentElement.dataset.ready = 'true';
  });

  return (
    <>
      {createPortal(
        commented.map(({ highlight }) => (
          <Comment
            key={highlight.id}
            highlight={highlight}
            chosen={highlight.id === chosen}
            onPress={() => onChoose(highlight.id)}
            hold={(element) => {
              if (element === null) buttons.current.delete(highlight.id);
              else buttons.current.set(highlight.id, element);
            }}
          />
        )),
        page.margin,
      )}
      {unplaced.length > 0 &&
        createPortal(
          <section className="unplaced" aria-label="Highlights without a place">
            <h2>Not found in this text any more</h2>
            <p>
              The words {unplaced.length === 1 ? 'of this highlight have' : 'of these highlights have'}{' '}
              changed. Nothing is lost, and nothing was moved by guess.
            </p>
            {unplaced.map((highlight) => (
              <Comment
                key={highlight.id}
                highlight={highlight}
                chosen={highlight.id === chosen}
                onPress={() => onChoose(highlight.id)}
              />
            ))}
          </section>,
          page.unplaced,
        )}
    </>
  );
}

function Comment({
  highlight,
  chosen,
  onPress,
  hold,
}: {
  highlight: Highlight;
  chosen: boolean;
  onPress: () => void;
  hold?: (element: HTMLButtonElement | null) => void;
}) {
  const { settings } = useSettings();
  const name = settings.highlightNames[highlight.colour - 1] ?? '';
  return (
    <button
      type="button"
      className="comment"
      data-colour={highlight.colour}
      data-highlight={highlight.id}
      draggable
      data-chosen={chosen}
      onClick={onPress}
      {...(hold !== undefined && { ref: hold })}
    >
      <q>{highlight.anchor.quote}</q>
      <span>{highlight.comment}</span>
      <small>{[name, ...highlight.tags, formatMoment(highlight.changed)].join(' · ')}</small>
    </button>
  );
}
