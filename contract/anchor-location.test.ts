import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAnchor, locateAnchor } from './anchor-location.ts';

const text =
  'The ferry to the north shore runs again. Its captain, who had waited for the ice to go, said that the first ' +
  'crossing was the quiet one.\n\nThe timetable hangs in the old ticket office. The ferry to the north shore runs ' +
  'twice a day until the autumn, and after that when somebody rings the bell.';

function anchorOf(quote: string, from = 0) {
  const start = text.indexOf(quote, from);
  return createAnchor(text, start, start + quote.length);
}

test('finds an untouched passage where it was', () => {
  const anchor = anchorOf('waited for the ice to go');
  expect(anchor.prefix).toHaveLength(32);
  expect(locateAnchor(text, anchor)).toEqual({ start: anchor.start, end: anchor.end });
});

test('follows a passage when text is put in or taken out before it', () => {
  const anchor = anchorOf('first crossing');
  const longer = `A new beginning. ${text}`;
  expect(locateAnchor(longer, anchor)).toEqual({ start: anchor.start + 17, end: anchor.end + 17 });
  const shorter = text.slice(20);
  expect(locateAnchor(shorter, anchor)).toEqual({ start: anchor.start - 20, end: anchor.end - 20 });
});

test('tells repeated words apart by what stands around them', () => {
  const words = 'The ferry to the north shore runs';
  const second = anchorOf(words, 10);
  const moved = `Put in before. ${text}`;
  expect(locateAnchor(moved, second)?.start).toBe(second.start + 15);
  const first = anchorOf(words);
  expect(locateAnchor(moved, first)?.start).toBe(15);
  expect(locateAnchor(text, first)?.start).toBe(0);
});

test('does not choose between two passages that are alike with all their surroundings', () => {
  const refrain = 'and the river runs on to the sea, and nobody knows where it ends. ';
  const song = `${refrain.repeat(9)}The end.`;
  const start = song.indexOf('nobody', 4 * refrain.length);
  const anchor = createAnchor(song, start, start + 6);
  expect(locateAnchor(song, anchor)?.start).toBe(start);
  expect(locateAnchor(`Once more: ${song}`, anchor)).toBeNull();
});

test('finds a passage that was mended, and marks the mended words', () => {
  const anchor = anchorOf('who had waited for the ice to go');
  const mended = text.replace('waited for the ice', 'waited for the  Ice');
  const span = locateAnchor(mended, anchor);
  expect(span && mended.slice(span.start, span.end)).toBe('who had waited for the  Ice to go');
});

test('gives up a passage that was rewritten or is gone', () => {
  const anchor = anchorOf('who had waited for the ice to go');
  expect(locateAnchor(text.replace('had waited for the ice', 'was tired of winter'), anchor)).toBeNull();
  expect(locateAnchor(text.replace('who had waited for the ice to go', ''), anchor)).toBeNull();
  expect(locateAnchor('', anchor)).toBeNull();
});

test('does not move to the same short words in another sentence when its own are gone', () => {
  const anchor = anchorOf('the north shore');
  const without = text.replace('The ferry to the north shore runs again. ', '');
  expect(without).toContain('the north shore');
  expect(locateAnchor(without, anchor)).toBeNull();
});

/** A summary that says again what stands further down. */
const summary = 'The bridge over the narrow water is closed until the painters have gone home for the year.';
const report =
  `${summary} Nobody had told the baker.\n\nSince spring the rust had been the talk of the town. ` +
  `${summary} Only cyclists were let through, one by one and on foot.`;

test('does not go to what says the same elsewhere when its own is gone, changed or has other neighbours', () => {
  const start = report.indexOf('the painters', 100);
  const anchor = createAnchor(report, start, start + 12);
  expect(anchor.prefix.length).toBeGreaterThan(32);
  const own = report.slice(report.indexOf('Since spring'));
  for (const now of [
    report.replace(own, ''),
    report.replace(own, own.replace('closed', 'shut')),
    `${own.replace('the painters have', 'the painters will have')}\n\n${summary} Nobody had told the baker.`,
  ])
    expect(locateAnchor(now, anchor)).toBeNull();
  expect(locateAnchor(`Put in before. ${report}`, anchor)?.start).toBe(start + 15);
});

test('gives up a passage that a later copy rivals', () => {
  const anchor = anchorOf('when somebody rings');
  const changed = text.replace('after that when', 'then when');
  expect(locateAnchor(`${changed}\n\nThey come after that when somebody rings the bell.`, anchor)).toBeNull();
});

test('gives up words of two paragraphs that have parted', () => {
  const anchor = anchorOf('crossing was the quiet one.\n\nThe timetable');
  const parted = text.replace('hangs in the old ticket office', 'is printed on yellow paper now');
  expect(locateAnchor(parted, anchor)).toBeNull();
});

test('gives up a mended passage that gained or lost a paragraph, or has another in its midst', () => {
  const [one, two, three] = [
    'Every boat that leaves the harbour is written down in a book with a red back.',
    'Pilots say hello.',
    'The book of the year before lies under the bell, and the one before that is lost.',
  ];
  const body = (...middle: string[]): string =>
    [`What the harbour master does is simple enough.`, one, ...middle, three, 'Nobody reads it twice.'].join(
      '\n\n',
    );
  const before = body(two);
  const start = before.indexOf(one);
  const anchor = createAnchor(before, start, before.indexOf(three) + three.length);
  for (const middle of [[], [two, 'And more.'], ['Gulls sit about.']])
    expect(locateAnchor(body(...middle), anchor)).toBeNull();
  expect(locateAnchor(body('Pilots say hullo.'), anchor)).toEqual({ start, end: anchor.end });
});

test('keeps whole characters at the ends of the context', () => {
  const faces = '🙂'.repeat(40);
  const anchor = createAnchor(`a${faces}b${faces}`, 81, 82);
  for (const part of [anchor.prefix, anchor.suffix]) expect(part.isWellFormed()).toBe(true);
});

test('finds a passage of an empty surrounding only at the edge of the text', () => {
  const anchor = createAnchor('short', 0, 5);
  expect(locateAnchor('short', anchor)).toEqual({ start: 0, end: 5 });
  expect(locateAnchor('a short one', anchor)).toBeNull();
});

/** Words of few letters, so that repetitions are common. */
const word = fc.stringMatching(/^[a-e]{1,4}$/);
const story = fc.array(word, { minLength: 30, maxLength: 120 }).map((words) => words.join(' '));

test('never ends at a wrong place when text is put in or taken out elsewhere', () => {
  let placed = 0;
  let runs = 0;
  fc.assert(
    fc.property(
      story,
      fc.nat(),
      fc.integer({ min: 1, max: 60 }),
      fc.nat(),
      fc.nat({ max: 40 }),
      story,
      (body, a, length, b, cut, added) => {
        const start = a % (body.length - 1);
        const end = Math.min(body.length, start + length);
        const anchor = createAnchor(body, start, end);
        // One change that leaves the passage itself alone, before or after it.
        const outside = b % (body.length - (end - start) + 1);
        const at = outside <= start ? outside : outside + (end - start);
        const removed = at <= start ? Math.min(cut, start - at) : Math.min(cut, body.length - at);
        const put = added.slice(0, cut);
        const changed = body.slice(0, at) + put + body.slice(at + removed);
        const right = at <= start ? start + put.length - removed : start;
        const found = locateAnchor(changed, anchor);
        runs += 1;
        if (found !== null) {
          placed += 1;
          // Where the very same words with the very same surroundings stand at two places, either is the right one.
          const same = (at: number) => changed.slice(Math.max(0, at - 32), at + end - start + 32);
          if (found.start !== right) expect(same(found.start)).toBe(same(right));
          expect(changed.slice(found.start, found.end)).toBe(anchor.quote);
        }
      },
    ),
    { numRuns: 3_000 },
  );
  // A search that gives up whenever it can would pass as well.
  expect(placed / runs).toBeGreaterThan(0.8);
});

test('marks nothing when its passage is gone and no other is like it', () => {
  const distinct = fc
    .uniqueArray(fc.stringMatching(/^[a-z]{5,9}$/), { minLength: 40, maxLength: 80 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(distinct, fc.nat(), fc.integer({ min: 8, max: 80 }), (body, a, length) => {
      const start = a % (body.length - 8);
      const end = Math.min(body.length, start + length);
      const anchor = createAnchor(body, start, end);
      expect(locateAnchor(body.slice(0, start) + body.slice(end), anchor)).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});

test('follows a passage through small mends inside it', () => {
  const distinct = fc
    .uniqueArray(fc.stringMatching(/^[a-z]{5,9}$/), { minLength: 40, maxLength: 80 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(distinct, fc.nat(), fc.integer({ min: 20, max: 120 }), fc.nat(), (body, a, length, b) => {
      const start = a % (body.length - 20);
      const end = Math.min(body.length, start + length);
      const anchor = createAnchor(body, start, end);
      const at = start + 1 + (b % (end - start - 2));
      const mended = `${body.slice(0, at)}É${body.slice(at + 1)}`;
      expect(locateAnchor(mended, anchor)).toEqual({ start, end });
    }),
    { numRuns: 1_000 },
  );
});
