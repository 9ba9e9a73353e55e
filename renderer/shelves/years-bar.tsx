import { type PointerEvent, useRef, useState } from 'react';
import { classes } from '../ui/classes.ts';
import { formatCount } from '../ui/format.ts';
import styles from './years-bar.module.css';

/** Articles by year, as bars; drag over them, or press one and Shift with another, for a period. */
export function YearsBar({
  years,
  from,
  to,
  onPeriod,
}: {
  years: readonly { name: string; count: number }[];
  from: string;
  to: string;
  /** Both empty: all of them. */
  onPeriod: (from: string, to: string) => void;
}) {
  const dated = filled(years);
  const drag = useRef<string | null>(null);
  const [over, setOver] = useState<{ first: string; last: string } | null>(null);
  if (dated.length < 2) return null;
  const most = Math.max(...dated.map(({ count }) => count));
  const shown = over ?? { first: from.slice(0, 4), last: to.slice(0, 4) };
  const within = (year: string): boolean =>
    (shown.first !== '' || shown.last !== '') &&
    (shown.first === '' || year >= shown.first) &&
    (shown.last === '' || year <= shown.last);
  const stretch = (year: string): void => {
    const began = drag.current;
    if (began === null) return;
    setOver(began < year ? { first: began, last: year } : { first: year, last: began });
  };
  const end = (): void => {
    drag.current = null;
    if (over === null) return;
    const same = over.first === from && over.last === to;
    onPeriod(same ? '' : over.first, same ? '' : over.last);
    setOver(null);
  };
  return (
    <fieldset className={styles.years} aria-label="Period" onPointerUp={end} onPointerLeave={end}>
      {dated.map(({ name, count }, index) => (
        <button
          key={name}
          type="button"
          className={classes(styles.year, within(name) && styles.within)}
          aria-pressed={within(name)}
          aria-label={`${name}: ${formatCount(count, 'article')}`}
          title={`${name}: ${formatCount(count, 'article')}`}
          onPointerDown={(event: PointerEvent) => {
            if (event.button !== 0) return;
            drag.current = event.shiftKey && from !== '' ? from.slice(0, 4) : name;
            stretch(name);
          }}
          onPointerEnter={() => stretch(name)}
          onClick={(event) => {
            // By the keyboard there was no pointer.
            if (event.detail > 0) return;
            const start = event.shiftKey && from !== '' ? from.slice(0, 4) : name;
            const [first, last] = start < name ? [start, name] : [name, start];
            const same = first === from && last === to;
            onPeriod(same ? '' : first, same ? '' : last);
          }}
        >
          <span className={styles.room}>
            <span
              className={styles.bar}
              style={{ height: count === 0 ? 0 : `${Math.max(6, (100 * count) / most)}%` }}
            />
          </span>
          <span className={styles.name} data-sparse={dated.length > 14 && index % 5 !== 0 ? '' : undefined}>
            {name}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

const mostYears = 120;

/** Years without any stand between those with some; of a very long time only those with some. */
function filled(years: readonly { name: string; count: number }[]): { name: string; count: number }[] {
  const dated = years.filter(({ name }) => name !== '');
  const first = Number(dated[0]?.name ?? 0);
  const last = Number(dated.at(-1)?.name ?? 0);
  if (last - first >= mostYears) return dated.slice(-mostYears);
  const counts = new Map(dated.map(({ name, count }) => [Number(name), count]));
  return Array.from({ length: dated.length === 0 ? 0 : last - first + 1 }, (_, at) => ({
    name: String(first + at).padStart(4, '0'),
    count: counts.get(first + at) ?? 0,
  }));
}
