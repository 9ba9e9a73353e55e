/**
 * How many letters the longest run of lines without an empty one has. The parser of Markdown reads a paragraph in one go,
 * in a time that grows faster than its length: one of a million letters would hold the window.
 */
export function longestParagraph(text: string): number {
  let longest = 0;
  let begun = 0;
  for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n', begun)) {
    longest = Math.max(longest, end - begun);
    begun = end + 2;
  }
  return Math.max(longest, text.length - begun);
}
