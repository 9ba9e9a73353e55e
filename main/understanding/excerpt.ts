import { cutAtWord } from './infer-title.ts';

export const excerptLimit = 280;

/** The beginning of a text on one line, cut at a word. */
export function makeExcerpt(text: string): string {
  return cutAtWord(
    text
      .slice(0, excerptLimit * 4)
      .replace(/\s+/g, ' ')
      .trim(),
    excerptLimit,
  );
}
