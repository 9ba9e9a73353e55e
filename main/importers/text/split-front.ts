import { readDateline } from '../../understanding/dateline.ts';
import { readFrontLine } from './front-line.ts';
import { endsEarly, type Layout } from './layout.ts';

const linesLimit = 6;
const headlineLimit = 150;

/**
 * The first group of a text, where headline, byline, date and dateline may stand in lines of their own without an empty
 * line between them: one group for each.
 */
export function splitFront(group: readonly string[], layout: Layout): string[][] {
  const groups: string[][] = [];
  let rest = [...group];
  const take = (count: number): void => {
    groups.push(rest.slice(0, count));
    rest = rest.slice(count);
  };
  for (let index = 0; index < Math.min(rest.length, linesLimit); index += 1) {
    const line = rest[index] ?? '';
    if (line.length > headlineLimit && index > 0) break;
    const isFront = readFrontLine(line) !== null;
    if (index > 0 && (isFront || beginsDateline(rest, index))) {
      take(index);
      index = 0;
    }
    if (isFront && rest.length > 1) {
      take(1);
      index = -1;
    }
  }
  if (groups.length === 0 && isHeadlineAbove(rest, layout)) take(1);
  if (rest.length > 0) groups.push(rest);
  return groups;
}

const mayBegin = /^\s*[*(/\p{Lu}\d\u10d0-\u10ff][^\n]{0,120}?[-–—:(/.։]/u;

function beginsDateline(lines: readonly string[], index: number): boolean {
  return mayBegin.test(lines[index] ?? '') && readDateline(lines.slice(index, index + 3).join('\n')) !== null;
}

/** A first line that could have held more, without a stop, above wrapped lines that begin like a sentence. */
function isHeadlineAbove([first = '', second = '', third]: readonly string[], layout: Layout): boolean {
  return (
    layout.kind === 'wrapped' &&
    third !== undefined &&
    endsEarly(first, second, layout.width) &&
    !/[.!?,;:…։-]$/.test(first) &&
    /^\s*["'«“‘(]?[\p{Lu}\p{N}]/u.test(second)
  );
}
