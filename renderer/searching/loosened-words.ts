import type { Relaxation } from '../../contract/search-model.ts';

/** A stretch of a sentence; what was typed, or stands in for it, is set apart. */
export interface Said {
  text: string;
  typed: boolean;
}

/**
 * A sentence for each thing that was read more loosely; of many the first three, and how many more. `found`: some article
 * answers to it.
 */
export function loosenedWords(relaxed: readonly Relaxation[], found: boolean): Said[][] {
  const sentences = relaxed.slice(0, mostSentences).map((one) => sentence(one, found));
  const more = relaxed.length - mostSentences;
  return more > 0 ? [...sentences, [plain(`And ${more} more.`)]] : sentences;
}

const mostSentences = 3;

function sentence({ kind, word, shown }: Relaxation, found: boolean): Said[] {
  switch (kind) {
    case 'spelling':
      return shown.length === 0
        ? [plain('No hit for '), typed(word), plain('. Searched without it.')]
        : [
            plain('No hit for '),
            typed(word),
            plain(found ? '. Showing ' : '. Looked for '),
            ...listed(shown),
            plain('.'),
          ];
    case 'any-word':
      return [plain('No article holds all of it. Showing those that hold a part.')];
    case 'left-out':
      return [typed(word), plain(' says nothing and was left out.')];
  }
}

/** `a`, `a or b`, `a, b or c`. */
function listed(words: readonly string[]): Said[] {
  return words.flatMap((word, at) => [
    ...(at === 0 ? [] : [plain(at === words.length - 1 ? ' or ' : ', ')]),
    typed(word),
  ]);
}

function plain(text: string): Said {
  return { text, typed: false };
}

function typed(text: string): Said {
  return { text, typed: true };
}
