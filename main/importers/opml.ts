import { ArchiveError } from '../../contract/errors.ts';
import { escapeHtml } from './escape-html.ts';
import { feedDate } from './feed/feed-date.ts';
import { plainLine } from './feed/feed-text.ts';
import { resolveAddress } from './feed/vocabulary.ts';
import type { ImportedArticle, SourceFile, WholeImporter } from './importer.ts';
import { decodeXml } from './xml/decode-xml.ts';
import type { XmlElement } from './xml/parse-xml.ts';
import { readXml } from './xml/read-xml.ts';
import { xmlStart } from './xml/xml-start.ts';
import { childOf, childrenOf, wordsOf } from './xml/xml-tree.ts';

/** Lists of feeds and links, each of them an article without text; an outline without links is one article. */
export const opml = {
  id: 'opml',
  version: 1,
  label: 'Outline (OPML)',
  extensions: ['opml'],
  recognise: ({ bytes }) => (xmlStart(bytes).root === 'opml' ? 0.95 : 0),
  async *read(file) {
    yield* readOutlines(file);
  },
} satisfies WholeImporter;

interface Link {
  address: string;
  outline: XmlElement;
  folders: string[];
}

function* readOutlines(file: SourceFile): Generator<ImportedArticle> {
  const { text, encoding } = decodeXml(file.bytes);
  const root = readXml(text, `opml: "${file.name}"`);
  const body = childOf(root, 'body') ?? root;
  const links: Link[] = [];
  collectLinks(body, [], links);
  const source = wordsOf(childOf(childOf(root, 'head'), 'title'));
  if (links.length === 0) {
    const html = listOf(body);
    if (html === '') throw new ArchiveError('no-text', `opml: "${file.name}" holds no outline.`);
    yield {
      ...{ html, images: [], missing: [], encoding },
      ...(source !== undefined && { title: { value: source, origin: 'markup' } }),
    };
    return;
  }
  const taken = new Set<string>();
  for (const [index, { address, outline, folders }] of links.entries()) {
    const within = taken.has(address) ? `${address} (${index + 1})` : address;
    taken.add(within);
    const title = nameOf(outline);
    const saved = feedDate(outline.attributes.get('created'));
    yield {
      ...{ html: '', images: [], missing: [], encoding, within, withoutText: true },
      ...(title !== undefined && { title: { value: title, origin: 'markup' } }),
      address: { value: address, origin: 'markup' },
      tags: tagsOf(outline),
      collections: folders,
      ...(saved !== undefined && saved.length > 10 && { saved: new Date(saved).toISOString() }),
    };
  }
}

function collectLinks(parent: XmlElement, folders: readonly string[], found: Link[]): void {
  for (const outline of childrenOf(parent)) {
    if (outline.local.toLowerCase() !== 'outline') continue;
    const address = ['htmlUrl', 'url', 'xmlUrl', 'href', 'link']
      .map((name) => resolveAddress(attributeOf(outline, name), undefined))
      .find((candidate) => candidate !== undefined);
    if (address !== undefined) found.push({ address, outline, folders: [...folders] });
    const name = nameOf(outline);
    collectLinks(outline, address === undefined && name !== undefined ? [...folders, name] : folders, found);
  }
}

/** Programs do not agree on the case of names. */
function attributeOf(outline: XmlElement, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of outline.attributes) if (key.toLowerCase() === wanted) return value;
  return undefined;
}

function nameOf(outline: XmlElement): string | undefined {
  return plainLine(attributeOf(outline, 'title') || attributeOf(outline, 'text') || '');
}

function tagsOf(outline: XmlElement): string[] {
  const words = (attributeOf(outline, 'category') ?? '')
    .split(',')
    .map((word) => word.replace(/^\//, '').trim());
  return [...new Set(words.filter((word) => word !== ''))];
}

function listOf(parent: XmlElement): string {
  const items = childrenOf(parent, 'outline').map((outline) => {
    const note = attributeOf(outline, '_note') ?? '';
    return `<li>${escapeHtml(nameOf(outline) ?? '')}${note === '' ? '' : `<p>${escapeHtml(note)}</p>`}${listOf(outline)}</li>`;
  });
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}
