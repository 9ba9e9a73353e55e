/** Names for parts of a file, made unique: the second of a name is told by its number, as are all without one. */
export function uniqueNames(fallback: string): (name: string) => string {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return (name) => {
    const wanted = name.trim() || fallback;
    let unique = wanted;
    while (used.has(unique) || unique === fallback) {
      const count = (counts.get(wanted) ?? (wanted === fallback ? 0 : 1)) + 1;
      counts.set(wanted, count);
      unique = `${wanted} ${count}`;
    }
    used.add(unique);
    return unique;
  };
}
