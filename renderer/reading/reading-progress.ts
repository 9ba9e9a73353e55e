import type { ReadingState } from '../../contract/model.ts';

/** What is known of how an article is being read since it was opened. */
export interface ReadingSigns {
  state: ReadingState;
  words: number;
  secondsOpen: number;
  /** How long the end of the text has been in view. */
  secondsAtEnd: number;
  /** The reader has moved down the page. */
  scrolled: boolean;
}

/** A glance is not reading. */
const glanceSeconds = 6;
/** Faster than this (words a second) nobody has read it, only looked for its end. */
const skimming = 25;

/** The state that these signs speak for, or null where they speak for no change. Nothing is ever marked back. */
export function readingStateOf(signs: ReadingSigns): ReadingState | null {
  const { state, words, secondsOpen, secondsAtEnd, scrolled } = signs;
  if (state === 'finished') return null;
  if (secondsAtEnd >= 2 && secondsOpen >= Math.max(glanceSeconds, words / skimming)) return 'finished';
  if (state === 'unread' && (scrolled || secondsOpen >= glanceSeconds)) return 'reading';
  return null;
}
