import type { TextSpan } from '../../../contract/anchor-location.ts';

const inside = /[\p{L}\p{N}\p{M}]/u;
const joining = /['’\u00ad՛-]/u;
/** More than this nobody looks up. */
const longest = 120;

/** A selection inside of a word means the word; several words are taken as they are. */
export function wordAt(text: string, { start, end }: TextSpan): TextSpan {
  if (/\s/u.test(text.slice(start, end).trim())) return { start, end: Math.min(end, start + longest) };
  let from = start;
  let to = end;
  while (from > start - longest && belongs(text, from - 1, -1)) from -= 1;
  while (to < end + longest && belongs(text, to, 1)) to += 1;
  return { start: from, end: to };
}

/** Letters, and what stands between two of them. */
function belongs(text: string, at: number, onwards: 1 | -1): boolean {
  const letter = text.charAt(at);
  if (letter === '') return false;
  return inside.test(letter) || (joining.test(letter) && inside.test(text.charAt(at + onwards)));
}
