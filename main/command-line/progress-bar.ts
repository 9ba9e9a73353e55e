import type { ImportProgress } from '../../contract/model.ts';

export interface ProgressBar {
  show(progress: ImportProgress): void;
  /** Takes the line away. */
  clear(): void;
}

const cells = 24;

/** One line that is drawn over and over, on a terminal; elsewhere nothing. */
export function createProgressBar(stream: {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}): ProgressBar {
  let drawn = false;
  return {
    show(progress) {
      if (!stream.isTTY) return;
      drawn = true;
      stream.write(`\r\x1b[2K${progressLine(progress).slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      if (drawn) stream.write('\r\x1b[2K');
      drawn = false;
    },
  };
}

/** `[██████░░░░] 1,234 of 10,000 · 850/s · 12 s left · 3 problems` */
export function progressLine(progress: ImportProgress): string {
  const { found, stored, duplicates, problems, enumerated, filesPerSecond, secondsLeft } = progress;
  const done = stored + duplicates + problems;
  const filled = found === 0 ? 0 : Math.min(cells, Math.floor((done / found) * cells));
  return [
    `[${'█'.repeat(filled)}${'░'.repeat(cells - filled)}] ${counted(done)} of ${counted(found)}${enumerated ? '' : ' or more'}`,
    ...(filesPerSecond > 0 ? [`${counted(Math.round(filesPerSecond))}/s`] : []),
    ...(secondsLeft !== null && secondsLeft > 0 ? [`${duration(secondsLeft)} left`] : []),
    ...(problems > 0 ? [`${counted(problems)} problem${problems === 1 ? '' : 's'}`] : []),
  ].join(' · ');
}

export function counted(number: number): string {
  return number.toLocaleString('en');
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
