/** A comment of the margin: where its passage stands and how high it is, in pixels from the same edge. */
export interface MarginNote {
  id: string;
  wanted: number;
  height: number;
}

/**
 * Where the comments go: in the order of their passages, none over another, each as near to its line as the rest allow.
 * Those that crowd are spread around the middle of the places they want. The chosen one keeps its line, and the others
 * give way to it.
 */
export function layOutMargin(
  notes: readonly MarginNote[],
  gap: number,
  chosen?: string,
): Map<string, number> {
  const sorted = [...notes].sort((a, b) => a.wanted - b.wanted);
  const at = sorted.findIndex(({ id }) => id === chosen);
  const places = new Map<string, number>();
  const fixed = sorted[at];
  if (fixed === undefined) {
    for (const [id, top] of spread(sorted, gap, 0)) places.set(id, top);
    return places;
  }
  places.set(fixed.id, fixed.wanted);
  for (const [id, top] of spread(sorted.slice(at + 1), gap, fixed.wanted + fixed.height + gap))
    places.set(id, top);
  // Upwards is downwards in a mirror.
  const above = sorted
    .slice(0, at)
    .reverse()
    .map(({ id, wanted, height }) => ({ id, wanted: -wanted - height, height }));
  for (const [id, top] of spread(above, gap, -fixed.wanted + gap)) {
    const height = above.find((note) => note.id === id)?.height ?? 0;
    places.set(id, -top - height);
  }
  return places;
}

interface Group {
  notes: { id: string; from: number }[];
  /** Where the group would like to begin, and how much room it takes. */
  wanted: number;
  height: number;
}

/** Neighbours that would overlap become a group, which stands where its members on average want it. */
function spread(notes: readonly MarginNote[], gap: number, least: number): [id: string, top: number][] {
  const groups: Group[] = [];
  const top = (group: Group): number => Math.max(least, group.wanted);
  for (const note of notes) {
    let group: Group = { notes: [{ id: note.id, from: 0 }], wanted: note.wanted, height: note.height };
    for (let before = groups.at(-1); before !== undefined; before = groups.at(-1)) {
      if (top(before) + before.height + gap <= top(group)) break;
      groups.pop();
      group = join(before, group, gap);
    }
    groups.push(group);
  }
  return groups.flatMap((group) =>
    group.notes.map(({ id, from }): [string, number] => [id, top(group) + from]),
  );
}

function join(first: Group, second: Group, gap: number): Group {
  const offset = first.height + gap;
  const [a, b] = [first.notes.length, second.notes.length];
  return {
    notes: [...first.notes, ...second.notes.map(({ id, from }) => ({ id, from: from + offset }))],
    wanted: (first.wanted * a + (second.wanted - offset) * b) / (a + b),
    height: offset + second.height,
  };
}
