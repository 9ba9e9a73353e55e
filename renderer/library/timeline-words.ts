import { formatCount, formatNumber, formatPublished } from '../ui/format.ts';
import type { TimelineBin } from './timeline-bins.ts';
import { plainRange } from './timeline-dates.ts';

/** `Oct 2023`, `2019`, `2010 – 2019`, `9 Oct 2023`; of a whole year `2019`. */
export function binLabel(range: { from: string; to: string }): string {
  const { publishedFrom: from, publishedTo: to } = plainRange(range.from, range.to);
  return from === to ? formatPublished(from) : `${formatPublished(from)} – ${formatPublished(to)}`;
}

/** What stands above the bars: `Oct 2023 – Mar 2024 · 12 articles`. */
export function barsLabel(bins: readonly TimelineBin[], first: number, last: number): string {
  const [from, to] = [bins[first], bins[last]];
  if (from === undefined || to === undefined) return '';
  const count = bins.slice(first, last + 1).reduce((total, bin) => total + bin.count, 0);
  return `${binLabel({ from: from.from, to: to.to })} · ${count === 0 ? 'no article' : formatCount(count, 'article')}`;
}

/** What the bars do not show. */
export function unshownWords({
  undated,
  vague,
  unit,
}: {
  undated: number;
  vague: number;
  /** Months in a bar; 0 where bars are days. */
  unit: number;
}): string {
  return [
    vague > 0 ? `${formatNumber(vague)} without a ${unit === 0 ? 'day' : 'month'}` : '',
    undated > 0 ? `${formatNumber(undated)} undated` : '',
  ]
    .filter((words) => words !== '')
    .join(' · ');
}
