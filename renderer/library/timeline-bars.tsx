import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { classes } from '../ui/classes.ts';
import { formatCount } from '../ui/format.ts';
import styles from './timeline.module.css';
import type { TimelineBin } from './timeline-bins.ts';
import { binLabel } from './timeline-words.ts';

export interface TimelineBarsProps {
  bins: readonly TimelineBin[];
  /** First and last bar of what is chosen. */
  chosen: readonly [number, number] | null;
  onChoose: (first: number, last: number) => void;
  /** One step back to a wider look, where there is one. */
  onWiden: (() => void) | null;
  /** The bars under the pointer, the cursor or the brush; null when there are none. */
  onPoint: (bars: readonly [number, number] | null) => void;
}

/** So near to the end of what is chosen the pointer takes that end, at most; narrow bars leave it less. */
const mostGripPx = 5;

/**
 * One bar for each day, month or year. A click or Enter takes the bar, a drag or Shift with the arrows takes several; an
 * end of what is chosen can be dragged by itself.
 */
export function TimelineBars({ bins, chosen, onChoose, onWiden, onPoint }: TimelineBarsProps) {
  const track = useRef<HTMLDivElement>(null);
  const [brush, setBrush] = useState<{ anchor: number; to: number } | null>(null);
  // By keys: the bar that has the focus, and where Shift began.
  const [keyed, setKeyed] = useState<{ anchor: number; at: number } | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const focus = useFocusInNewBars(track, bins);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const pulled = brush !== null ? ordered(brush.anchor, brush.to) : null;
  const stretched = keyed !== null && keyed.anchor !== keyed.at ? ordered(keyed.anchor, keyed.at) : null;
  const shown = pulled ?? stretched ?? chosen;
  // One stop of the Tab key; the arrows do the rest.
  const stop = Math.min(bins.length - 1, keyed?.at ?? chosen?.[0] ?? 0);

  const point = (at: number | null, from = at): void => {
    setPointed(at);
    onPoint(at === null || from === null ? null : ordered(from, at));
  };
  const place = (event: PointerEvent): { at: number; grip: number | null } => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined) return { at: 0, grip: null };
    const x = event.clientX - box.left;
    const width = box.width / bins.length;
    const at = Math.min(bins.length - 1, Math.max(0, Math.floor(x / width)));
    if (chosen === null) return { at, grip: null };
    const [first, last] = chosen;
    const gripPx = Math.min(mostGripPx, width / 3);
    if (Math.abs(x - first * width) <= gripPx) return { at: first, grip: last };
    if (Math.abs(x - (last + 1) * width) <= gripPx) return { at: last, grip: first };
    return { at, grip: null };
  };
  const move = (event: PointerEvent): void => {
    const { at, grip } = place(event);
    if (track.current !== null) track.current.style.cursor = grip === null ? '' : 'ew-resize';
    if (brush !== null) setBrush({ ...brush, to: at });
    point(at, brush?.anchor ?? at);
  };
  const press = (event: KeyboardEvent): void => {
    const last = bins.length - 1;
    const focused = barOf(event.target) ?? stop;
    const { anchor, at } = keyed ?? { anchor: focused, at: focused };
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (to !== undefined) {
      const next = Math.min(last, Math.max(0, to));
      const from = event.shiftKey ? anchor : next;
      setKeyed({ anchor: from, at: next });
      point(next, from);
      focusBar(track.current, next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      setKeyed(null);
      focus.hold();
      onChoose(...ordered(anchor, at));
    } else if ((event.key === 'Escape' || event.key === 'Backspace') && stretched !== null)
      setKeyed({ anchor: at, at });
    else if ((event.key === 'Escape' || event.key === 'Backspace') && onWiden !== null) {
      focus.hold();
      onWiden();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={track}
      className={styles.bars}
      role="toolbar"
      aria-label="Articles by date"
      aria-orientation="horizontal"
      onKeyDown={press}
      onBlur={({ relatedTarget }) => {
        // From bar to bar, or because the bar went.
        if (relatedTarget === null || track.current?.contains(relatedTarget)) return;
        focus.release();
        setKeyed(null);
        point(null);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        focus.release();
        const { at, grip } = place(event);
        setKeyed(null);
        setBrush({ anchor: grip ?? at, to: at });
      }}
      onPointerMove={move}
      onPointerLeave={() => point(null)}
      onPointerUp={(event) => {
        if (brush === null) return;
        const { at, grip } = place(event);
        setBrush(null);
        // Let go where it was taken: the bar below the pointer is meant, not the end beside it.
        const stayed = grip !== null && brush.to === at;
        onChoose(...ordered(stayed ? at : brush.anchor, at));
      }}
      onPointerCancel={() => setBrush(null)}
    >
      {bins.map((bin, at) => (
        <button
          key={bin.from}
          type="button"
          data-bar={at}
          tabIndex={at === stop ? 0 : -1}
          aria-pressed={shown !== null && at >= shown[0] && at <= shown[1]}
          aria-label={`${binLabel(bin)}: ${formatCount(bin.count, 'article')}`}
          className={styles.slot}
        >
          <span
            className={classes(
              styles.bar,
              bin.count === 0 && styles.none,
              bin.strays && styles.strays,
              at === pointed && styles.pointed,
            )}
            // The square root keeps a month of one article visible beside one of a thousand.
            style={bin.count === 0 ? {} : { height: `${Math.max(10, Math.sqrt(bin.count / most) * 100)}%` }}
          />
        </button>
      ))}
    </div>
  );
}

/** What is chosen by keys may bring other bars, and whoever chose stays among them. */
function useFocusInNewBars(
  track: RefObject<HTMLElement | null>,
  bins: readonly TimelineBin[],
): { hold(): void; release(): void } {
  const held = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the bars are what brings the focus back
  useEffect(() => {
    if (held.current && document.activeElement === document.body) focusStop(track.current);
  }, [bins, track]);
  return {
    hold: () => {
      held.current = true;
    },
    release: () => {
      held.current = false;
    },
  };
}

function barOf(target: EventTarget): number | null {
  const bar = target instanceof Element ? target.getAttribute('data-bar') : null;
  return bar === null ? null : Number(bar);
}

function focusBar(track: HTMLElement | null, at: number): void {
  track?.querySelector<HTMLElement>(`[data-bar="${at}"]`)?.focus();
}

function focusStop(track: HTMLElement | null): void {
  track?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
}

function ordered(first: number, second: number): [number, number] {
  return first <= second ? [first, second] : [second, first];
}
