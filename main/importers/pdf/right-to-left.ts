import { cutRun, type Run } from './runs.ts';

/**
 * The pieces of a line of Hebrew or Arabic in the order in which they are read: from right to left, but words and numbers
 * of the other kind as they go. PDF.js has turned what it saw to be such script; signs between words it could not tell.
 */
export function rightToLeft(across: readonly Run[]): Run[] {
  const pieces = across.flatMap(withoutEdgeSigns);
  const directions = settled(pieces.map(directionOf));
  const parts: Run[][] = [];
  pieces.forEach((run, index) => {
    const goesOn = index > 0 && directions[index] === 'ltr' && directions[index - 1] === 'ltr';
    const turned =
      directions[index] === 'rtl' && !run.rtl ? { ...run, text: reversed(run.text), rtl: true } : run;
    if (goesOn) parts.at(-1)?.push(turned);
    else parts.push([turned]);
  });
  return withBrackets(parts.reverse().flat());
}

type Direction = 'ltr' | 'rtl' | null;

function directionOf({ rtl, text }: Run): Direction {
  if (rtl) return 'rtl';
  return /[\p{L}\p{N}]/u.test(text) ? 'ltr' : null;
}

/** Signs go with the line, unless they stand between two words of the other kind. */
function settled(directions: readonly Direction[]): ('ltr' | 'rtl')[] {
  return directions.map((direction, index) => {
    if (direction !== null) return direction;
    const before = directions.slice(0, index).findLast((each) => each !== null);
    const after = directions.slice(index + 1).find((each) => each !== null);
    return before === 'ltr' && after === 'ltr' ? 'ltr' : 'rtl';
  });
}

/** `.1966` at the end of a sentence: the full stop belongs to the line, not to the number. */
function withoutEdgeSigns(run: Run): Run[] {
  if (run.rtl) return [run];
  const signs = /^([.,:;!?"'()[\]«»“”]*)(.*?)([.,:;!?"'()[\]«»“”]*)$/.exec(run.text);
  const [, before = '', middle = '', after = ''] = signs ?? [];
  if (middle === '' || before + after === '') return [run];
  const end = run.text.length;
  return [
    cutRun(run, 0, before.length),
    cutRun(run, before.length, end - after.length),
    cutRun(run, end - after.length, end),
  ].filter(({ text }) => text !== '');
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

const pairs = new Map(
  ['()', '[]', '{}', '«»'].flatMap(([one = '', other = '']) => [
    [one, other],
    [other, one],
  ]),
);

/** Brackets are often told by their shape on the page, which is the other one: they are turned when they fit better so. */
function withBrackets(runs: readonly Run[]): Run[] {
  const turned = runs.map((run) =>
    run.rtl ? { ...run, text: run.text.replace(/[()[\]{}«»]/g, (sign) => pairs.get(sign) ?? sign) } : run,
  );
  return misfits(turned) < misfits(runs) ? turned : [...runs];
}

function misfits(runs: readonly Run[]): number {
  let open = 0;
  let wrong = 0;
  for (const [sign] of runs
    .map(({ text }) => text)
    .join('')
    .matchAll(/[()[\]{}«»]/g)) {
    if ('([{«'.includes(sign)) open += 1;
    else if (open > 0) open -= 1;
    else wrong += 1;
  }
  return wrong + open;
}
