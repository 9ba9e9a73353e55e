import { readingMinutes } from '../ui/format.ts';

/** How long an article takes, and what is left of it: `8 min, 3 left`. `progress` is null where all of it is in view. */
export function readingTime(words: number, progress: number | null): string {
  if (words === 0) return '';
  const whole = readingMinutes(words);
  const hours = whole >= 90 ? `${Math.floor(whole / 60)} h ${whole % 60} min` : `${whole} min`;
  if (progress === null || progress <= 0.005) return hours;
  if (progress >= 0.985) return `${hours}, read to the end`;
  const left = (words / 220) * (1 - progress);
  if (left < 1) return `${hours}, less than one left`;
  const minutes = Math.round(left);
  return `${hours}, ${minutes >= 90 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : minutes} left`;
}
