/** Every way a line may end; a page break and a vertical tab end one too. */
const lineEnd = /\r\n|[\n\r\u0085\u2028\u2029\v]/;

/**
 * A text as lines without their ends: trailing white space gone, control characters gone, the indentation that all lines
 * share gone. A page break is an empty line.
 */
export function textLines(text: string): string[] {
  const lines = text
    .replaceAll('\f', '\n\n')
    .split(lineEnd)
    .map((line) => line.replace(/[\0-\x08\x0e-\x1f\x7f\ufeff]/g, '').trimEnd());
  const shared = sharedIndentation(lines);
  return shared === 0 ? lines : lines.map((line) => line.slice(shared));
}

function sharedIndentation(lines: readonly string[]): number {
  let shared = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line === '') continue;
    shared = Math.min(shared, /^ */.exec(line)?.[0].length ?? 0);
    if (shared === 0) return 0;
  }
  return Number.isFinite(shared) ? shared : 0;
}

/** Runs of lines between empty ones. */
export function lineGroups(lines: readonly string[]): string[][] {
  const groups: string[][] = [];
  let group: string[] = [];
  for (const line of lines) {
    if (line !== '') group.push(line);
    else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}
