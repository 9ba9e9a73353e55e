export interface Random {
  /** From 0 to `below`, without it. */
  whole(below: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
  shuffle<T>(items: readonly T[]): T[];
}

/** The same seed gives the same numbers everywhere (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    whole,
    chance: (share) => next() < share,
    pick: (from) => from[whole(from.length)],
    shuffle(items) {
      const all = [...items];
      for (let last = all.length - 1; last > 0; last -= 1) {
        const other = whole(last + 1);
        const [a, b] = [all[last], all[other]];
        if (a !== undefined && b !== undefined) [all[last], all[other]] = [b, a];
      }
      return all;
    },
  };
}
