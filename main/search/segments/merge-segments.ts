import { textFields } from '../query/query-tree.ts';
import { ByteReader } from './byte-reader.ts';
import { type Columns, createColumns } from './columns.ts';
import type { WritableFile } from './index-files.ts';
import { bodyField, inBlock, isBeginning, onceInText, PostingsWriter } from './postings.ts';
import type { Segment, SegmentTerm } from './segment.ts';
import type { SegmentFile } from './segment-meta.ts';
import { SegmentWriter } from './segment-writer.ts';
import { decodeStored, encodeStored } from './stored-document.ts';

const articlesInStep = 200;
/** Of lists, read and written: some milliseconds of work. */
const bytesInStep = 200_000;
const gone = 0xffff_ffff;

/** A segment that is merged, and what its numbers become. */
interface Source {
  segment: Segment;
  /** By article; `gone` for the dead. */
  articles: Uint32Array;
  /** By term; `gone` where no living article is left. */
  terms: Uint32Array;
}

/**
 * Writes one segment with the living articles of several, in their order, in steps of some milliseconds. What is removed
 * or changed in the sources meanwhile is not seen: the caller carries it over (see `Merged`).
 */
export function* mergeSegments(
  segments: readonly Segment[],
  name: string,
  create: (file: SegmentFile) => WritableFile,
): Generator<undefined, { writer: SegmentWriter; articles: Uint32Array[] }> {
  let count = 0;
  const sources = segments.map((segment): Source => {
    const articles = new Uint32Array(segment.articles).fill(gone);
    for (let article = 0; article < segment.articles; article++)
      if (segment.alive[article] === 1) articles[article] = count++;
    return { segment, articles, terms: new Uint32Array(segment.meta.terms.keys).fill(gone) };
  });
  const writer = new SegmentWriter(name, createColumns(count), create);
  try {
    for (const source of sources) yield* copyArticles(source, writer);
    yield* copyTerms(sources, writer);
    yield* copyForms(sources, writer);
  } catch (error) {
    writer.abandon();
    throw error;
  }
  return { writer, articles: sources.map(({ articles }) => articles) };
}

export function isGone(article: number): boolean {
  return article === gone;
}

const copied = [
  'added',
  'firstDay',
  'lastDay',
  'words',
  'bodyLength',
  'state',
  'starred',
  'stemming',
] as const satisfies readonly (keyof Columns)[];

function* copyArticles({ segment, articles }: Source, writer: SegmentWriter): Generator<undefined, void> {
  const { columns } = writer;
  const size = columns.words.length;
  for (let article = 0; article < segment.articles; article++) {
    const to = articles[article] ?? gone;
    if (to === gone) continue;
    const changed = segment.changed.get(article);
    const bytes = segment.readStored(article);
    const { document, milestones } = decodeStored(bytes);
    const facts = changed ?? document.facts;
    writer.article(
      facts,
      changed === undefined ? bytes : encodeStored({ ...document, facts }, milestones()),
      document.shortened,
    );
    for (const name of copied) columns[name][to] = segment.columns[name][article] ?? 0;
    for (let field = 0; field < textFields.length; field++) {
      const length = segment.columns.shortLengths[field * segment.articles + article] ?? 0;
      columns.shortLengths[field * size + to] = length;
      const whole = field === bodyField ? (segment.columns.bodyLength[article] ?? 0) : length;
      writer.totalLengths[field] = (writer.totalLengths[field] ?? 0) + whole;
    }
    if (article % articlesInStep === articlesInStep - 1) yield;
  }
}

function* copyTerms(sources: readonly Source[], writer: SegmentWriter): Generator<undefined, void> {
  const cursors = sources.map((source) => ({ source, cursor: source.segment.termCursor() }));
  let open = cursors.filter(({ cursor }) => cursor.next());
  const lists = new PostingsWriter();
  let bytes = 0;
  while (open.length > 0) {
    let term = open[0]?.cursor.key ?? '';
    for (const { cursor } of open) if (cursor.key < term) term = cursor.key;
    lists.begin();
    const holding: { source: Source; ordinal: number }[] = [];
    let ended = false;
    for (const { source, cursor } of open) {
      if (cursor.key !== term) continue;
      const place = cursor.read();
      if (copyLists(source, place, lists)) holding.push({ source, ordinal: place.ordinal });
      bytes += place.postingsLength + place.placesLength + 20;
      if (!cursor.next()) ended = true;
    }
    lists.end();
    if (lists.count > 0) {
      const number = writer.term(term, lists);
      for (const { source, ordinal } of holding) source.terms[ordinal] = number;
    }
    if (ended) open = open.filter(({ source, cursor }) => cursor.ordinal < source.terms.length);
    if (bytes > bytesInStep) {
      bytes = 0;
      yield;
    }
  }
}

/** True when any living article holds the term. */
function copyLists({ segment, articles }: Source, place: SegmentTerm, lists: PostingsWriter): boolean {
  const reader = new ByteReader(segment.readPostings(place));
  const places = isBeginning(place.term) ? null : new ByteReader(segment.readPlaces(place));
  if (place.count > inBlock) reader.skip(Math.ceil(place.count / inBlock) * 3);
  const before = lists.count;
  let article = 0;
  for (let left = place.count; left > 0; left--) {
    const step = reader.number();
    article += step >>> 1;
    const head = (step & 1) === 1 ? onceInText : reader.number();
    const start = reader.at;
    let frequency = head >>> 2;
    if ((head & 1) === 1) {
      const fields = head >>> 2;
      frequency = 0;
      for (let field = 0; fields >>> field !== 0; field++)
        if ((fields & (1 << field)) !== 0) frequency += reader.number();
    }
    const to = articles[article] ?? gone;
    if (to !== gone) {
      lists.article(to, head);
      lists.list.append(reader.bytes, start, reader.at);
    }
    if (places === null) continue;
    const placesStart = places.at;
    places.skip((head & 2) === 0 ? frequency : 2 * frequency);
    if (to !== gone) lists.places.append(places.bytes, placesStart, places.at);
  }
  return lists.count > before;
}

function* copyForms(sources: readonly Source[], writer: SegmentWriter): Generator<undefined, void> {
  const cursors = sources.map((source) => ({ source, cursor: source.segment.formCursor() }));
  let open = cursors.filter(({ cursor }) => cursor.next());
  let keys = 0;
  while (open.length > 0) {
    let key = open[0]?.cursor.key ?? '';
    for (const { cursor } of open) if (cursor.key < key) key = cursor.key;
    const terms = new Set<number>();
    const ended = new Set<Source>();
    for (const { source, cursor } of open) {
      if (cursor.key !== key) continue;
      for (const term of cursor.terms) {
        const to = source.terms[term] ?? gone;
        if (to !== gone) terms.add(to);
      }
      if (!cursor.next()) ended.add(source);
    }
    if (terms.size > 0)
      writer.form(
        key,
        [...terms].sort((a, b) => a - b),
      );
    if (ended.size > 0) open = open.filter(({ source }) => !ended.has(source));
    if (keys++ % 4_000 === 3_999) yield;
  }
}
