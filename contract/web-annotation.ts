/**
 * Highlights as W3C Web Annotations (JSON-LD), and back: the quote and position selectors of the recommendation, the colour
 * as a style class, tags and comment as bodies. What other programs write is read as far as it says the same.
 */
import { z } from 'zod';
import { type Highlight, type HighlightColour, highlightColours } from './annotation-model.ts';

export interface AnnotatedSource {
  title: string;
  address: string | null;
  sha256: string;
}

const context = 'http://www.w3.org/ns/anno.jsonld';
const ownId = 'urn:carrel:highlight:';
const hashName = 'urn:sha256:';

export function writeWebAnnotation(highlight: Highlight, source: AnnotatedSource): Record<string, unknown> {
  const { anchor, colour, comment, tags, page, created, changed } = highlight;
  const text = (value: string, purpose: string, format: string) => ({
    type: 'TextualBody',
    value,
    format,
    purpose,
  });
  const body = [
    ...(comment === '' ? [] : [text(comment, 'commenting', 'text/markdown')]),
    ...tags.map((tag) => text(tag, 'tagging', 'text/plain')),
  ];
  return {
    '@context': context,
    id: `${ownId}${highlight.id}`,
    type: 'Annotation',
    motivation: comment === '' ? 'highlighting' : 'commenting',
    created,
    modified: changed,
    ...(body.length > 0 && { body }),
    target: {
      type: 'SpecificResource',
      source: {
        id: source.address ?? `${hashName}${source.sha256}`,
        type: 'Text',
        'dc:title': source.title,
        via: `${hashName}${source.sha256}`,
      },
      styleClass: `colour-${colour}`,
      selector: [
        { type: 'TextQuoteSelector', exact: anchor.quote, prefix: anchor.prefix, suffix: anchor.suffix },
        ...(highlight.placed ? [{ type: 'TextPositionSelector', start: anchor.start, end: anchor.end }] : []),
        ...(page === null ? [] : [{ type: 'FragmentSelector', value: `page=${page}` }]),
      ],
    },
  };
}

export function writeAnnotationPage(annotations: readonly Record<string, unknown>[]): string {
  const items = annotations.map(({ '@context': _, ...rest }) => rest);
  return JSON.stringify({ '@context': context, type: 'AnnotationPage', items }, null, 2);
}

/** What an annotation says, whoever wrote it. */
export interface ReadAnnotation {
  /** Of the highlight it was written of, when it was one of ours. */
  id: string | null;
  /** Address of the page, and hash of the file, as far as they are told. */
  source: string;
  sha256: string | null;
  title: string | null;
  quote: string;
  prefix: string;
  suffix: string;
  position: { start: number; end: number } | null;
  page: number | null;
  colour: HighlightColour;
  comment: string;
  tags: string[];
  created: string | null;
}

const several = (value: unknown): unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);
const record = z.record(z.string(), z.unknown());
const text = z.string();

/** The annotations of a page, a collection, a list or one alone. Null when the file is none of these. */
export function listAnnotations(file: unknown): unknown[] | null {
  if (Array.isArray(file)) return file;
  const read = record.safeParse(file);
  if (!read.success) return null;
  const { items, first, rows, target } = read.data;
  if (Array.isArray(items)) return items;
  if (Array.isArray(rows)) return rows;
  if (first !== undefined) return listAnnotations(first);
  return target === undefined ? null : [file];
}

/** @throws {Error} whose message says what is missing. */
export function readWebAnnotation(given: unknown): ReadAnnotation {
  const annotation = fields(given);
  const target = fields(several(annotation.target)[0]);
  const source = fields(target.source);
  const selectors = flatten(target.selector).map(fields);
  const ofType = (type: string) => selectors.find((selector) => selector.type === type);
  const quoted = ofType('TextQuoteSelector');
  const quote = asText(quoted?.exact);
  if (quoted === undefined || quote === '') throw new Error('it quotes no words (no TextQuoteSelector)');
  if (quote.length > 1_000_000) throw new Error('its quote is longer than a million characters');
  const name = asText(target.source) || asText(source.id) || asText(target.id) || asText(annotation.uri);
  if (name === '') throw new Error('it does not say which page it is on (no source)');
  const hash = [name, asText(source.via)].find((one) => one.startsWith(hashName));
  const own = asText(annotation.id);
  const bodies = several(annotation.body).map((body) =>
    typeof body === 'string' ? { value: body } : fields(body),
  );
  const tagged = bodies.filter(({ purpose }) => several(purpose).includes('tagging'));
  const said = bodies.filter(
    ({ purpose, value }) => !several(purpose).includes('tagging') && asText(value) !== '',
  );
  const tags = [...tagged.map(({ value }) => value), ...several(annotation.tags)].map(asText);
  const comment = said.map(({ value }) => asText(value)).join('\n\n') || asText(annotation.text);
  const instant = z.iso.datetime({ offset: true }).safeParse(annotation.created);
  return {
    id: own.startsWith(ownId) ? own.slice(ownId.length) : null,
    source: name,
    sha256: hash === undefined ? null : hash.slice(hashName.length).toLowerCase(),
    title: asText(source['dc:title']) || null,
    quote,
    prefix: asText(quoted.prefix).slice(-200),
    suffix: asText(quoted.suffix).slice(0, 200),
    position: readPosition(ofType('TextPositionSelector')),
    page: readPage(ofType('FragmentSelector')),
    colour: readColour(asText(several(target.styleClass)[0])),
    comment: comment.slice(0, 1_000_000),
    tags: tags
      .map((tag) => tag.trim().slice(0, 200))
      .filter((tag) => tag !== '')
      .slice(0, 100),
    created: instant.success ? new Date(instant.data).toISOString() : null,
  };
}

function fields(value: unknown): Record<string, unknown> {
  const read = record.safeParse(value);
  return read.success ? read.data : {};
}

function asText(value: unknown): string {
  const read = text.safeParse(value);
  return read.success ? read.data : '';
}

/** Selectors may stand in a choice, or refine one another. */
function flatten(selector: unknown, depth = 0): unknown[] {
  return several(selector).flatMap((one) => {
    if (depth > 4) return [];
    const { items, refinedBy } = fields(one);
    return [one, ...flatten(items, depth + 1), ...flatten(refinedBy, depth + 1)];
  });
}

function readPosition(selector: Record<string, unknown> | undefined): ReadAnnotation['position'] {
  const whole = z.number().int().nonnegative();
  const read = z.object({ start: whole, end: whole }).safeParse(selector);
  return read.success && read.data.end > read.data.start ? read.data : null;
}

function readPage(selector: Record<string, unknown> | undefined): number | null {
  const page = Number(/(?:^|&)page=(\d{1,6})(?:&|$)/.exec(asText(selector?.value))?.[1]);
  return page >= 1 ? page : null;
}

function readColour(styleClass: string): HighlightColour {
  return highlightColours.find((colour) => styleClass === `colour-${colour}`) ?? 1;
}
