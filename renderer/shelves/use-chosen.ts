import { useMemo, useState } from 'react';
import type { Id } from '../../contract/scalars.ts';

/** Which rows of a shelf are chosen. */
export interface Chosen {
  ids: ReadonlySet<Id>;
  /** With `range`, all from the one toggled before to this one. */
  toggle(index: number, options?: { range?: boolean }): void;
  all(): void;
  clear(): void;
}

export function useChosen(rows: readonly Id[]): Chosen {
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const [last, setLast] = useState<number | null>(null);
  // What is gone from the shelf is chosen no more.
  const ids = useMemo(() => {
    if (chosen.size === 0) return chosen;
    const there = new Set(rows);
    return new Set([...chosen].filter((id) => there.has(id)));
  }, [chosen, rows]);
  return {
    ids,
    toggle(index, { range = false } = {}) {
      const id = rows[index];
      if (id === undefined) return;
      const next = new Set(ids);
      if (range && last !== null)
        for (const other of rows.slice(Math.min(last, index), Math.max(last, index) + 1)) next.add(other);
      else if (!next.delete(id)) next.add(id);
      setLast(index);
      setChosen(next);
    },
    all: () => setChosen(new Set(rows)),
    clear: () => setChosen(new Set()),
  };
}
