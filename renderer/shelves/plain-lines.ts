/** The first lines of a Markdown text that say something, without its marks: for a list, not for reading. */
export function plainLines(markdown: string, most: number): string {
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    const plain = line
      .replace(/^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,9}[.)]\s+)/, '')
      .replace(/\[([^\]]{0,500})\]\([^)]{0,2000}\)/g, '$1')
      .replace(/[*_`~]{1,3}/g, '')
      .trim();
    if (plain !== '' && !/^[-=*_]{3,}$/.test(plain)) lines.push(plain);
    if (lines.length === most) break;
  }
  return lines.join('\n');
}
