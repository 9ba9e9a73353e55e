import type { Receipt } from './scratch-importing.ts';

export function story(about: string): string {
  return `A story about ${about}\n\nIt says that ${about} is worth a second look, and why.\n`;
}

export function stories(count: number, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const name = `${prefix}${String(index).padStart(4, '0')}`;
      return [`${name}.txt`, story(name)];
    }),
  );
}

/** `stored a.txt`, `empty b.txt`, in the order of the receipt. */
export function told({ entries }: Receipt, root: string): string[] {
  return entries.map(
    ({ path, outcome, code }) => `${code ?? outcome} ${path.slice(root.length + 1).replaceAll('\\', '/')}`,
  );
}

export function counts({ summary }: Receipt): (string | number)[] {
  const { state, found, stored, duplicates, problems } = summary;
  return [state, found, stored, duplicates, problems];
}
