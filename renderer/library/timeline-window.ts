import type { NamedCount } from '../../contract/model.ts';
import { formatMonthName } from '../ui/format.ts';
import { binMonth, binMonths, binYear, spanOf, type TimelineBins } from './timeline-bins.ts';
import { firstMonthOf, lastMonthOf, monthOf, monthText, yearText } from './timeline-dates.ts';

export interface TimelineRange {
  publishedFrom: string;
  publishedTo: string;
}

/** What the bars are about. It follows from what is chosen: the closest look that shows all of that. */
export type TimelineWindow =
  | { kind: 'all' }
  /** Where all dates need bars of several years: these years alone. */
  | { kind: 'years'; first: number; last: number }
  | { kind: 'year'; year: number }
  | { kind: 'month'; month: number };

/**
 * The month whose days are to be shown, as a filter takes it, or null. Of a library or an answer that lies in one month
 * its days are shown from the start.
 */
export function monthInView(months: readonly NamedCount[], range: TimelineRange | null): string | null {
  const wanted = wantedWindow(months, range, Number.POSITIVE_INFINITY);
  return wanted.kind === 'month' ? monthText(wanted.month) : null;
}

/** Comes no closer than there is something to see: without days the months stay, without months the years. */
export function timelineWindow(
  months: readonly NamedCount[],
  days: readonly NamedCount[],
  range: TimelineRange | null,
  mostBins: number,
): TimelineWindow {
  const wanted = wantedWindow(months, range, mostBins);
  if (wanted.kind === 'month' && !days.some(({ name }) => name.startsWith(monthText(wanted.month))))
    return yearOrAll(months, Math.floor(wanted.month / 12));
  return wanted.kind === 'year' ? yearOrAll(months, wanted.year) : wanted;
}

export function windowBins(
  window: TimelineWindow,
  months: readonly NamedCount[],
  days: readonly NamedCount[],
  mostBins: number,
): TimelineBins {
  switch (window.kind) {
    case 'all':
      return binMonths(months, mostBins);
    case 'years': {
      const within = ({ name }: NamedCount): boolean => {
        const year = Number(name.slice(0, 4));
        return name !== '' && year >= window.first && year <= window.last;
      };
      return binMonths(months.filter(within), mostBins);
    }
    case 'year':
      return binYear(months, window.year);
    case 'month':
      return binMonth(months, days, window.month);
  }
}

/** The ways out, the widest first: what they are called and what they choose, null being everything. */
export function waysOut(
  window: TimelineWindow,
  range: TimelineRange | null,
): { label: string; range: TimelineRange | null }[] {
  if (range === null) return [];
  const ways: { label: string; range: TimelineRange | null }[] = [{ label: 'All dates', range: null }];
  const month = window.kind === 'month' ? window.month : null;
  const year = month !== null ? Math.floor(month / 12) : window.kind === 'year' ? window.year : null;
  const wider = (label: string, date: string): void => {
    if (range.publishedFrom !== date || range.publishedTo !== date)
      ways.push({ label, range: { publishedFrom: date, publishedTo: date } });
  };
  if (year !== null) wider(yearText(year), yearText(year));
  if (month !== null) wider(formatMonthName(month % 12), monthText(month));
  return ways;
}

function wantedWindow(
  months: readonly NamedCount[],
  range: TimelineRange | null,
  mostBins: number,
): TimelineWindow {
  const span = spanOf(months);
  const chosen = range === null ? span : monthsOf(range);
  if (span === null || chosen === null) return { kind: 'all' };
  const { first, last } = chosen;
  const years = { first: Math.floor(first / 12), last: Math.floor(last / 12) };
  const precise = range === null || monthOf(range.publishedFrom) !== null;
  if (first === last && precise) return { kind: 'month', month: first };
  if (years.first === years.last) return { kind: 'year', year: years.first };
  if (range === null || binMonths(months, mostBins).unit <= 12) return { kind: 'all' };
  return { kind: 'years', ...years };
}

function monthsOf({ publishedFrom, publishedTo }: TimelineRange): { first: number; last: number } | null {
  const [first, last] = [firstMonthOf(publishedFrom), lastMonthOf(publishedTo)];
  return first === null || last === null ? null : { first, last };
}

function yearOrAll(months: readonly NamedCount[], year: number): TimelineWindow {
  const known = months.some(({ name }) => monthOf(name) !== null && name.startsWith(yearText(year)));
  return known ? { kind: 'year', year } : { kind: 'all' };
}
