/**
 * Whether a line was aligned by hand: columns parted by several spaces or tabs, or drawn boxes. Two spaces after a stop
 * are a typist's habit, and the wide gaps of a justified line stand between many words; neither is a column.
 */
export function isAligned(line: string): boolean {
  const text = line.trim();
  if (/[─│┌┐└┘├┤┬┴┼═║]/.test(text) || /^\+[-=+]{3,}\+$/.test(text) || /^\|.*\|$/.test(text)) return true;
  let gaps = 0;
  let wide = 0;
  for (const match of text.matchAll(/[^\s.!?:](\t+[ \t]*| {2,}\t*)(?=\S)/g)) {
    gaps += 1;
    if ((match[1] ?? '').length >= 3 || match[1]?.includes('\t')) wide += 1;
  }
  if (gaps === 0) return false;
  const words = text.split(/\s+/).length;
  return wide > 0 ? words < 14 || wide >= 2 : gaps >= 2 && words < 10;
}

/**
 * Cuts a group of lines into runs: those aligned by hand, at least two lines each, and those of running text. A single
 * line that is not aligned between aligned ones (a heading of a table, a wrapped cell) belongs to them.
 */
export function splitAligned(group: readonly string[]): { aligned: boolean; lines: string[] }[] {
  const runs: { aligned: boolean; lines: string[] }[] = [];
  const flags = group.map(isAligned);
  const belongs = flags.map(
    (flag, index) => flag || (flags[index - 1] === true && flags[index + 1] === true),
  );
  for (const [index, line] of group.entries()) {
    const aligned = belongs[index] === true;
    const last = runs.at(-1);
    if (last?.aligned === aligned) last.lines.push(line);
    else runs.push({ aligned, lines: [line] });
  }
  const merged: { aligned: boolean; lines: string[] }[] = [];
  for (const run of runs) {
    const aligned = run.aligned && run.lines.length >= 2;
    const last = merged.at(-1);
    if (last?.aligned === aligned) for (const line of run.lines) last.lines.push(line);
    else merged.push({ aligned, lines: [...run.lines] });
  }
  return merged;
}
