import type { FieldOrigin } from '../../../../contract/model.ts';
import type { PageDocument } from '../../../cleaning/parse-html.ts';
import type { Stated } from '../../importer.ts';
import { textValue } from './json-ld.ts';
import { firstMeta, type PageFacts } from './page-facts.ts';
import { dateText, visibleDate } from './visible-date.ts';
import { machineDate, writtenDate } from './written-date.ts';

export function findPublished(
  page: PageDocument,
  facts: PageFacts,
  { language, address, title }: { language: string | null; address: string | null; title: string | null },
): Stated | null {
  const read = (value: string | null | undefined): string | null => {
    const date =
      value === null || value === undefined ? null : (machineDate(value) ?? writtenDate(value, language));
    // The zero of computers' clocks: a page that says so knows no date.
    return date !== null && /^(1970-01-01|1969-12-31)T/.test(date) ? null : date;
  };
  const candidates: [string | null | undefined, FieldOrigin][] = [
    [textValue(facts.article?.datePublished), 'json-ld'],
    [
      firstMeta(
        facts,
        'article:published_time',
        'og:article:published_time',
        'article:published',
        'og:published_time',
        'og:pubdate',
      ),
      'open-graph',
    ],
    [
      firstMeta(
        facts,
        'dc.date.issued',
        'dcterms.issued',
        'dcterms.created',
        'dc.date.created',
        'dc.created',
      ),
      'dublin-core',
    ],
    [propertyValue(facts, 'datepublished'), 'microdata'],
    [
      firstMeta(
        facts,
        'datepublished',
        'date',
        'pubdate',
        'publishdate',
        'publish-date',
        'publish_date',
        'published_time',
        'parsely-pub-date',
        'sailthru.date',
        'article.published',
        'cxenseparse:recs:publishtime',
        'citation_publication_date',
        'citation_date',
        'originalpublicationdate',
        'pdate',
        'dcsext.articledate',
        'ptime',
        'article_date_original',
        'date_published',
      ),
      'meta',
    ],
    [textValue(facts.article?.dateCreated) ?? textValue(facts.article?.uploadDate), 'json-ld'],
    [propertyValue(facts, 'datecreated'), 'microdata'],
  ];
  for (const [value, origin] of candidates) {
    const date = read(value);
    if (date !== null)
      return { value: dayOnPage(date, language, () => visibleDate(page, title, language)), origin };
  }
  const marked = visibleDate(page, title, language);
  if (marked !== null) return { value: marked, origin: 'markup' };
  // Often the day of the last change.
  const dated = read(firstMeta(facts, 'dc.date', 'dcterms.date'));
  if (dated !== null) return { value: dated, origin: 'dublin-core' };
  const inAddress = addressDate(address);
  if (inAddress !== null) return { value: inAddress, origin: 'inferred' };
  const changed =
    read(textValue(facts.article?.dateModified)) ??
    read(
      firstMeta(
        facts,
        'article:modified_time',
        'og:updated_time',
        'last-modified',
        'dc.date.modified',
        'dcterms.modified',
      ),
    );
  return changed === null ? null : { value: changed, origin: 'meta' };
}

/**
 * A moment in universal time falls on the day before or after for some readers. The page shows the day it was where it
 * was published, and that is the one people cite.
 */
function dayOnPage(date: string, language: string | null, visible: () => string | null): string {
  if (!/T.*Z$/.test(date)) return date;
  const shown = visible()?.slice(0, 10) ?? null;
  if (shown === null || shown.length < 10) return localMidnight(date, language) ?? date;
  if (date.startsWith(shown)) return date;
  const hours = (Date.parse(date) - Date.parse(`${shown}T12:00Z`)) / 3_600_000;
  return Math.abs(hours) <= 26 ? shown : date;
}

/** Languages of one or two hours before universal time. */
const central = new Set(['de', 'fr', 'it', 'nl', 'pl', 'cs', 'sk', 'hu', 'sv', 'da', 'nb', 'no', 'sl', 'hr']);

/** A day that a program knew without a time, written as the moment it began: `2022-11-06T23:00:00Z` is the seventh. */
function localMidnight(date: string, language: string | null): string | null {
  const [, day, hour] = /^(\d{4}-\d{2}-\d{2})T(22|23):00(?::00)?Z$/.exec(date) ?? [];
  if (day === undefined || !central.has(language?.slice(0, 2).toLowerCase() ?? '')) return null;
  // Summer time is from the end of March to the end of October.
  const month = Number(day.slice(5, 7));
  const summer = month > 3 && month < 11;
  const either = month === 3 || month === 10;
  if (!either && summer !== (hour === '22')) return null;
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function propertyValue(facts: PageFacts, name: string): string | null {
  const [element] = facts.properties.get(name) ?? [];
  return element === undefined ? null : dateText(element);
}

/** `/2019/03/12/` and `/2019-03-12-` in an address are dates of publication; a month alone is kept as a month. */
function addressDate(address: string | null): string | null {
  const path = address === null ? '' : new URL(address).pathname;
  const day =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?!\d)/.exec(path) ??
    /\/((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(path);
  if (day !== null) return machineDate(`${day[1]}-${day[2]?.padStart(2, '0')}-${day[3]?.padStart(2, '0')}`);
  const dayFirst = /\/(\d{1,2})-(\d{1,2})-((?:19|20)\d{2})(?=[/.-]|$)/.exec(path);
  if (dayFirst !== null)
    return machineDate(`${dayFirst[3]}-${dayFirst[2]?.padStart(2, '0')}-${dayFirst[1]?.padStart(2, '0')}`);
  const month = /\/((?:19|20)\d{2})\/(\d{2})\//.exec(path);
  return month === null ? null : machineDate(`${month[1]}-${month[2]}`);
}
