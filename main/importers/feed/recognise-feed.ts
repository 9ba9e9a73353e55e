import type { FileHead } from '../importer.ts';
import { xmlStart } from '../xml/xml-start.ts';

/** By the first element, or by the version that every JSON Feed names at its beginning. */
export function recogniseFeed({ bytes }: FileHead): number {
  const start = xmlStart(bytes);
  if (start.root === 'rss' || start.root === 'feed') return 0.95;
  if (start.root === 'rdf')
    return /purl\.org\/(?:rss\/1|net\/rss1)|netscape\.com\/rdf\/simple/i.test(start.text) ? 0.95 : 0;
  if (start.root === 'channel' || start.root === 'entry')
    return /\.(?:rss|xml|cdf|atom)$|purl\.org|w3\.org\/2005\/Atom/i.test(start.text) ||
      /<(?:item|title)\b/i.test(start.text)
      ? 0.9
      : 0;
  return /^\s*\{[\s\S]{0,4000}?"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\/version/.test(start.text)
    ? 0.95
    : 0;
}
