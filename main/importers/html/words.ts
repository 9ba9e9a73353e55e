/** Letters and digits only, lower case, one space between: for comparing what people wrote twice. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Share of words that two texts have in common, 0 to 1. */
export function alike(left: string, right: string): number {
  const words = new Set(plainWords(left).split(' '));
  const others = new Set(plainWords(right).split(' '));
  let shared = 0;
  for (const word of words) if (others.has(word)) shared += 1;
  return (2 * shared) / (words.size + others.size);
}
