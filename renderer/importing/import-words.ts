import type { ImportProgress, ImportSummary } from '../../contract/model.ts';
import { formatCount, formatDuration, formatNumber } from '../ui/format.ts';

/** `31,204 of 50,000`, or only the first figure while folders are still being walked. */
export function progressWords({ stored, duplicates, problems, found, enumerated }: ImportProgress): string {
  const done = formatNumber(stored + duplicates + problems);
  return enumerated ? `${done} of ${formatNumber(found)}` : `${done} so far`;
}

export function paceWords({ filesPerSecond, secondsLeft }: ImportProgress): string {
  const parts: string[] = [];
  if (filesPerSecond > 0)
    parts.push(
      `${formatNumber(filesPerSecond < 10 ? Math.round(filesPerSecond * 10) / 10 : Math.round(filesPerSecond))} a second`,
    );
  if (secondsLeft !== null && secondsLeft > 0) parts.push(`${formatDuration(secondsLeft)} left`);
  return parts.join(' · ');
}

/** 0 to 1; null while the end is not known. */
export function progressShare({
  stored,
  duplicates,
  problems,
  found,
  enumerated,
}: ImportProgress): number | null {
  return enumerated && found > 0 ? (stored + duplicates + problems) / found : null;
}

/** `16 articles stored, 2 known already, 1 problem`. */
export function outcomeWords({
  stored,
  duplicates,
  problems,
  withoutText,
  dryRun,
}: Pick<ImportSummary, 'stored' | 'duplicates' | 'problems' | 'withoutText' | 'dryRun'>): string {
  const parts = [`${formatCount(stored, 'article')} ${dryRun ? 'would be stored' : 'stored'}`];
  if (withoutText > 0)
    parts.push(withoutText === stored ? 'without text' : `${formatNumber(withoutText)} of them without text`);
  if (duplicates > 0) parts.push(`${formatNumber(duplicates)} known already`);
  if (problems > 0) parts.push(formatCount(problems, 'problem'));
  return parts.join(', ');
}

export function stateWords({ state, dryRun, resumable }: ImportSummary): string | null {
  if (dryRun && state === 'finished') return 'preview';
  switch (state) {
    case 'running':
      return 'running';
    case 'cancelled':
      return 'cancelled';
    case 'interrupted':
      return resumable ? 'interrupted, can go on' : 'interrupted';
    case 'undone':
      return 'undone';
    case 'finished':
      return null;
  }
}
