export interface Measures {
  /** Normalised discounted cumulative gain of the first ten; 1 when all the ten, or as many as there are, are relevant. */
  ndcg10: number;
  /** The share of the relevant documents among the first hundred. */
  recall100: number;
  /** The mean, over the relevant documents, of the share of relevant ones up to their place; 0 for one not found. */
  averagePrecision: number;
}

/** How good an order of documents is, best first, each at most once. Relevance is yes or no. */
export function measureOrder(order: readonly string[], relevant: ReadonlySet<string>): Measures {
  let gain = 0;
  let found = 0;
  let foundIn100 = 0;
  let precision = 0;
  for (const [at, id] of order.entries()) {
    if (!relevant.has(id)) continue;
    found++;
    precision += found / (at + 1);
    if (at < 10) gain += discount(at);
    if (at < 100) foundIn100++;
  }
  let best = 0;
  for (let at = 0; at < Math.min(10, relevant.size); at++) best += discount(at);
  return {
    ndcg10: gain / best,
    recall100: foundIn100 / relevant.size,
    averagePrecision: precision / relevant.size,
  };
}

export function meanOf(all: readonly Measures[]): Measures {
  const mean = (measure: keyof Measures): number =>
    all.reduce((sum, measures) => sum + measures[measure], 0) / Math.max(1, all.length);
  return {
    ndcg10: mean('ndcg10'),
    recall100: mean('recall100'),
    averagePrecision: mean('averagePrecision'),
  };
}

function discount(at: number): number {
  return 1 / Math.log2(at + 2);
}
