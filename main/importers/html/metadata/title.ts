import type { FieldOrigin } from '../../../../contract/model.ts';
import { attribute, isElement, type PageElement } from '../../../cleaning/parse-html.ts';
import type { Stated } from '../../importer.ts';
import { boilerplateSign } from '../boilerplate-names.ts';
import { closest, findFirst, textOf } from '../page-tree.ts';
import { alike, plainWords } from '../words.ts';
import { decodeEntities } from './entities.ts';
import { textValue } from './json-ld.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';
import { siteNames, titleParts, withoutSite } from './site-name.ts';

/**
 * The title as the reader of the page saw it. Stated titles are often shortened or dressed up for search engines; so where
 * a heading of the first level says the same, or is the only one and no name of the site, its words win.
 */
export function findTitle(facts: PageFacts, source: string | null, address: string | null): Stated | null {
  const sites = siteNames(source, address);
  const headings = facts.headings.filter(({ level, element }) => level > 1 || !isOfSite(element));
  const candidates = statedTitles(facts).map(({ value, origin }) => ({
    value: withoutSite(value, sites),
    origin,
  }));
  const shown = shownTitle(headings, candidates, sites);
  if (shown !== null) return shown;
  const [first] = candidates;
  if (first === undefined) return null;
  return first.origin === 'markup' ? { value: partOfTitle(first.value, headings), origin: 'markup' } : first;
}

interface Heading {
  element: PageElement;
  level: number;
}

function shownTitle(
  headings: readonly Heading[],
  candidates: readonly Stated[],
  sites: readonly string[],
): Stated | null {
  const first = headings
    .filter(({ level }) => level === 1)
    .map(({ element }) => textOf(element))
    .filter((text) => text.length > 2 && text.length < 400 && withoutSite(text, sites) === text);
  let best: { heading: string; likeness: number } | null = null;
  for (const heading of first)
    for (const { value } of candidates) {
      const likeness = alike(heading, value);
      if (likeness > (best?.likeness ?? 0.5)) best = { heading, likeness };
    }
  const lower = new Set(headings.map(({ element }) => plainWords(textOf(element))));
  const confirmed = best === null ? candidates.find(({ value }) => lower.has(plainWords(value))) : undefined;
  if (confirmed !== undefined) return confirmed;
  const only = new Set(first).size === 1 ? first[0] : undefined;
  const alone = only !== undefined && (plainWords(only).split(' ').length > 2 || candidates.length === 0);
  const heading = best?.heading ?? (alone ? only : undefined);
  if (heading === undefined) return null;
  // A heading may begin with the name of its section or a kicker; the stated title says where the title itself begins.
  const same = (candidate: Stated): boolean => plainWords(candidate.value) === plainWords(heading);
  const named = candidates.filter(({ origin }) => origin !== 'markup');
  const equal = named.find(same);
  if (equal !== undefined) return { value: heading, origin: equal.origin };
  const inside = named.find(({ value }) => endsWith(heading, value));
  if (inside !== undefined) return { value: heading.slice(-inside.value.length), origin: inside.origin };
  // The title of the window has the punctuation between kicker and title that the heading leaves to its style.
  const window = candidates.find(same);
  if (window !== undefined && /[:–—-]/.test(window.value) && !/[:–—-]/.test(heading)) return window;
  return { value: heading, origin: 'markup' };
}

function endsWith(heading: string, title: string): boolean {
  return (
    title.length >= heading.length * 0.4 &&
    title.includes(' ') &&
    heading.toLowerCase().endsWith(title.toLowerCase())
  );
}

/** Of a `<title>` that nobody explained: the part that is also a heading, else what stands before the site's name. */
function partOfTitle(title: string, headings: readonly Heading[]): string {
  const parts = titleParts(title);
  if (parts.length < 2) return title;
  const texts = new Set(headings.map(({ element }) => plainWords(textOf(element))));
  const heading = parts.find((part) => part.length > 3 && texts.has(plainWords(part)));
  if (heading !== undefined) return heading;
  // Names of sites are short, hold no numbers and come last.
  let kept = title;
  for (const part of parts.slice(1).reverse()) {
    const short = plainWords(part).split(' ').length <= 5 && !/\d/.test(part);
    const rest = kept.slice(0, kept.lastIndexOf(part)).replace(/[\s|│\-–—·•»›:>«/~]+$/u, '');
    if (!short || !plainWords(rest).includes(' ')) break;
    kept = rest;
  }
  return kept;
}

/** A heading that is the site's logo: it leads home, or stands in the head of the page with nothing but that. */
function isOfSite(heading: PageElement): boolean {
  const link =
    heading.tagName === 'a'
      ? heading
      : (closest(heading, ({ tagName }) => tagName === 'a') ??
        findFirst(heading, ({ tagName }) => tagName === 'a'));
  if (
    link !== null &&
    isElement(link) &&
    /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/.test(attribute(link, 'href') ?? '#')
  )
    return true;
  return (
    closest(heading, (element) => element !== heading && boilerplateSign(element) === 'certain') !== null
  );
}

function statedTitles(facts: PageFacts): Stated[] {
  const microdata = facts.properties.get('headline')?.[0];
  const found: [string | null | undefined, FieldOrigin][] = [
    [textValue(facts.article?.headline ?? facts.article?.name), 'json-ld'],
    [firstMeta(facts, 'og:title'), 'open-graph'],
    [firstMeta(facts, 'dc.title', 'dcterms.title', 'citation_title'), 'dublin-core'],
    [microdata === undefined ? null : (attribute(microdata, 'content') ?? textOf(microdata)), 'microdata'],
    [firstMeta(facts, 'twitter:title', 'title', 'parsely-title', 'sailthru.title'), 'meta'],
    [facts.title, 'markup'],
  ];
  return found.flatMap(([value, origin]) => {
    const text = decodeEntities(value ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    return text === '' || text.length > 500 ? [] : [{ value: text, origin }];
  });
}
