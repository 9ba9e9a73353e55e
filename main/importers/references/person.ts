/** `Family, Given` → `Given Family`; `Family, Jr, Given` as BibTeX has it; anything else as it stands. */
export function personName(written: string): string {
  const parts = written
    .split(',')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  const [family = '', second = '', third] = parts;
  if (third !== undefined) return `${third} ${family} ${second}`.trim();
  return second === '' ? family : `${second} ${family}`;
}
