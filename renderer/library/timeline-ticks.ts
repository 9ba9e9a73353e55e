import { formatMonthName } from '../ui/format.ts';
import type { TimelineBins } from './timeline-bins.ts';

export interface TimelineTick {
  /** Which bar it stands at. */
  at: number;
  label: string;
}

const yearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** What is written below the bars: days of the month, months of the year, or years, at most `most` of them. */
export function timelineTicks({ bins, unit }: TimelineBins, most: number): TimelineTick[] {
  if (unit === 0)
    return bins.flatMap(({ at: day }, at) => (day % 7 === 1 ? [{ at, label: String(day) }] : []));
  if (unit === 1 && bins.length === 12 && (bins[0]?.at ?? 1) % 12 === 0)
    return bins.map(({ at: month }, at) => ({ at, label: formatMonthName(month % 12) }));
  const years = bins.flatMap(({ at: month }, at) => {
    const year = Math.ceil(month / 12);
    return year * 12 < month + unit ? [{ at, year }] : [];
  });
  const step = yearSteps.find((size) => years.filter(({ year }) => year % size === 0).length <= most);
  return years
    .filter(({ year }) => year % (step ?? 1000) === 0)
    .map(({ at, year }) => ({ at, label: String(year) }));
}
