import type { Random } from './seeded-random.ts';
import type { Passage, TracedText } from './traced-text.ts';

/** Ten passages: words, phrases, sentences, a paragraph, several of them, and one that stands there more than once. */
export function choosePassages(traced: TracedText, random: Random): Passage[] {
  const { pieces } = traced;
  const from = (): number => random.whole(pieces.length);
  const ofLength = (start: number, count: number): Passage => ({
    from: start,
    to: Math.min(pieces.length - 1, start + count - 1),
  });
  const passages = [1, 1, 1, 2 + random.whole(2), 3 + random.whole(4)].map((count) =>
    ofLength(from(), count),
  );
  const paragraphs = paragraphsOf(traced);
  const sentence = (): Passage => {
    const whole = random.pick(paragraphs) ?? ofLength(0, 1);
    const starts = [whole.from];
    for (let at = whole.from; at < whole.to; at += 1)
      if (/[.!?։。]["”»)]?$/u.test(wordAt(traced, at))) starts.push(at + 1);
    const start = random.pick(starts) ?? whole.from;
    const next = starts.find((at) => at > start) ?? whole.to + 1;
    return { from: start, to: next - 1 };
  };
  const first = random.whole(Math.max(1, paragraphs.length - 2));
  const several = { from: paragraphs[first]?.from ?? 0, to: paragraphs[first + 2]?.to ?? pieces.length - 1 };
  passages.push(sentence(), sentence(), random.pick(paragraphs) ?? ofLength(0, 1), several);
  passages.push(repeatedIn(traced, random) ?? ofLength(from(), 8));
  return passages;
}

function wordAt({ text, pieces }: TracedText, at: number): string {
  return text.slice(pieces[at]?.start, pieces[at]?.end);
}

function paragraphsOf({ text, pieces }: TracedText): Passage[] {
  const found: Passage[] = [];
  let from = 0;
  for (let at = 0; at < pieces.length; at += 1) {
    const gap = text.slice(pieces[at]?.end, pieces[at + 1]?.start ?? text.length);
    if (at < pieces.length - 1 && !gap.includes('\n\n')) continue;
    found.push({ from, to: at });
    from = at + 1;
  }
  return found;
}

/** Five words in a row that stand at more than one place, else two. */
function repeatedIn(traced: TracedText, random: Random): Passage | null {
  for (const count of [5, 2]) {
    const places = new Map<string, number[]>();
    for (let at = 0; at + count <= traced.pieces.length; at += 1) {
      const words = Array.from({ length: count }, (_, step) => wordAt(traced, at + step)).join(' ');
      places.set(words, [...(places.get(words) ?? []), at]);
    }
    const repeated = [...places.values()].filter((all) => all.length > 1 && all.length < 100);
    const from = random.pick(random.pick(repeated) ?? []);
    if (from !== undefined) return { from, to: from + count - 1 };
  }
  return null;
}
