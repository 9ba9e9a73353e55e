import type { FieldOrigin } from '../../../../contract/model.ts';
import { attribute, type PageElement } from '../../../cleaning/parse-html.ts';
import type { Stated } from '../../importer.ts';
import { boilerplateSign } from '../boilerplate-names.ts';
import { closest, findFirst, isLonger, textOf } from '../page-tree.ts';
import { alike, plainWords } from '../words.ts';
import { decodeEntities } from './entities.ts';
import { textValue } from './json-ld.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';
import { isSite, siteNames, titleParts, withoutSite } from './site-name.ts';

/**
 * The title as the reader of the page saw it. Stated titles are often shortened or dressed up for search engines; so the
 * words of a heading win: of the first level, the one likest to what is stated; then a lower one that is stated to the
 * word, whole or as a part; then the only first-level heading there is. Where none fits, what is stated.
 */
export function findTitle(facts: PageFacts, source: string | null, address: string | null): Stated | null {
  const sites = siteNames(source, address);
  const headings = facts.headings.flatMap(({ element, level }): Heading[] => {
    const text = withoutMarks(withoutSite(textOf(element), sites));
    const usable = text.length > 2 && text.length < longestHeading && !leadsHome(element);
    return usable && !isSite(text, sites) ? [{ element, level, text, words: plainWords(text) }] : [];
  });
  const stated = statedTitles(facts);
  const candidates = stated.map(({ value, origin }) => ({ value: withoutSite(value, sites), origin }));
  const shown =
    headingUnderSite(headings, facts.title, candidates) ??
    likestHeading(headings, candidates, isFirst) ??
    statedHeading(headings, candidates, stated) ??
    onlyHeading(headings, candidates) ??
    likestHeading(headings, stated, (heading) => !isFirst(heading));
  if (shown !== null) return inItsWords(shown, candidates);
  const [first] = candidates;
  if (first === undefined) return null;
  return first.origin === 'markup' ? { value: partOfTitle(first.value, headings), origin: 'markup' } : first;
}

interface Heading {
  element: PageElement;
  level: number;
  text: string;
  words: string;
}

const longestHeading = 400;
/** A heading that shares so many of its words with a stated title is the title. */
const alikeEnough = 0.5;

function likestHeading(
  headings: readonly Heading[],
  candidates: readonly Stated[],
  among: (heading: Heading) => boolean,
): string | null {
  let best: { text: string; likeness: number } | null = null;
  for (const heading of headings.filter(among))
    for (const { value } of candidates) {
      const likeness = alike(heading.text, value);
      if (likeness > (best?.likeness ?? alikeEnough)) best = { text: heading.text, likeness };
    }
  return best?.text ?? null;
}

function isFirst({ level }: Heading): boolean {
  return level === 1;
}

/** Old blogs set their own name as the first-level heading of every page: `Name of the blog - Title` in the window tells. */
function headingUnderSite(
  headings: readonly Heading[],
  window: string | null,
  candidates: readonly Stated[],
): string | null {
  const [name, title, more] = titleParts(window ?? '').map(plainWords);
  if (name === undefined || title === undefined || more !== undefined) return null;
  const site = headings.findIndex((heading) => isFirst(heading) && heading.words === name);
  if (candidates.some(({ value, origin }) => origin !== 'markup' && plainWords(value) === name)) return null;
  const below = headings.slice(site + 1).find((heading) => !isFirst(heading) && heading.words === title);
  return site < 0 || headings.some(({ level, words }) => level === 1 && words === title)
    ? null
    : (below?.text ?? null);
}

/** A heading below the first level that a stated title, or a part of one, repeats to the word; of several the longest. */
function statedHeading(
  headings: readonly Heading[],
  candidates: readonly Stated[],
  stated: readonly Stated[],
): string | null {
  const wholes = new Set(candidates.map(({ value }) => plainWords(value)));
  const parts = new Set(stated.flatMap(({ value }) => titleParts(value).map(plainWords)));
  let best: Heading | null = null;
  for (const heading of headings) {
    if (heading.words === '' || heading.level === 1) continue;
    const named = wholes.has(heading.words) || (parts.has(heading.words) && heading.words.length > 12);
    if (named && heading.words.length > (best?.words.length ?? 0)) best = heading;
  }
  return best?.text ?? null;
}

/** The first-level heading when there is one; a single word may be a section's name, unless nothing else is stated. */
function onlyHeading(headings: readonly Heading[], candidates: readonly Stated[]): string | null {
  const first = headings.filter(({ level, element }) => level === 1 && !isAmongNavigation(element));
  const [only] = first;
  if (only === undefined || new Set(first.map(({ words }) => words)).size > 1) return null;
  return only.words.includes(' ') || candidates.length === 0 ? only.text : null;
}

/** The heading's words, in the form in which they are stated where that is closer to what was written. */
function inItsWords(heading: string, candidates: readonly Stated[]): Stated {
  const same = (candidate: Stated): boolean => plainWords(candidate.value) === plainWords(heading);
  const named = candidates.filter(({ origin }) => origin !== 'markup');
  // A heading that ends in a colon goes on in an element of its own.
  const longer = /:$/.test(heading)
    ? candidates.find(({ value }) => plainWords(value).includes(plainWords(heading)))
    : undefined;
  if (longer !== undefined) return longer;
  // A heading may begin with the name of its section or a kicker; the stated title says where the title itself begins.
  const inside = named.find(({ value }) => endsWith(heading, value));
  if (inside !== undefined) return { value: heading.slice(-inside.value.length), origin: inside.origin };
  const equal = named.find(same);
  if (equal !== undefined) return { value: heading, origin: equal.origin };
  // The title of the window has the punctuation between kicker and title that the heading leaves to its style.
  const window = candidates.find(same);
  if (window !== undefined && /[:–—-]/.test(window.value) && !/[:–—-]/.test(heading)) return window;
  return { value: heading, origin: 'markup' };
}

/** Signs of a footnote or of a link to the heading itself. */
function withoutMarks(heading: string): string {
  return heading.replace(/[\s☆¶†‡*#§]+$/u, '');
}

function endsWith(heading: string, title: string): boolean {
  return (
    title.length >= heading.length * 0.4 &&
    title.length < heading.length &&
    title.includes(' ') &&
    heading.toLowerCase().endsWith(title.toLowerCase())
  );
}

/** Of a `<title>` that nobody explained: the part that is also a heading, else what stands before the site's name. */
function partOfTitle(title: string, headings: readonly Heading[]): string {
  const parts = titleParts(title);
  if (parts.length < 2) return title;
  const texts = new Set(headings.map(({ words }) => words));
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

/** The site's logo. */
function leadsHome(heading: PageElement): boolean {
  const link =
    closest(heading, ({ tagName }) => tagName === 'a') ??
    findFirst(heading, ({ tagName }) => tagName === 'a');
  return link !== null && /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/.test(attribute(link, 'href') ?? '#');
}

function isAmongNavigation(heading: PageElement): boolean {
  return closest(heading, isNavigation) !== null;
}

function isNavigation(element: PageElement): boolean {
  if (element.tagName === 'body' || element.tagName === 'html') return false;
  return boilerplateSign(element) === 'certain' && !isLonger(element, 500);
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
