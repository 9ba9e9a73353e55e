import { createHash } from 'node:crypto';
import { publicationDate } from '../../contract/model.ts';
import { visibleControls, withoutControls } from '../cleaning/control-characters.ts';
import type { ImportedArticle, ImportedHighlight, PartProblem, Stated } from '../importers/importer.ts';

/**
 * What an importer states, fit for any place it may be shown in: no control characters, one line where a line is meant,
 * addresses of the web, dates and languages of the forms that the rest of the program reckons with. Importers see to that
 * themselves where their format makes it likely; this is the wall for all that they did not think of.
 */
export function disarmFields(imported: ImportedArticle): ImportedArticle {
  const { title, byline, source, place, published, language, address, section, saved, ...rest } = imported;
  const { tags, within, excerpt, collections, note, highlights, missing } = rest;
  return {
    ...rest,
    ...stated('title', title, oneLine),
    ...stated('byline', byline, oneLine),
    ...stated('source', source, oneLine),
    ...stated('place', place, oneLine),
    ...stated('section', section, oneLine),
    ...stated('published', published, publicationDateOf),
    ...stated('language', language, (value) => (languageTag.test(value) ? value : '')),
    ...stated('address', address, webAddress),
    ...(tags && { tags: lines(tags) }),
    ...(collections && { collections: lines(collections) }),
    ...(within !== undefined && { within: nameOfPart(within) }),
    ...(excerpt !== undefined && { excerpt: manyLines(excerpt) }),
    ...(note !== undefined && { note: manyLines(note, longestNote) }),
    ...(highlights && { highlights: highlights.map(disarmHighlight) }),
    ...(saved !== undefined && isInstant(saved) && { saved }),
    missing: missing.map((part) => ({
      ...part,
      address: cut(visibleControls(part.address), longestMissing),
    })),
  };
}

/** As the fields of an article: a part is named as it would be had it been read. */
export function disarmProblem({ problem, message, within }: PartProblem): PartProblem {
  return { problem, message: manyLines(message), within: nameOfPart(within) };
}

/** As the contract has them for what people enter, in UTF-16 code units. What is longer is cut: nobody wrote it to be read. */
const longestField = 2_000;
const longestName = 200;
const longestMissing = 2_000;
const longestLink = 8_000;
const longestComment = 1_000_000;
const longestNote = 10_000_000;
const mostNames = 1_000;
const languageTag = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

function stated<Field extends string>(
  field: Field,
  given: Stated | undefined,
  disarm: (value: string) => string,
): { [key in Field]?: Stated } {
  const value = given === undefined ? '' : disarm(given.value);
  if (given === undefined || value === '') return {};
  const made: { [key in Field]?: Stated } = {};
  made[field] = { value, origin: given.origin };
  return made;
}

export function oneLine(text: string, longest = longestField): string {
  const line = withoutControls(text.slice(0, longest * 2)).replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  return cut(line.trim(), longest);
}

function lines(texts: readonly string[]): string[] {
  return texts
    .slice(0, mostNames)
    .map((text) => oneLine(text, longestName))
    .filter((text) => text !== '');
}

function manyLines(text: string, longest = longestComment): string {
  return cut(withoutControls(text).replace(/\r\n?/g, '\n'), longest);
}

/** At a whole character, and without halves of characters, which the database could not keep. */
function cut(text: string, longest: number): string {
  const whole = text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  return whole.toWellFormed();
}

/** Names of parts stay as different as they were. */
function nameOfPart(within: string): string {
  const name = visibleControls(within).toWellFormed();
  if (name.length <= longestField) return name;
  const mark = createHash('sha256').update(within).digest('hex').slice(0, 16);
  return `${cut(name, longestField - 20)}… ${mark}`;
}

function publicationDateOf(value: string): string {
  return publicationDate.safeParse(value).success ? value : '';
}

function webAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return '';
  const address = /^https?:\/\/[^\s"<>\p{Cc}]+$/u.test(value) ? value : url.href;
  return address.length > longestLink ? '' : address.toWellFormed();
}

function isInstant(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}

function disarmHighlight({ created, ...highlight }: ImportedHighlight): ImportedHighlight {
  const { quote, prefix, suffix, comment } = highlight;
  return {
    ...highlight,
    quote: manyLines(quote),
    ...(prefix !== undefined && { prefix: manyLines(prefix) }),
    ...(suffix !== undefined && { suffix: manyLines(suffix) }),
    ...(comment !== undefined && { comment: manyLines(comment) }),
    ...(created !== undefined && isInstant(created) && { created }),
  };
}
