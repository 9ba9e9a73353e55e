import type { ShelfGroup } from '../../contract/shelf-model.ts';

/** A row of a shelf by its id, with the group that it stands in. */
export interface OrderedRow {
  id: string;
  group: string;
  label: string;
}

/** The runs of rows that stand in one group. */
export function groupsOf(rows: readonly OrderedRow[]): { groups: ShelfGroup[]; ids: string[] } {
  const groups: ShelfGroup[] = [];
  for (const { group, label } of rows) {
    const last = groups.at(-1);
    if (last?.key === group) last.count++;
    else groups.push({ key: group, label, count: 1 });
  }
  return { groups, ids: rows.map(({ id }) => id) };
}

/** Rows that are found by their ids, in the order in which those were asked. */
export function inOrderOf<T extends { id: string }>(ids: readonly string[], rows: readonly T[]): T[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
