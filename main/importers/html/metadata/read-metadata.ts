import type { FieldOrigin } from '../../../../contract/model.ts';
import type { PageDocument } from '../../../cleaning/parse-html.ts';
import type { Stated } from '../../importer.ts';
import { textOf } from '../page-tree.ts';
import { plainWords } from '../words.ts';
import { findByline } from './byline.ts';
import { nameValues, textValue } from './json-ld.ts';
import { firstMeta, gatherFacts, type PageFacts } from './page-facts.ts';
import { findPublished } from './published.ts';
import { type SavedFrom, savedFrom } from './saved-from.ts';
import { titleParts } from './site-name.ts';
import { findTitle } from './title.ts';
import { webAddress, withoutArchive } from './web-address.ts';

export interface PageMetadata {
  title?: Stated;
  byline?: Stated;
  source?: Stated;
  published?: Stated;
  language?: Stated;
  address?: Stated;
  section?: Stated;
  tags: string[];
  /** The page's own summary of the article, often its standfirst. */
  description: string | null;
  /** The article's text as the page states it to machines. */
  statedBody: string | null;
  /** What relative links and pictures are relative to. */
  base: string | undefined;
  /** When the page was saved, as the program that did so wrote into it. */
  saved: string | null;
}

/**
 * What a page says of itself, each field from the first of these that states it: JSON-LD, Open Graph and `article:*`,
 * Dublin Core, microdata, other meta elements, the markup that readers see. To be called on the untouched page.
 *
 * @param foundAt where the archive that holds the page found it.
 */
export function readMetadata(page: PageDocument, foundAt: string | null = null): PageMetadata {
  const facts = gatherFacts(page);
  const written = savedFrom(page);
  const saved = { ...written, address: foundAt ?? written.address };
  const address = findAddress(facts, saved);
  const language = findLanguage(facts);
  const source = findSource(facts, address?.value ?? null);
  const metadata: PageMetadata = {
    tags: findTags(facts),
    statedBody: textValue(facts.article?.articleBody),
    description:
      firstMeta(facts, 'og:description', 'description', 'twitter:description') ??
      textValue(facts.article?.description),
    base: baseOf(facts, saved, address?.value),
    saved: saved.saved,
  };
  const put = (
    field: Exclude<keyof PageMetadata, 'tags' | 'base' | 'saved' | 'description' | 'statedBody'>,
    stated: Stated | null,
  ): void => {
    if (stated !== null) metadata[field] = stated;
  };
  put('address', address);
  put('language', language);
  put('source', source);
  put('title', findTitle(facts, source?.value ?? null, address?.value ?? null));
  put('byline', findByline(page, facts, source?.value ?? null, address?.value ?? null));
  put(
    'published',
    findPublished(page, facts, {
      language: facts.language ?? language?.value ?? null,
      address: address?.value ?? null,
      title: metadata.title?.value ?? null,
    }),
  );
  put('section', findSection(facts));
  return metadata;
}

export function stated(value: string | null | undefined, origin: FieldOrigin): Stated | null {
  return value === null || value === undefined || value === '' ? null : { value, origin };
}

function findLanguage(facts: PageFacts): Stated | null {
  return (
    languageOf(facts.language, 'markup') ??
    languageOf(textValue(facts.article?.inLanguage), 'json-ld') ??
    languageOf(firstMeta(facts, 'og:locale'), 'open-graph') ??
    languageOf(firstMeta(facts, 'dc.language', 'dcterms.language'), 'dublin-core') ??
    languageOf(firstMeta(facts, 'content-language', 'language'), 'meta')
  );
}

/** The primary language alone: regions would split one language into many, for filters and for stemming. */
function languageOf(value: string | null, origin: FieldOrigin): Stated | null {
  const tag = /^([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*$/i.exec(value?.trim() ?? '');
  return stated(tag?.[1]?.toLowerCase(), origin);
}

function findAddress(facts: PageFacts, saved: SavedFrom): Stated | null {
  const candidates: [string | null | undefined, FieldOrigin][] = [
    [facts.canonical, 'markup'],
    [firstMeta(facts, 'og:url'), 'open-graph'],
    [textValue(facts.article?.url), 'json-ld'],
    [saved.address, 'markup'],
  ];
  const found = candidates.flatMap(([value, origin]) => {
    const absolute = webAddress(value, saved.address ?? facts.baseHref);
    const address = absolute === null ? null : withoutArchive(absolute);
    return address === null ? [] : [{ value: address, origin }];
  });
  // Some sites name their front page as the canonical one of every page.
  return found.find(({ value }) => new URL(value).pathname !== '/') ?? found[0] ?? null;
}

function baseOf(facts: PageFacts, saved: SavedFrom, address: string | undefined): string | undefined {
  const page = saved.address ?? address;
  if (facts.baseHref === null) return page;
  return webAddress(facts.baseHref, page ?? null) ?? page;
}

function findSource(facts: PageFacts, address: string | null): Stated | null {
  return (
    named(textValue(facts.article?.publisher), 'json-ld') ??
    named(firstMeta(facts, 'og:site_name'), 'open-graph') ??
    named(firstMeta(facts, 'dc.publisher', 'dcterms.publisher', 'citation_journal_title'), 'dublin-core') ??
    named(firstMeta(facts, 'application-name', 'apple-mobile-web-app-title'), 'meta') ??
    named(besideHeading(facts), 'markup') ??
    (address === null ? null : stated(new URL(address).hostname.replace(/^www\./, ''), 'inferred'))
  );
}

/** Of a window title in two parts, one of which is the heading of the page, the other is the name of the site. */
function besideHeading(facts: PageFacts): string | null {
  const parts = titleParts(facts.title ?? '');
  if (parts.length !== 2) return null;
  const headings = new Set(facts.headings.map(({ element }) => plainWords(textOf(element))));
  const other = parts.find((part) => !headings.has(plainWords(part)));
  const found = parts.some((part) => headings.has(plainWords(part)));
  return found && other !== undefined && plainWords(other).split(' ').length <= 5 ? other.trim() : null;
}

function named(value: string | null, origin: FieldOrigin): Stated | null {
  return value === null || value.length > 100 || /^https?:/.test(value) ? null : stated(value, origin);
}

function findSection(facts: PageFacts): Stated | null {
  const found =
    stated(textValue(facts.article?.articleSection), 'json-ld') ??
    stated(firstMeta(facts, 'article:section', 'og:article:section'), 'open-graph') ??
    stated(firstMeta(facts, 'section', 'parsely-section', 'category'), 'meta');
  return found !== null && found.value.length <= 80 && !/^https?:/.test(found.value) ? found : null;
}

const mostTags = 12;

/** Tags that an editor gave; long lists are made for search engines and say nothing to a reader. */
function findTags(facts: PageFacts): string[] {
  const lists = [
    facts.meta.get('article:tag') ?? [],
    nameValues(facts.article?.keywords),
    facts.meta.get('news_keywords') ?? facts.meta.get('keywords') ?? [],
  ];
  for (const list of lists) {
    const tags = list.flatMap((value) => value.split(/[,;]/)).map((tag) => tag.trim());
    const kept = [...new Set(tags)].filter((tag) => tag.length > 1 && tag.length <= 40);
    if (kept.length > 0 && kept.length <= mostTags) return kept;
  }
  return [];
}
