import { ArchiveError } from '../../contract/errors.ts';
import type { DecodedText } from './decode-text.ts';
import { entryArticle } from './feed/entry-article.ts';
import type { Feed, FeedEntry } from './feed/feed.ts';
import { readJsonFeed } from './feed/json-feed.ts';
import { recogniseFeed } from './feed/recognise-feed.ts';
import { readXmlFeed } from './feed/xml-feed.ts';
import type { SourceFile, WholeImporter } from './importer.ts';
import { decodeXml } from './xml/decode-xml.ts';
import { parseXml } from './xml/parse-xml.ts';
import { readTolerantXml } from './xml/tolerant-xml.ts';

/**
 * Feeds that were saved: each entry an article. Read from the XML tree rather than by a feed library, because those keep
 * neither `xml:base` nor the markup of inline XHTML, and give up on the ill-formed feeds that half the world writes.
 */
export const feed = {
  id: 'feed',
  version: 1,
  label: 'Feed (RSS, Atom, JSON Feed)',
  extensions: ['rss', 'atom', 'rdf', 'cdf'],
  recognise: recogniseFeed,
  async *read(file, context) {
    const decoded = decodeXml(file.bytes);
    const read = readFeed(decoded, file);
    if (read.entries.length === 0)
      throw new ArchiveError('no-text', `feed: "${file.name}" holds no entries.`);
    const names = namesWithin(read.entries);
    for (const [index, entry] of read.entries.entries()) {
      const article = await entryArticle(entry, read, names[index] ?? String(index + 1), context);
      yield 'problem' in article ? article : { ...article, encoding: decoded.encoding };
    }
  },
} satisfies WholeImporter;

/** What a feed says. Error: `damaged`, when it holds no element at all. */
export function readFeed({ text }: DecodedText, { name }: Pick<SourceFile, 'name'>): Feed {
  if (/^[\s\ufeff]*\{/.test(text)) return readJsonFeed(text, name);
  const what = `feed: "${name}"`;
  try {
    return readXmlFeed(parseXml(text, what));
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.code !== 'damaged') throw error;
    return readXmlFeed(readTolerantXml(text, what, { ends: endsAt }));
  }
}

/** What each entry calls itself, else its address, else its number; a name given twice gets its number as well. */
function namesWithin(entries: readonly FeedEntry[]): string[] {
  const taken = new Set<string>();
  return entries.map((entry, index) => {
    const own = (entry.identity ?? entry.address ?? String(index + 1)).slice(0, 500);
    const name = taken.has(own) ? `${own} (${index + 1})` : own;
    taken.add(name);
    return name;
  });
}

const lines =
  /^(?:title|link|guid|id|pubdate|published|updated|issued|modified|date|creator|language|category|comments)$/;
const parts =
  /^(?:title|link|guid|id|pubdate|published|updated|issued|modified|date|creator|language|category|comments|item|entry|author|description|summary|content|encoded|enclosure)$/;

/** A line such as a title ends where the next part begins, whether it was closed or not; an item where the next one does. */
function endsAt(open: string, next: string): boolean {
  return parts.test(next) && (lines.test(open) || (open === next && (open === 'item' || open === 'entry')));
}
