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

/** Whether a text has the punctuation of sentences; East Asian marks stand without a space after them. */
export function hasSentence(text: string): boolean {
  return /[.!?…։:;,،](?:\s|$|["”»'’)])|[。！？；，、：]/u.test(text);
}

/** Length in letters of an alphabet: an ideograph says as much as two or three of them. */
export function visualLength(text: string): number {
  const ideographs = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0;
  return text.length + ideographs * 1.5;
}

/** Whether a heading says the title: the same words, nearly, or with a kicker before or a byword after them. */
export function saysTitle(heading: string, title: string): boolean {
  const said = plainWords(heading);
  const wanted = plainWords(title);
  if (said === wanted || alike(heading, title) > 0.8) return true;
  if (wanted.length < said.length * 0.4 || !wanted.includes(' ')) return false;
  return said.endsWith(` ${wanted}`) || said.startsWith(`${wanted} `);
}
