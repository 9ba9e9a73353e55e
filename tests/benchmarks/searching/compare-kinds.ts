import type { Asked } from './ask-carrel.ts';
import { row, spreadOf } from './figures.ts';
import type { AskedPeer } from './fts5-peer.ts';

export interface KindRatio {
  kind: string;
  /** Of the medians: FTS5's best 50 and count, divided by Carrel's hits, facets and count; both without passages. */
  median: number;
  /** The same of the sums of all times. */
  sum: number;
}

/** Prints a line for each kind of query that FTS5 knows and answers with how many times faster Carrel is. */
export function compareKinds(carrel: readonly Asked[], fts5: readonly AskedPeer[]): KindRatio[] {
  const kinds = [...new Set(fts5.map(({ kind }) => kind))];
  const ratios: KindRatio[] = [];
  const compare = (name: string, holds: (kind: string) => boolean): void => {
    const peers = fts5.filter(({ kind }) => holds(kind));
    const asked = new Set(peers.map(({ kind, query }) => `${kind} ${query}`));
    const own = spreadOf(
      carrel.filter(({ kind, query }) => asked.has(`${kind} ${query}`)).map(({ ms }) => ms),
    );
    const ranked = spreadOf(peers.map(({ rankMs }) => rankMs));
    const whole = spreadOf(peers.map(({ rankMs, countMs }) => rankMs + countMs));
    const ratio = { kind: name, median: whole.p50 / own.p50, sum: whole.mean / own.mean };
    ratios.push(ratio);
    row(
      `  ${name}`,
      `${own.p50.toFixed(2)} / ${own.p95.toFixed(1)}`,
      `${ranked.p50.toFixed(2)} / ${ranked.p95.toFixed(1)}`,
      `${whole.p50.toFixed(2)} / ${whole.p95.toFixed(1)}`,
      `${ratio.median.toFixed(1)} × / ${ratio.sum.toFixed(1)} ×`,
    );
  };
  row(
    '  kind, p50 / p95 in ms',
    'Carrel, no passages',
    'FTS5, best 50',
    'FTS5, best 50 + count',
    'faster: p50 / sum',
  );
  for (const kind of kinds) compare(kind, (other) => other === kind);
  compare('all of these', () => true);
  return ratios;
}
