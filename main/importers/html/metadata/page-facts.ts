import { attribute, isText, type PageDocument, type PageElement } from '../../../cleaning/parse-html.ts';
import { collapse, elementsOf, textOf } from '../page-tree.ts';
import { articleObject, type JsonObject } from './json-ld.ts';

/** What a page says about itself to machines, gathered in one walk before anything is taken out of it. */
export interface PageFacts {
  /** Of `<html lang>`. */
  language: string | null;
  title: string | null;
  /** `name`, `property` or `itemprop` of meta elements in lower case → their contents, in order. */
  meta: Map<string, string[]>;
  canonical: string | null;
  baseHref: string | null;
  article: JsonObject | null;
  /** Elements with `itemprop`, by name in lower case. */
  properties: Map<string, PageElement[]>;
  /** Of the first three levels, in document order. */
  headings: { element: PageElement; level: number }[];
}

export function gatherFacts(page: PageDocument): PageFacts {
  const facts: PageFacts = {
    language: null,
    title: null,
    meta: new Map(),
    canonical: null,
    baseHref: null,
    article: null,
    properties: new Map(),
    headings: [],
  };
  const scripts: string[] = [];
  for (const element of elementsOf(page)) {
    const name = element.tagName;
    if (name === 'html') facts.language ??= attribute(element, 'lang') ?? attribute(element, 'xml:lang');
    else if (name === 'title' && element.namespaceURI.endsWith('xhtml'))
      facts.title ??= collapse(textOf(element));
    else if (name === 'meta') addMeta(facts.meta, element);
    else if (name === 'base') facts.baseHref ??= attribute(element, 'href');
    else if (name === 'link' && attribute(element, 'rel')?.toLowerCase() === 'canonical')
      facts.canonical ??= attribute(element, 'href');
    else if (name === 'script' && attribute(element, 'type')?.toLowerCase().includes('ld+json'))
      scripts.push(element.childNodes.map((node) => (isText(node) ? node.value : '')).join(''));
    else if (/^h[123]$/.test(name) && facts.headings.length < mostHeadings)
      facts.headings.push({ element, level: Number(name.slice(1)) });
    for (const property of attribute(element, 'itemprop')?.toLowerCase().split(/\s+/) ?? [])
      facts.properties.set(property, [...(facts.properties.get(property) ?? []), element]);
  }
  facts.article = articleObject(scripts);
  return facts;
}

const mostHeadings = 300;

function addMeta(meta: PageFacts['meta'], element: PageElement): void {
  // Some programs write `value` for `content`.
  const content = collapse(attribute(element, 'content') ?? attribute(element, 'value') ?? '');
  if (content === '') return;
  for (const kind of ['name', 'property', 'itemprop', 'http-equiv']) {
    for (const name of attribute(element, kind)?.toLowerCase().split(/\s+/) ?? [])
      if (name !== '') meta.set(name, [...(meta.get(name) ?? []), content]);
  }
}

export function firstMeta(facts: PageFacts, ...names: string[]): string | null {
  for (const name of names) {
    const [value] = facts.meta.get(name) ?? [];
    if (value !== undefined) return value;
  }
  return null;
}
