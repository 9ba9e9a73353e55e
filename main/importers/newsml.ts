import { ArchiveError } from '../../contract/errors.ts';
import type { ImportedArticle, ImporterContext, PartProblem, SourceFile, WholeImporter } from './importer.ts';
import { readG2Item } from './newsml/g2-item.ts';
import { newsArticle } from './newsml/news-article.ts';
import { readNewsMl1Item } from './newsml/newsml-1-item.ts';
import { decodeXml } from './xml/decode-xml.ts';
import type { XmlElement } from './xml/parse-xml.ts';
import { readXml } from './xml/read-xml.ts';
import { xmlStart } from './xml/xml-start.ts';
import { childrenOf, elementsOf, wordsOf } from './xml/xml-tree.ts';

const items = ['newsItem', 'packageItem', 'conceptItem', 'knowledgeItem', 'planningItem', 'catalogItem'];
const roots = new Set([...items, 'newsMessage', 'NewsML', 'NewsItem'].map((name) => name.toLowerCase()));

/** News as agencies exchange it: one item, or a message of many. */
export const newsml = {
  id: 'newsml',
  version: 1,
  label: 'News items (NewsML)',
  extensions: ['newsml'],
  recognise({ bytes }): number {
    const { root, text } = xmlStart(bytes);
    if (roots.has(root)) return 0.95;
    return root === 'groupset' && /iptc|itemRef|groupRef/.test(text) ? 0.9 : 0;
  },
  async *read(file, context) {
    yield* readItems(file, context);
  },
} satisfies WholeImporter;

async function* readItems(
  file: SourceFile,
  context: ImporterContext,
): AsyncGenerator<ImportedArticle | PartProblem> {
  const { text, encoding } = decodeXml(file.bytes);
  const root = readXml(text, `newsml: "${file.name}"`);
  const found = itemsOf(root);
  const taken = new Set<string>();
  for (const [index, item] of found.entries()) {
    const facts = item.local === 'NewsItem' ? readNewsMl1Item(item) : readG2Item(item);
    const article = await newsArticle(facts, encoding, context);
    if (found.length === 1) {
      if (article.html.trim() === '' && article.withoutText !== true) throw nothing(`newsml: "${file.name}"`);
      yield article;
      return;
    }
    const own = identityOf(item) ?? String(index + 1);
    const within = taken.has(own) ? `${own} (${index + 1})` : own;
    taken.add(within);
    yield { ...article, within };
  }
  if (found.length === 0) throw nothing(`newsml: "${file.name}"`);
}

function nothing(what: string): ArchiveError {
  return new ArchiveError('no-text', `${what} holds no news: neither a text nor a headline.`);
}

/** The items of a message in order; those inside another one are parts of it. */
function itemsOf(root: XmlElement): XmlElement[] {
  if (items.includes(root.local) || root.local === 'NewsItem' || root.local === 'groupSet') return [root];
  return childrenOf(root).flatMap(itemsOf);
}

function identityOf(item: XmlElement): string | undefined {
  const guid = item.attributes.get('guid') ?? wordsOf(elementsOf(item, 'PublicIdentifier')[0]);
  return guid?.slice(0, 500);
}
