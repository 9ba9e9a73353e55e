import { attribute, isElement, type PageDocument, type PageElement } from '../../../cleaning/parse-html.ts';
import type { Stated } from '../../importer.ts';
import { elementsOf, hasWord, nameWords, textOf } from '../page-tree.ts';
import { nameValues } from './json-ld.ts';
import { cleanByline, joinNames } from './names.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';

export function findByline(page: PageDocument, facts: PageFacts, source: string | null): Stated | null {
  const take = (values: readonly string[], origin: Stated['origin']): Stated | null => {
    const value = joinNames(values.filter((name) => !sameName(name, source)));
    return value === null ? null : { value, origin };
  };
  return (
    take(nameValues(facts.article?.author), 'json-ld') ??
    take(facts.meta.get('article:author') ?? [], 'open-graph') ??
    take([firstMeta(facts, 'dc.creator', 'dcterms.creator') ?? ''], 'dublin-core') ??
    take(facts.meta.get('citation_author') ?? [], 'dublin-core') ??
    take(microdataAuthors(facts), 'microdata') ??
    take(
      [
        firstMeta(
          facts,
          'author',
          'parsely-author',
          'sailthru.author',
          'byl',
          'dcsext.author',
          'twitter:data1',
        ) ?? '',
      ].filter((value) => !/\d/.test(value)),
      'meta',
    ) ??
    take(writtenAuthors(page), 'markup')
  );
}

function sameName(name: string, other: string | null): boolean {
  return other !== null && name.trim().toLowerCase() === other.trim().toLowerCase();
}

function microdataAuthors(facts: PageFacts): string[] {
  return (facts.properties.get('author') ?? []).map((element) => {
    const content = attribute(element, 'content');
    if (content !== null) return content;
    for (const inner of elementsOf(element))
      if (hasWord(inner, 'itemprop', 'name')) return attribute(inner, 'content') ?? textOf(inner);
    return textOf(element);
  });
}

const authorWords = new Set([
  'author',
  'authors',
  'byline',
  'autor',
  'auteur',
  'writer',
  'authorname',
  'bylines',
]);

/** Names in the markup: links of authorship first, then what its class calls an author or a byline. */
function writtenAuthors(page: PageDocument): string[] {
  const linked: string[] = [];
  const called: { name: string; depth: number }[] = [];
  for (const element of elementsOf(page)) {
    if (hasWord(element, 'rel', 'author') && element.tagName === 'a') linked.push(textOf(element));
    else if (isAuthorName(element)) {
      const name = cleanByline(textOf(element));
      if (name !== null && name.length <= 80) called.push({ name, depth: depthOf(element) });
    }
  }
  const names = linked.filter((name) => cleanByline(name) !== null && name.length <= 80);
  if (names.length > 0) return names.slice(0, 1);
  const [first] = called;
  return first === undefined ? [] : [first.name];
}

function isAuthorName(element: PageElement): boolean {
  if (element.tagName === 'meta' || element.tagName === 'body' || element.tagName === 'html') return false;
  return nameWords(element).some((word) => authorWords.has(word));
}

function depthOf(element: PageElement): number {
  let depth = 0;
  for (let node = element.parentNode; node !== null && isElement(node); node = node.parentNode) depth += 1;
  return depth;
}
