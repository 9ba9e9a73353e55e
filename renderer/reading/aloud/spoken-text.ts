/** Longer than this, an utterance risks being broken off: Chromium has ended long ones after a quarter of a minute. */
const longest = 240;

/** What a voice is given of a sentence, in pieces that it can say in one go. */
export function spokenText(sentence: string): string[] {
  const words = sentence
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    // Numbers of notes; a voice would say them in the middle of a thought.
    .replace(/\[\p{Nd}{1,4}\]/gu, '')
    .replace(/\t/g, ', ')
    .replace(/\s+/gu, ' ')
    .trim();
  const pieces: string[] = [];
  let rest = words;
  while (rest.length > longest) {
    const cut = cutAt(rest);
    pieces.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

/** Behind the last clause that fits, else between words, else anywhere but in the middle of a letter. */
function cutAt(text: string): number {
  const part = text.slice(0, longest);
  for (const end of [/[;:—–․՝](?=\s)/gu, /[,،、](?=\s)/gu, /\s/gu]) {
    const last = [...part.matchAll(end)].at(-1);
    if (last !== undefined && last.index > longest / 3) return last.index + 1;
  }
  return /[\uD800-\uDBFF]$/.test(part) ? longest - 1 : longest;
}
