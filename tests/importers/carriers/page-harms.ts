import type { Article } from '../../../contract/model.ts';
import { renderArticlePage } from '../../../main/article-page.ts';
import { isElement, type PageNode, type PageParent, parseHtml } from '../../../main/cleaning/parse-html.ts';
import type { ReadyArticle } from '../../../main/library/ready-article.ts';

/** What the page of an article may be made of around its text, and with which attributes. */
const parts = new Set(
  [
    ...[
      'html lang',
      'head',
      'meta charset',
      'meta name content',
      'title',
      'link rel href',
      'body',
      'div class',
    ],
    ...[
      'article dir',
      'header',
      'h1 dir',
      'h1 dir class',
      'p class',
      'p class dir',
      'span class',
      'time datetime',
      'bdi dir',
    ],
    ...['a class href', 'a href rel', 'main id lang dir', 'aside id aria-label'],
  ].map((part) => part.split(' ').toSorted().join(' ')),
);

/** Around the text of an article stands what its fields say: no element and no address that they could have made. */
export async function pageHarms(ready: ReadyArticle): Promise<string[]> {
  const found: string[] = [];
  const waiting: (PageNode | PageParent)[] = [
    parseHtml(await renderArticlePage(articleOf(ready), '', async () => '')),
  ];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('childNodes' in node) waiting.push(...node.childNodes);
    if (!isElement(node)) continue;
    const part = [node.tagName, ...node.attrs.map(({ name }) => name)].toSorted().join(' ');
    if (!parts.has(part)) found.push(`<${part}> around the text`);
    for (const { name, value } of node.attrs)
      if (name === 'href' && !/^(?:\/reader\/\w+\.css$|\/original\/aaaaaaaa$|https?:\/\/)/.test(value))
        found.push(`a link to ${value} around the text`);
  }
  return found;
}

function articleOf(ready: ReadyArticle): Article {
  const { title, byline, source, place, published, language, address, section, tags, excerpt, words } = ready;
  const { origins, missing, within, importer, importerVersion } = ready;
  const instant = '2024-05-06T10:00:00Z';
  return {
    ...{ title, byline, source, place, published, language, address, section, tags, excerpt, words },
    ...{ id: 'aaaaaaaa', state: 'unread', starred: false, progress: 0, added: instant, trashed: null },
    ...{ highlights: 0, hasNote: false, collections: [], readingPlace: null },
    provenance: {
      ...{ sha256: '0'.repeat(64), name: title, path: `/somewhere/${title}`, bytes: 1, within, version: 1 },
      ...{ importer, importerVersion, encoding: null, encodingKnownBy: null, origins, missing },
      ...{ import: 'bbbbbbbb', imported: instant },
    },
  };
}
