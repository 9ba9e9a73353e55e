import { attribute, isElement, type PageDocument, type PageElement } from '../../../cleaning/parse-html.ts';
import { readByline } from '../../../understanding/byline.ts';
import type { Stated } from '../../importer.ts';
import { boilerplateSign } from '../boilerplate-names.ts';
import { closest, elementsOf, findFirst, hasWord, nameWords, textOf } from '../page-tree.ts';
import { isObject, nameValues, textValue } from './json-ld.ts';
import { cleanByline, isAccountName, joinNames } from './names.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';
import { isSite, siteNames } from './site-name.ts';

/**
 * Who wrote it: persons before anything else, in the order of the sources; then what the sources called an author and may
 * be an organisation, the site itself, or an account.
 */
export function findByline(
  page: PageDocument,
  facts: PageFacts,
  source: string | null,
  address: string | null,
): Stated | null {
  const sites = siteNames(source, address);
  const candidates: [() => string[], Stated['origin']][] = [
    [() => statedAuthors(facts.article?.author), 'json-ld'],
    [() => facts.meta.get('article:author') ?? [], 'open-graph'],
    [() => [firstMeta(facts, 'dc.creator', 'dcterms.creator', 'dc.contributor') ?? ''], 'dublin-core'],
    [() => facts.meta.get('citation_author') ?? [], 'dublin-core'],
    [() => microdataAuthors(facts), 'microdata'],
    [() => metaAuthors(facts), 'meta'],
    [() => writtenAuthors(page), 'markup'],
    [() => bylines(page), 'markup'],
  ];
  let short: Stated | null = null;
  let lesser: Stated | null = null;
  for (const [read, origin] of candidates) {
    const names = read();
    const value = joinNames(names.filter((name) => !isSite(cleanByline(name) ?? '', sites)));
    if (value !== null && !isAccountName(value)) {
      // A first name alone waits for a source that has the whole.
      if (value.includes(' ') && (short === null || value.startsWith(`${short.value} `)))
        return { value, origin };
      short ??= { value, origin };
    }
    const any = joinNames(names);
    if (any !== null) lesser ??= { value: any, origin };
  }
  return short ?? lesser;
}

/** Of JSON-LD: persons, or when there are none whatever is named. */
function statedAuthors(author: unknown): string[] {
  const list = Array.isArray(author) ? author : [author];
  const persons = list.filter((item) => !isObject(item) || textValue(item['@type']) !== 'Organization');
  return nameValues(persons.length > 0 ? persons : list);
}

const metaNames = [
  'author',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dcsext.author',
  'citation_author',
  'article:author_name',
];

function metaAuthors(facts: PageFacts): string[] {
  const labelled = /^(?:written by|author|verfasst von|geschrieben von|écrit par|escrito por|автор)/i.test(
    firstMeta(facts, 'twitter:label1') ?? '',
  )
    ? [firstMeta(facts, 'twitter:data1') ?? '']
    : [];
  return [...metaNames.flatMap((name) => facts.meta.get(name) ?? []), ...labelled].slice(0, 1);
}

function microdataAuthors(facts: PageFacts): string[] {
  const authors = (facts.properties.get('author') ?? []).filter((element) => !isAside(element));
  return authors.slice(0, 6).map((element) => {
    const content = attribute(element, 'content');
    if (content !== null) return content;
    const named = findFirst(element, (inner) => hasWord(inner, 'itemprop', 'name'));
    return named === null ? textOf(element) : (attribute(named, 'content') ?? textOf(named));
  });
}

const authorWords = new Set([
  'author',
  'authors',
  'byline',
  'autor',
  'autoren',
  'auteur',
  'writer',
  'authorname',
  'bylines',
  'contributor',
  'redakteur',
  'vcard',
]);
const longestName = 80;

/** Names in the markup: links of authorship first, then what its class calls an author or a byline. */
function writtenAuthors(page: PageDocument): string[] {
  const linked: PageElement[] = [];
  const called: string[] = [];
  for (const element of elementsOf(page)) {
    if (element.tagName === 'a' && (hasWord(element, 'rel', 'author') || isAuthorPage(element)))
      linked.push(element);
    else if (called.length < 3 && isAuthorName(element) && !isAside(element)) {
      const text = textOf(element);
      const name = text.length <= longestName * 2 ? cleanByline(text) : null;
      if (name !== null && name.length <= longestName) called.push(name);
    }
  }
  const usable = linked.filter((link) => {
    const name = cleanByline(textOf(link));
    return name !== null && name.length <= longestName && !isAside(link);
  });
  const [first] = usable;
  if (first !== undefined) {
    const around = grandparent(first);
    return usable
      .filter((link) => link.parentNode === first.parentNode || grandparent(link) === around)
      .slice(0, 6)
      .map(textOf);
  }
  return called.slice(0, 1);
}

function grandparent(element: PageElement): PageElement['parentNode'] {
  const parent = element.parentNode;
  return parent !== null && isElement(parent) ? parent.parentNode : null;
}

function isAuthorPage(link: PageElement): boolean {
  return (
    /\/(?:authors?|autor(?:en)?|people|staff|profile|contributors?|by|writers?|redaktion)\/[^/?#]+\/?(?:[?#].*)?$/i.test(
      attribute(link, 'href') ?? '',
    ) &&
    nameWords(link)
      .concat(parentWords(link))
      .some((word) => authorWords.has(word))
  );
}

function parentWords(element: PageElement): readonly string[] {
  const parent = element.parentNode;
  return parent !== null && isElement(parent) ? nameWords(parent) : [];
}

function isAuthorName(element: PageElement): boolean {
  if (
    ['meta', 'body', 'html', 'script', 'style', 'input', 'textarea', 'label', 'form', 'img'].includes(
      element.tagName,
    )
  )
    return false;
  return nameWords(element).some((word) => authorWords.has(word));
}

/** Comments, forms, other articles and the foot of a page name other people. What holds the title is none of these. */
function isAside(element: PageElement): boolean {
  const aside = closest(
    element,
    (around) =>
      around.tagName === 'form' ||
      isPageFooter(around) ||
      boilerplateSign(around) === 'comments' ||
      isRelated(around),
  );
  return aside !== null && findFirst(aside, ({ tagName }) => tagName === 'h1') === null;
}

/** The foot of the page, not that of an article. */
function isPageFooter(element: PageElement): boolean {
  if (element.tagName !== 'footer') return false;
  const ofArticle = nameWords(element).some(
    (word) => word === 'entry' || word === 'post' || word === 'article',
  );
  return !ofArticle && closest(element, ({ tagName }) => tagName === 'article') === null;
}

function isRelated(element: PageElement): boolean {
  return nameWords(element).some((word) => /^(?:related|recommend|recirc|sidebar|popular)/.test(word));
}

/** A short line of its own that begins with `By` and goes on with names. */
function bylines(page: PageDocument): string[] {
  for (const element of elementsOf(page)) {
    if (
      ![
        'p',
        'div',
        'span',
        'address',
        'h3',
        'h4',
        'h5',
        'h6',
        'li',
        'em',
        'strong',
        'b',
        'i',
        'small',
      ].includes(element.tagName)
    )
      continue;
    if (element.childNodes.length > 6) continue;
    const text = textOf(element);
    const [line = ''] = text.split(/\s+[|·•]\s+/, 1);
    const byline = text.length <= longestName * 1.5 ? readByline(line) : null;
    if (byline !== null && !isAside(element)) return [byline.author];
  }
  return [];
}
