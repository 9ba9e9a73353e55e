import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { classes } from '../ui/classes.ts';
import { formatCount, formatNumber, formatPublished } from '../ui/format.ts';
import styles from './timeline.module.css';
import { binMonths, type TimelineBin, yearTicks } from './timeline-bins.ts';

export interface TimelineRange {
  publishedFrom: string;
  publishedTo: string;
}

const mostBins = 72;

/** Articles by date of publication. Drag over the bars to narrow the list to those months; a click takes one bar. */
export function Timeline({
  months,
  range,
  onRange,
}: {
  months: readonly { month: string; count: number }[];
  range: TimelineRange | null;
  onRange: (range: TimelineRange | null) => void;
}) {
  const timeline = useMemo(() => binMonths(months, mostBins), [months]);
  const { bins, undated } = timeline;
  const track = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  if (bins.length < 2) return null;

  const most = Math.max(...bins.map(({ count }) => count));
  const chosen = drag === null ? rangeBins(bins, range) : ordered(drag.from, drag.to);
  const choose = (first: number, last: number): void => {
    const from = bins[first];
    const to = bins[last];
    if (from === undefined || to === undefined) return;
    const same = range?.publishedFrom === from.from && range.publishedTo === to.to;
    onRange(same ? null : { publishedFrom: from.from, publishedTo: to.to });
  };
  const binAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined) return 0;
    const at = Math.floor(((event.clientX - box.left) / box.width) * bins.length);
    return Math.min(bins.length - 1, Math.max(0, at));
  };

  const shown = pointed === null ? undefined : bins[pointed];
  return (
    <section
      className={classes(styles.timeline, undated > 0 && styles.withUndated)}
      aria-label="Articles by date"
    >
      {/* The bars are for the pointer; the two ends below them are for the keyboard. */}
      <div
        ref={track}
        className={styles.bars}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: binAt(event), to: binAt(event) });
        }}
        onPointerMove={(event) => {
          setPointed(binAt(event));
          if (drag !== null) setDrag({ ...drag, to: binAt(event) });
        }}
        onPointerLeave={() => setPointed(null)}
        onPointerUp={(event) => {
          if (drag === null) return;
          const [first, last] = ordered(drag.from, binAt(event));
          setDrag(null);
          choose(first, last);
        }}
        onPointerCancel={() => setDrag(null)}
      >
        {bins.map((bin, at) => (
          <span key={bin.month} className={styles.slot}>
            <span
              className={classes(
                styles.bar,
                chosen !== null && at >= chosen[0] && at <= chosen[1] && styles.in,
                at === pointed && styles.pointed,
              )}
              // The square root keeps a month of one article visible beside one of a thousand.
              style={{ height: bin.count === 0 ? 1 : `${Math.max(8, Math.sqrt(bin.count / most) * 100)}%` }}
            />
          </span>
        ))}
        {chosen !== null && <BrushEnds bins={bins} chosen={chosen} onChoose={choose} />}
        {chosen === null && <BrushEnds bins={bins} chosen={[0, bins.length - 1]} onChoose={choose} />}
      </div>
      <div className={styles.axis} aria-hidden>
        {shown === undefined ? (
          yearTicks(timeline, 7).map(({ at, year }) => (
            <span
              key={year}
              className={styles.tick}
              // The last one must not stand out over the edge.
              style={{ left: `min(${(at / bins.length) * 100}%, 100% - 25px)` }}
            >
              {year}
            </span>
          ))
        ) : (
          <span
            className={styles.pointedAt}
            style={{ left: `clamp(48px, ${(((pointed ?? 0) + 0.5) / bins.length) * 100}%, 100% - 48px)` }}
          >
            {binLabel(shown)} · {formatNumber(shown.count)}
          </span>
        )}
      </div>
      {undated > 0 && (
        <span className={styles.undated} title={`${formatCount(undated, 'article')} without a date`}>
          {formatNumber(undated)}
          <br />
          undated
        </span>
      )}
    </section>
  );
}

function BrushEnds({
  bins,
  chosen,
  onChoose,
}: {
  bins: TimelineBin[];
  chosen: readonly [number, number];
  onChoose: (first: number, last: number) => void;
}) {
  const [first, last] = chosen;
  const press = (event: KeyboardEvent, end: 'first' | 'last'): void => {
    const now = end === 'first' ? first : last;
    const to = {
      ArrowLeft: now - 1,
      ArrowDown: now - 1,
      ArrowRight: now + 1,
      ArrowUp: now + 1,
      Home: 0,
      End: bins.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (end === 'first') onChoose(Math.min(last, Math.max(0, to)), last);
    else onChoose(first, Math.max(first, Math.min(bins.length - 1, to)));
  };
  const end = (which: 'first' | 'last', at: number, label: string) => (
    <span
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={bins.length - 1}
      aria-valuenow={at}
      aria-valuetext={bins[at] === undefined ? '' : binLabel(bins[at])}
      className={styles.end}
      style={{ left: `${((which === 'first' ? at : at + 1) / bins.length) * 100}%` }}
      onKeyDown={(event) => press(event, which)}
    />
  );
  return (
    <>
      {end('first', first, 'Published from')}
      {end('last', last, 'Published until')}
    </>
  );
}

/** `Oct 2023`, `2019`, `2010 – 2019`. */
export function binLabel({ from, to }: { from: string; to: string }): string {
  return from === to ? formatPublished(from) : `${formatPublished(from)} – ${formatPublished(to)}`;
}

function ordered(first: number, second: number): [number, number] {
  return first <= second ? [first, second] : [second, first];
}

/** Which bars a range covers; dates compare as text, and a year covers its months. */
function rangeBins(bins: TimelineBin[], range: TimelineRange | null): [number, number] | null {
  if (range === null) return null;
  const first = bins.findIndex(({ to }) => `${to}~` > range.publishedFrom);
  const last = bins.findLastIndex(({ from }) => from <= `${range.publishedTo}~`);
  return first < 0 || last < first ? null : [first, last];
}
