import { attribute, isElement, type PageDocument, type PageElement } from '../../../cleaning/parse-html.ts';
import type { Stated } from '../../importer.ts';
import { closest, elementsOf, findFirst, hasWord, nameWords, textOf } from '../page-tree.ts';
import { isAside } from './aside.ts';
import { isObject, nameValues, textValue } from './json-ld.ts';
import { labelledAuthors } from './labelled-authors.ts';
import { cleanByline, isAccountName, isOrganisation, joinNames, nameFirst } from './names.ts';
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
    [() => labelledAuthors(page), 'markup'],
  ];
  let short: Stated | null = null;
  let lesser: Stated | null = null;
  for (const [read, origin] of candidates) {
    const names = origin === 'dublin-core' ? read().map(nameFirst) : read();
    const value = joinNames(
      names.filter((name) => {
        const clean = cleanByline(name) ?? '';
        return !isSite(clean, sites) && !isOrganisation(clean, sites);
      }),
    );
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
  // Answers to a question and comments have authors of their own.
  const [first] = authors;
  const ofArticle = first === undefined ? [] : authors.filter((author) => scopeOf(author) === scopeOf(first));
  return ofArticle.slice(0, 6).map((element) => {
    const content = attribute(element, 'content');
    if (content !== null) return content;
    const named = findFirst(element, (inner) => hasWord(inner, 'itemprop', 'name'));
    return named === null ? textOf(element) : (attribute(named, 'content') ?? textOf(named));
  });
}

function scopeOf(element: PageElement): PageElement | null {
  return closest(element, (around) => around !== element && attribute(around, 'itemscope') !== null);
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
    /\/(?:authors?|autor(?:en)?|people|staff|profile|profil|reporters?|experten|newsteam|autoren|verfasser|contributors?|by|writers?|redaktion)\/[^/?#]+\/?(?:[?#].*)?$/i.test(
      attribute(link, 'href') ?? '',
    ) &&
    (isNamedAuthor(link) ||
      (link.parentNode !== null && isElement(link.parentNode) && isNamedAuthor(link.parentNode)))
  );
}

function isAuthorName(element: PageElement): boolean {
  if (
    ['meta', 'body', 'html', 'script', 'style', 'input', 'textarea', 'label', 'form', 'img'].includes(
      element.tagName,
    )
  )
    return false;
  return isNamedAuthor(element);
}

/** By class or id, or by the name a test of the page's makers gives it. */
function isNamedAuthor(element: PageElement): boolean {
  if (nameWords(element).some((word) => authorWords.has(word))) return true;
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'data-testid') ?? ''}`;
  return (
    names.length > 1 &&
    /(?:^|[-_])(?:author|autor|byline|wrote_by|written_by)(?=\s|$)/i.test(names.slice(0, 1_000))
  );
}
