import { createAnchor, locateAnchor } from '../../contract/anchor-location.ts';
import { followPassages } from '../../contract/moved-passages.ts';
import { choosePassages } from './anchors/choose-passages.ts';
import { judge, newTally, type Tally, type Way, ways } from './anchors/judge.ts';
import { isKnown, markPage, mutatePage, readMarks } from './anchors/mutate-page.ts';
import { kinds, mutateText, traceText } from './anchors/mutate-text.ts';
import { type Random, seededRandom } from './anchors/seeded-random.ts';
import { type Page, pagesOf } from './extraction/sets.ts';
import { readPage } from './extraction.ts';

/**
 * Highlights ten passages of each real page, changes the page around them, and counts which are found again, which are
 * not, and which are found at a wrong place. Arguments: `--seed N`, `--each N` (only every Nth page), `--examples`, sets.
 */
export async function run(given: readonly string[] = []): Promise<void> {
  const seed = numberAfter(given, '--seed', 1);
  const each = numberAfter(given, '--each', 1);
  const names = given.filter((one) => one.startsWith('html-'));
  const { pages, absent } = pagesOf(names);
  const chosen = [...pages].filter((_, index) => index % each === 0);
  const tallies = new Map<string, Record<Way, Tally>>();
  const of = (kind: string): Record<Way, Tally> => {
    const known = tallies.get(kind) ?? { 'earlier text': newTally(), 'anchor alone': newTally() };
    tallies.set(kind, known);
    return known;
  };
  let others = 'The ferry runs again.\n\nNobody had rung the bell.\n\nThe captain waited for the ice.';
  for (const [index, page] of chosen.entries()) {
    const random = seededRandom(seed * 100_003 + index);
    const text = (await readPage(page))?.text ?? '';
    const traced = traceText(text);
    if (traced.pieces.length < 40) continue;
    const passages = choosePassages(traced, random);
    for (const kind of kinds)
      judge(traced, passages, mutateText(traced.text, kind, others, random), of(`text, ${kind}`));
    await judgePage(page, others, random, of);
    others = text;
  }
  console.log(`seed ${seed}, ${chosen.length} pages, 10 passages each`);
  for (const way of ways) {
    console.log(`\n${way}`);
    for (const [kind, tally] of tallies) print(kind, tally[way], given.includes('--examples'));
  }
  for (const set of absent) console.log(`${set}: not there, skipped`);
  speed();
}

async function judgePage(
  page: Page,
  others: string,
  random: Random,
  of: (kind: string) => Record<Way, Tally>,
): Promise<void> {
  const marked = markPage(new TextDecoder().decode(page.bytes));
  if (marked === null) return;
  const read = async (html: string) =>
    readMarks((await readPage({ ...page, bytes: new TextEncoder().encode(html) }))?.text ?? '');
  const before = await read(marked);
  if (before.pieces.length < 40 || !isKnown(before)) return;
  const passages = choosePassages(before, random);
  for (const kind of kinds) {
    const after = await read(mutatePage(marked, kind, others.split('\n\n'), random));
    if (isKnown(after)) judge(before, passages, after, of(`html, ${kind}`));
  }
}

function numberAfter(given: readonly string[], name: string, otherwise: number): number {
  const at = given.indexOf(name);
  const value = at === -1 ? otherwise : Number(given[at + 1]);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

function print(kind: string, tally: Tally, examples: boolean): void {
  const share = (part: number, all: number): string =>
    all === 0 ? '-' : `${((100 * part) / all).toFixed(2)} % of ${all}`;
  console.log(
    `${kind}: whole ${share(tally.wholePlaced, tally.whole)}, mended ${share(tally.mendedPlaced, tally.mended)}, ` +
      `wrong ${tally.wrong} of ${tally.passages}, edges ${tally.edges}, twins ${tally.twins}`,
  );
  if (examples) for (const example of tally.examples) console.log(`  ${example}`);
}

function speed(): void {
  const random = seededRandom(7);
  const words = Array.from({ length: 20_000 }, (_, n) => `w${(n * 7919).toString(36)}`);
  const write = (length: number): string => {
    const parts: string[] = [];
    for (let size = 0, n = 1; size < length; n += 1) {
      const word = words[Math.floor(random.whole(20_000) ** 2 / 20_000)] ?? '';
      parts.push(word, n % 80 === 0 ? '.\n\n' : ' ');
      size += word.length + 1;
    }
    return parts.join('');
  };
  const timed = (what: string, work: () => number): void => {
    const start = performance.now();
    const found = work();
    console.log(`${what}: ${(performance.now() - start).toFixed(0)} ms, ${found} found`);
  };
  const five = write(5_000_000);
  const later = `A new beginning.\n\n${five.slice(0, 2_000_000)}Put in here.\n\n${five.slice(2_000_000)}`;
  const spans = Array.from({ length: 5_000 }, (_, n) => ({ start: n * 900, end: n * 900 + 20 + (n % 200) }));
  const anchors = spans.map(({ start, end }) => createAnchor(five, start, end));
  timed('5,000 highlights in 5 MB, untouched', () => anchors.filter((one) => locateAnchor(five, one)).length);
  timed('5,000 highlights in 5 MB, earlier text', () => {
    const follow = followPassages(five, later);
    return spans.filter((span) => follow(span)).length;
  });
  timed(
    '5,000 highlights in 5 MB, anchor alone',
    () => anchors.filter((one) => locateAnchor(later, one)).length,
  );
  const twenty = write(20_000_000);
  const one = createAnchor(twenty, 19_000_000, 19_000_100);
  timed('one passage in 20 MB, anchor alone', () => (locateAnchor(`New. ${twenty}`, one) === null ? 0 : 1));
  const gone = { ...one, quote: `${one.quote.slice(0, 50)}MENDED${one.quote.slice(53)}` };
  timed('one mended passage in 20 MB, anchor alone', () => (locateAnchor(twenty, gone) === null ? 0 : 1));
}
