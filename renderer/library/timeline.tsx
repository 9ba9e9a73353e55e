import { ChevronLeft } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { NamedCount } from '../../contract/model.ts';
import styles from './timeline.module.css';
import { TimelineBars } from './timeline-bars.tsx';
import { rangeBins } from './timeline-bins.ts';
import { plainRange } from './timeline-dates.ts';
import { timelineTicks } from './timeline-ticks.ts';
import { type TimelineRange, timelineWindow, waysOut, windowBins } from './timeline-window.ts';
import { barsLabel, binLabel, unshownWords } from './timeline-words.ts';

export type { TimelineRange } from './timeline-window.ts';

export interface TimelineProps {
  /** Of all articles listed, whatever range is chosen: `2023-10`, `2023` where only the year is known, '' undated. */
  months: readonly NamedCount[];
  /** Days of the month in view (`monthInView`), `2023-10-09`; none while they are not known. */
  days: readonly NamedCount[];
  range: TimelineRange | null;
  onRange: (range: TimelineRange | null) => void;
}

const mostBins = 72;

/**
 * Articles by date of publication. A click on a year narrows the list to it and shows its months, a click on a month its
 * days; a drag takes several bars. It comes as close as shows all of what is chosen.
 */
export function Timeline({ months, days, range, onRange }: TimelineProps) {
  const window = useMemo(() => timelineWindow(months, days, range, mostBins), [months, days, range]);
  const timeline = useMemo(() => windowBins(window, months, days, mostBins), [window, months, days]);
  const [pointed, setPointed] = useState<readonly [number, number] | null>(null);
  const { bins, unit, vague } = timeline;
  const [firstBin, lastBin] = [bins[0], bins.at(-1)];
  if (firstBin === undefined || lastBin === undefined || (bins.length < 2 && range === null)) return null;

  const out = waysOut(window, range);
  const covered = rangeBins(bins, range);
  // All of the bars: that is the look itself and no choice among them.
  const chosen = covered !== null && covered[1] - covered[0] === bins.length - 1 ? null : covered;
  const choose = (first: number, last: number): void => {
    const [from, to] = [bins[first], bins[last]];
    if (from === undefined || to === undefined) return;
    const next = plainRange(from.from, to.to);
    const same = next.publishedFrom === range?.publishedFrom && next.publishedTo === range.publishedTo;
    onRange(same ? (out.at(-1)?.range ?? null) : next);
  };
  const undated = window.kind === 'all' ? (months.find(({ name }) => name === '')?.count ?? 0) : 0;
  // Other bars may have come below a pointer that rests.
  const told = pointed !== null && pointed[1] < bins.length ? pointed : chosen;

  return (
    <section className={styles.timeline} aria-label="Dates of publication">
      <div className={styles.head}>
        {out.map(({ label, range: wider }) => (
          <button key={label} type="button" className={styles.out} onClick={() => onRange(wider)}>
            <ChevronLeft size={11} aria-hidden />
            {label}
          </button>
        ))}
        <span className={styles.told}>
          {told === null
            ? binLabel({ from: firstBin.from, to: lastBin.to })
            : barsLabel(bins, told[0], told[1])}
        </span>
        <span className={styles.unshown}>{unshownWords({ undated, vague, unit })}</span>
      </div>
      <TimelineBars
        bins={bins}
        chosen={chosen}
        onChoose={choose}
        onWiden={out.length === 0 ? null : () => onRange(out.at(-1)?.range ?? null)}
        onPoint={setPointed}
      />
      <div className={styles.axis} aria-hidden>
        {timelineTicks(timeline, 7).map(({ at, label }) => (
          <span
            key={at}
            className={styles.tick}
            // The last one must not stand out over the edge.
            style={{ left: `min(${(at / bins.length) * 100}%, 100% - 29px)` }}
          >
            {label}
          </span>
        ))}
      </div>
    </section>
  );
}
