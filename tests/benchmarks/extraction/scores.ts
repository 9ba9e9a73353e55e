/** How near a text is to the one a person made, as the article extraction benchmarks count it: shared runs of four words. */
export interface TextScore {
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
}

export function textScore(expected: string, found: string): TextScore {
  const wanted = shingles(expected);
  const given = shingles(found);
  let shared = 0;
  for (const [shingle, count] of wanted) shared += Math.min(count, given.get(shingle) ?? 0);
  const truePositive = shared;
  const falsePositive = total(given) - shared;
  const falseNegative = total(wanted) - shared;
  const all = truePositive + falsePositive + falseNegative;
  // Every page weighs the same, however long it is.
  return all === 0
    ? { truePositive: 0, falsePositive: 0, falseNegative: 0 }
    : {
        truePositive: truePositive / all,
        falsePositive: falsePositive / all,
        falseNegative: falseNegative / all,
      };
}

export function summarise(scores: readonly TextScore[]): { f1: number; precision: number; recall: number } {
  const sum = (pick: (score: TextScore) => number): number =>
    scores.reduce((all, score) => all + pick(score), 0);
  const truePositive = sum((score) => score.truePositive);
  const precision = truePositive / (truePositive + sum((score) => score.falsePositive));
  const recall = truePositive / (truePositive + sum((score) => score.falseNegative));
  return { f1: (2 * precision * recall) / (precision + recall), precision, recall };
}

const runLength = 4;

function shingles(text: string): Map<string, number> {
  const words =
    text
      .replace(/\u00ad/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let start = 0; start < Math.max(1, words.length - runLength + 1); start += 1) {
    const shingle = words.slice(start, start + runLength).join(' ');
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function total(counts: Map<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

/** Names and titles compare without case, quotes and spacing. */
export function sameText(expected: string, found: string | null): boolean {
  return found !== null && plain(expected) === plain(found);
}

export function plain(text: string): string {
  return evenly(text).toLowerCase();
}

/** The same text with one kind of quote, dash and space, and no hints where words may be parted. */
export function evenly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\u00ad/g, '')
    .replace(/&amp;/g, '&')
    .replace(/[“”„«»"‟]/g, '"')
    .replace(/[‘’`´]/g, "'")
    .replace(/[‐‑–—−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same day, in the time zone of either; sets that state moments in UTC mean local midnight when they say no more. */
export function sameDay(expected: string, found: string | null): boolean {
  if (found === null) return false;
  if (expected.slice(0, 10) === found.slice(0, 10)) return true;
  // `April 7, 2023`: a day without a time zone.
  const written = /^\d{4}-/.test(expected) ? Number.NaN : Date.parse(`${expected} UTC`);
  if (!Number.isNaN(written) && new Date(written).toISOString().slice(0, 10) === found.slice(0, 10))
    return true;
  const wanted = Date.parse(expected);
  const given = Date.parse(found);
  if (!expected.includes('T') || Number.isNaN(wanted) || Number.isNaN(given)) return false;
  const hours = Math.abs(wanted - given) / 3_600_000;
  return found.includes('T') ? hours < 1 : found.length === 10 && hours <= 14;
}
