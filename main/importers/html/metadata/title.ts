import type { FieldOrigin } from '../../../../contract/model.ts';
import { isElement } from '../../../cleaning/parse-html.ts';
import type { Stated } from '../../importer.ts';
import { textOf } from '../page-tree.ts';
import { alike, plainWords } from '../words.ts';
import { textValue } from './json-ld.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';

/**
 * The title as the reader of the page saw it: where a first-level heading says what the stated titles say, the heading's
 * own words win, since stated titles are often shortened or dressed up for search engines.
 */
export function findTitle(facts: PageFacts, source: string | null, address: string | null): Stated | null {
  const sites = siteNames(source, address);
  const candidates = statedTitles(facts).map(({ value, origin }) => ({
    value: withoutSite(value, sites),
    origin,
  }));
  const headings = facts.headings.map(textOf).filter((text) => text.length > 2 && text.length < 400);
  const [first] = candidates;
  let best: { heading: string; likeness: number } | null = null;
  for (const heading of headings)
    for (const { value } of candidates) {
      const likeness = alike(heading, value);
      if (likeness > (best?.likeness ?? 0.5)) best = { heading, likeness };
    }
  if (best !== null) {
    const heading = best.heading;
    const same = candidates.find(({ value }) => plainWords(value) === plainWords(heading));
    return { value: heading, origin: same?.origin ?? 'markup' };
  }
  if (first !== undefined) return first;
  const [only] = headings;
  return only === undefined ? null : { value: only, origin: 'markup' };
}

function statedTitles(facts: PageFacts): Stated[] {
  const microdata = facts.properties.get('headline')?.[0];
  const found: [string | null | undefined, FieldOrigin][] = [
    [textValue(facts.article?.headline ?? facts.article?.name), 'json-ld'],
    [firstMeta(facts, 'og:title'), 'open-graph'],
    [firstMeta(facts, 'dc.title', 'dcterms.title', 'citation_title'), 'dublin-core'],
    [microdata === undefined || !isElement(microdata) ? null : textOf(microdata), 'microdata'],
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

/** Titles in scripts are often escaped for html once more. */
export function decodeEntities(text: string): string {
  const named: Record<string, string> = {
    amp: '&',
    quot: '"',
    apos: "'",
    lt: '<',
    gt: '>',
    nbsp: ' ',
    laquo: '«',
    raquo: '»',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    rsquo: '’',
    lsquo: '‘',
    ldquo: '“',
    rdquo: '”',
  };
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    const code =
      decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code > 31 && code < 0x11_0000 ? String.fromCodePoint(code) : ' ';
    return named[String(name).toLowerCase()] ?? whole;
  });
}

function siteNames(source: string | null, address: string | null): string[] {
  const names = source === null ? [] : [source];
  if (address !== null) {
    const host = new URL(address).hostname.replace(/^www\./, '');
    names.push(host, host.split('.')[0] ?? host, host.split('.').slice(-2)[0] ?? host);
  }
  return names.map(squeeze).filter((name) => name.length > 1);
}

const separators = /\s+[|\-–—·•»:>«/~]{1,2}\s+|\s*[|»]\s*|:\s+|\s::\s/g;

/** Takes the name of the site off the start or the end of a title. */
export function withoutSite(title: string, sites: readonly string[]): string {
  let rest = title;
  for (let round = 0; round < 3; round += 1) {
    const cuts = [...rest.matchAll(separators)];
    const last = cuts.at(-1);
    const [first] = cuts;
    if (last !== undefined && isSite(rest.slice(last.index + last[0].length), sites))
      rest = rest.slice(0, last.index).trim();
    else if (first !== undefined && isSite(rest.slice(0, first.index), sites))
      rest = rest.slice(first.index + first[0].length).trim();
    else break;
  }
  return rest === '' ? title : rest;
}

function isSite(part: string, sites: readonly string[]): boolean {
  const name = squeeze(part);
  if (name === '') return true;
  return sites.some(
    (site) =>
      name === site ||
      (name.length > 3 &&
        site.length > 3 &&
        (site.includes(name) || (name.includes(site) && name.length < site.length * 2))),
  );
}

function squeeze(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
