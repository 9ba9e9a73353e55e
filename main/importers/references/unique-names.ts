/** Names for parts of a file, made unique: the second of a name is told by its number. */
export function uniqueNames(fallback: string): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    const wanted = name.trim() || fallback;
    const count = (counts.get(wanted) ?? 0) + 1;
    counts.set(wanted, count);
    return count === 1 && wanted !== fallback ? wanted : `${wanted} ${count}`;
  };
}
