import { type Collection, collectionNames, readCollection } from './ranking/collections.ts';
import { type Measures, meanOf, measureOrder } from './ranking/measures.ts';
import { rankWithCarrel } from './ranking/rank-with-carrel.ts';
import { rankWithFts5 } from './ranking/rank-with-fts5.ts';
import { rankWithMiniSearch } from './ranking/rank-with-minisearch.ts';
import { findXapian, rankWithXapian } from './ranking/rank-with-xapian.ts';
import type { Ranked } from './ranking/ranked.ts';
import { machine } from './searching/figures.ts';

type Part = 'all' | 'odd' | 'even';
type Rank = (collection: Collection) => Ranked | Promise<Ranked>;

interface Measured {
  name: string;
  /** By collection. */
  parts: Record<Part, Measures>[];
  times: number[];
}

/**
 * How well hits are ordered, on collections with questions and judged answers: `ranking [carrel]`. Any of the words of a
 * question may match. Scorers are tuned on the odd questions. With `carrel` the peers are left out.
 */
export async function run(wishes: readonly string[] = []): Promise<void> {
  const collections = collectionNames.flatMap((name) => readCollection(name) ?? []);
  if (collections.length === 0) {
    console.log('skipped: the set "ranking" is not there (set CARREL_TEST_DATA)');
    return;
  }
  const measured: Measured[] = [];
  for (const [name, rank] of rankers(wishes.includes('carrel')))
    measured.push(await measure(name, rank, collections));
  console.log(machine());
  printTable('nDCG@10, all questions', collections, measured, 'all', 'ndcg10');
  printTable('nDCG@10, odd questions (tuned on)', collections, measured, 'odd', 'ndcg10');
  printTable('nDCG@10, even questions', collections, measured, 'even', 'ndcg10');
  printTable('recall@100, all questions', collections, measured, 'all', 'recall100');
  printTable('MAP, all questions', collections, measured, 'all', 'averagePrecision');
  for (const { name, times } of measured) if (times.length > 0) console.log(`${name}: ${spread(times)}`);
}

function rankers(alone: boolean): [string, Rank][] {
  const own: [string, Rank][] = [['Carrel', rankWithCarrel]];
  if (alone) return own;
  const peers: [string, Rank][] = [
    ['MiniSearch 7, defaults', rankWithMiniSearch],
    ['FTS5, unicode61', (collection) => rankWithFts5(collection, 'unicode61')],
    ['FTS5, porter', (collection) => rankWithFts5(collection, 'porter unicode61')],
  ];
  const python = findXapian();
  if (python === null) console.log('skipped: Xapian (no python3-xapian)');
  else peers.push(['Xapian, stemmed', (collection) => rankWithXapian(collection, python)]);
  return [...own, ...peers];
}

async function measure(name: string, rank: Rank, collections: readonly Collection[]): Promise<Measured> {
  const measured: Measured = { name, parts: [], times: [] };
  for (const collection of collections) {
    const { orders, times } = await rank(collection);
    const scored = collection.questions.map(({ number, relevant }, at) => ({
      odd: number % 2 === 1,
      measures: measureOrder(orders[at] ?? [], relevant),
    }));
    const part = (holds: (odd: boolean) => boolean): Measures =>
      meanOf(scored.filter(({ odd }) => holds(odd)).map(({ measures }) => measures));
    measured.parts.push({ all: part(() => true), odd: part((odd) => odd), even: part((odd) => !odd) });
    measured.times.push(...times);
  }
  return measured;
}

/** `against` is the mean over the collections of the first engine's share of the best of the others. */
function printTable(
  title: string,
  collections: readonly Collection[],
  measured: readonly Measured[],
  part: Part,
  measure: keyof Measures,
): void {
  const rows = measured.map(({ name, parts }) => ({ name, values: parts.map((all) => all[part][measure]) }));
  console.log(`\n${title}`);
  printRow('', [...collections.map(({ name }) => name), 'mean']);
  for (const { name, values } of rows) printRow(name, [...values, mean(values)].map(short));
  const [own, ...peers] = rows;
  if (own === undefined || peers.length === 0) return;
  const ratios = own.values.map(
    (value, at) => value / Math.max(...peers.map(({ values }) => values[at] ?? 0)),
  );
  printRow(
    'Carrel to the best of the peers',
    [...ratios, mean(ratios)].map((ratio) => `×${ratio.toFixed(2)}`),
  );
}

function printRow(name: string, cells: string[]): void {
  console.log([name.padEnd(32), ...cells.map((cell) => cell.padStart(9))].join(' '));
}

function short(value: number): string {
  return value.toFixed(3).replace(/^0/, '');
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms (${sorted.length} questions)`;
}
