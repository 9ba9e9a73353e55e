import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { choosePassages } from './benchmarks/anchors/choose-passages.ts';
import { judge, newTally } from './benchmarks/anchors/judge.ts';
import { kinds, mutateText, traceText } from './benchmarks/anchors/mutate-text.ts';
import { seededRandom } from './benchmarks/anchors/seeded-random.ts';

const folder = resolve('resources/samples');
const texts = readdirSync(folder)
  .filter((name) => /\.(?:txt|md)$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n'))
  // Some are in other encodings on purpose.
  .filter((text) => !text.includes('\uFFFD'));

/** A sample of the benchmark `anchors`, on the articles that come with Carrel. */
test.each(kinds)('highlights survive a new version: %s', (kind) => {
  const tally = newTally();
  for (const [index, text] of texts.entries())
    for (const seed of [1, 2, 3]) {
      const random = seededRandom(seed * 1_000 + index);
      const traced = traceText(text);
      const others = texts[(index + 1) % texts.length] ?? '';
      const passages = choosePassages(traced, random);
      const later = mutateText(traced.text, kind, others, random);
      judge(traced, passages, later, { 'earlier text': tally, 'anchor alone': newTally() });
    }
  expect(tally.examples.filter((example) => / wrong: /.test(example))).toEqual([]);
  expect(tally.whole).toBeGreaterThan(50);
  expect(tally.wholePlaced / tally.whole).toBeGreaterThan(kind === 'everything' ? 0.75 : 0.93);
});
