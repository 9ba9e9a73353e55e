/** A bar of the timeline: the articles published from the first through the last month of it. */
export interface TimelineBin {
  /** As a filter takes them: `2023-10`, or `2023` where that covers more that belongs here. */
  from: string;
  to: string;
  /** First month as a number, twelve a year, for the axis. */
  month: number;
  count: number;
}

export interface TimelineBins {
  bins: TimelineBin[];
  /** Months in a bar. */
  unit: number;
  undated: number;
}

const units = [1, 3, 12, 60, 120, 600, 1200];
/** A few articles from long before must not squeeze the rest into one bar: they share the first. */
const strayShare = 0.02;

/** `months` as the archive tells them: `2023-10`, `2023` where only the year is known, '' for the undated. */
export function binMonths(
  months: readonly { month: string; count: number }[],
  mostBins: number,
): TimelineBins {
  const dated: { at: number; count: number }[] = [];
  let undated = 0;
  for (const { month, count } of months) {
    const at = monthNumber(month);
    if (at === null) undated += count;
    else dated.push({ at, count });
  }
  dated.sort((a, b) => a.at - b.at);
  const first = dated[0]?.at;
  const last = dated.at(-1)?.at;
  if (first === undefined || last === undefined) return { bins: [], unit: 1, undated };

  const begin = startOf(first, afterStrays(dated), last, mostBins);
  const unit = unitFor(begin, last, mostBins);
  const start = floorTo(begin, unit);
  const length = Math.floor((last - start) / unit) + 1;
  const bins: TimelineBin[] = Array.from({ length }, (_, at) => {
    const month = start + at * unit;
    const opens = at === 0 ? Math.min(month, floorTo(first, unit)) : month;
    return { from: firstDate(opens), to: lastDate(month + unit - 1), month, count: 0 };
  });
  for (const { at, count } of dated) {
    const bin = bins[Math.max(0, Math.floor((at - start) / unit))];
    if (bin !== undefined) bin.count += count;
  }
  return { bins, unit, undated };
}

/** The strays are left to the first bar where that gives finer bars to the rest. */
function startOf(first: number, settled: number, last: number, mostBins: number): number {
  return unitFor(settled, last, mostBins) < unitFor(first, last, mostBins) ? settled : first;
}

function unitFor(first: number, last: number, mostBins: number): number {
  const fits = units.find((unit) => Math.floor((last - floorTo(first, unit)) / unit) + 1 <= mostBins);
  return fits ?? Math.ceil((last - first + 1) / mostBins);
}

function afterStrays(dated: { at: number; count: number }[]): number {
  const total = dated.reduce((sum, { count }) => sum + count, 0);
  let passed = 0;
  for (const { at, count } of dated) {
    passed += count;
    if (passed > total * strayShare) return at;
  }
  return dated[0]?.at ?? 0;
}

function floorTo(month: number, unit: number): number {
  return Math.floor(month / unit) * unit;
}

function monthNumber(text: string): number | null {
  const parts = /^(\d{4})(?:-(\d{2}))?$/.exec(text);
  return parts === null ? null : Number(parts[1]) * 12 + Math.max(1, Number(parts[2] ?? 1)) - 1;
}

function monthText(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** From January means from the year itself: an article of "2023" stands in the bar of January. */
function firstDate(month: number): string {
  return month % 12 === 0 ? monthText(month).slice(0, 4) : monthText(month);
}

function lastDate(month: number): string {
  return month % 12 === 11 ? monthText(month).slice(0, 4) : monthText(month);
}

/** Where on the axis a year is written: at most `most` of them, on round years. */
export function yearTicks({ bins, unit }: TimelineBins, most: number): { at: number; year: number }[] {
  const years: { at: number; year: number }[] = [];
  bins.forEach(({ month }, at) => {
    const year = Math.ceil(month / 12);
    if (year * 12 < month + unit) years.push({ at, year });
  });
  const step = [1, 2, 5, 10, 20, 50, 100, 200].find(
    (size) => years.filter(({ year }) => year % size === 0).length <= most,
  );
  return years.filter(({ year }) => year % (step ?? 500) === 0);
}
