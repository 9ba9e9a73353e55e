/** As long as a title in a list may be before it is cut at a word. */
export const titleLimit = 100;

const sentenceEnd = /[.!?։։…]["'»”’)\]]*(?=\s+["'«„“‘([—–-]*[\p{Lu}\p{Lo}\d])|[:։](?=\s+\p{Lu})|[。！？]/gu;
/** What a stop after does not end a sentence: initials, titles, months, and other short forms. */
const shortForm =
  /(?:^|[\s(])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|No|vs|Inc|Ltd|Co|Corp|U\.S|U\.N|U\.K|a\.m|p\.m|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|г|гг|ул|им|тов|проф|акад|руб|тыс|млн|млрд|т\.е|т\.д)\.$/u;

/** The first sentence of a text, cut at a word with an ellipsis when it is long: a title where there is none. */
export function inferTitle(text: string): string {
  const start = text.slice(0, 1_000).trimStart();
  const paragraph = start.split(/\n\s*\n/, 1)[0] ?? '';
  const flat = paragraph.replace(/\s+/g, ' ').trim();
  return cutAtWord(firstSentence(flat), titleLimit);
}

function firstSentence(text: string): string {
  for (const match of text.matchAll(sentenceEnd)) {
    const end = match.index + match[0].length;
    const sentence = text.slice(0, end);
    if (end >= 12 && !shortForm.test(sentence) && !bracketOpen(sentence))
      return sentence.replace(/[.։:]$/, '');
  }
  return text.replace(/[.։]$/, '');
}

/** `Vincent van Gogh (Dutch: [fɑŋ ˈxɔx]. 1853` is no sentence yet: dictionaries put whole lives into brackets. */
function bracketOpen(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(' || character === '[') depth++;
    else if ((character === ')' || character === ']') && depth > 0) depth--;
  }
  return depth > 0;
}

/** At most `limit` code units, the last of them an ellipsis when something was left out. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit);
  const space = room.lastIndexOf(' ');
  // Scripts without spaces are cut between characters, never inside of one.
  const cut = space > limit / 2 ? room.slice(0, space) : room.slice(0, -1).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\s,;:—–-]+$/, '')}…`;
}
