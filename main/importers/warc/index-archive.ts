import { createHash } from 'node:crypto';
import { ArchiveError } from '../../../contract/errors.ts';
import type { PartProblem } from '../importer.ts';
import { absoluteAddress, addressKey } from '../web-archive/address-key.ts';
import {
  type HttpAnswer,
  isPageType,
  mediaTypeOf,
  readHttpAnswer,
  readHttpHeaders,
} from '../web-archive/http-answer.ts';
import { requestedFor } from '../web-archive/requested-for.ts';
import type { ArchiveBytes } from './archive-bytes.ts';
import { readBytes } from './byte-reader.ts';
import { type RecordHead, readRecordHead } from './read-records.ts';

/** Where a record is: in which of the archives that are read together, and where in what it unpacks to. */
export interface RecordPlace {
  archive: number;
  offset: number;
}

/** A record that may be an article of its own. */
export interface PageRecord extends RecordPlace {
  address: string;
}

/** What is remembered of archives from the first reading, for the second: places and keys, never contents. */
export interface ArchiveIndex {
  /** In the order of the archives. */
  pages: PageRecord[];
  /** Of what is not a page of its own: pictures, and pages for frames. By `keyNumber` of the address. */
  places: Map<number, RecordPlace>;
  /** From an address to the one that it leads to, or whose content it repeats. */
  leads: Map<number, number>;
  /** Asked for by a browser as a page, or as part of one. */
  wantedFor: Map<number, 'page' | 'part'>;
  /** Pages that were found unchanged, whose content another archive may hold. */
  unchanged: PageRecord[];
  problems: PartProblem[];
}

/** Of an answer, to see what it is: its head fits. */
const startBytes = 32 * 1024;
const mostRecords = 4_000_000;

export function emptyIndex(): ArchiveIndex {
  return {
    pages: [],
    places: new Map(),
    leads: new Map(),
    wantedFor: new Map(),
    unchanged: [],
    problems: [],
  };
}

/** An address as a number: millions of them fit in memory, and two in a million million million share one. */
export function keyNumber(address: string): number {
  return createHash('md5').update(addressKey(address)).digest().readUIntBE(0, 6);
}

/** Reads an archive once and adds what it holds. A broken stretch is a problem of its own. */
export async function indexArchive(
  bytes: ArchiveBytes,
  archive: number,
  name: string,
  index: ArchiveIndex,
): Promise<void> {
  let from: number | null = 0;
  while (from !== null) {
    try {
      await readThrough(bytes, archive, name, index, from);
      return;
    } catch (error) {
      if (!(error instanceof ArchiveError) || error.code !== 'damaged') throw error;
      index.problems.push({ problem: 'damaged', message: error.message, within: `${name}, byte ${from}` });
      from = await bytes.resume();
    }
  }
}

async function readThrough(
  bytes: ArchiveBytes,
  archive: number,
  name: string,
  index: ArchiveIndex,
  from: number,
): Promise<void> {
  const reader = readBytes(bytes.from(from), from);
  const digests = new Map<string, number>();
  const damage = (offset: number, reason: string): void => {
    const message = `warc: ${reason} at byte ${offset} of "${name}"; what is around it was read.`;
    index.problems.push({ problem: 'damaged', message, within: `${name}, byte ${offset}` });
  };
  try {
    for (let count = 0; ; count += 1) {
      if (count > mostRecords)
        throw new ArchiveError('too-large', `"${name}" holds over ${mostRecords} records.`);
      const { head, damagedAt } = await readRecordHead(reader);
      if (damagedAt !== null) damage(damagedAt, 'there is no record');
      if (head === null) return;
      const end = reader.offset + head.length;
      addRecord(head, await reader.take(Math.min(head.length, startBytes)), archive, index, digests);
      const rest = end - reader.offset;
      if (rest > 0 && (await reader.skip(rest)) < rest)
        damage(head.offset, 'the archive ends within the record');
    }
  } finally {
    await reader.close();
  }
}

function addRecord(
  head: RecordHead,
  start: Buffer,
  archive: number,
  index: ArchiveIndex,
  digests: Map<string, number>,
): void {
  const { kind, address, offset } = head;
  if (address === '') return;
  const key = keyNumber(address);
  switch (kind) {
    case 'response':
    case 'resource':
    case 'conversion':
      addContent(head, answerOf(head, start), { archive, offset }, key, index, digests);
      break;
    case 'revisit':
      addRevisit(head, readHttpAnswer(start), { archive, offset }, key, index, digests);
      break;
    case 'request':
      addRequest(start, key, index);
      break;
  }
}

/** A record that is no answer of http, or of the oldest http, is its content alone. */
export function answerOf(head: RecordHead, block: Buffer): HttpAnswer {
  return (
    (head.kind === 'response' ? readHttpAnswer(block) : null) ?? {
      status: 200,
      headers: new Map([['content-type', head.type]]),
      body: block,
    }
  );
}

function addContent(
  head: RecordHead,
  { status, headers }: HttpAnswer,
  place: RecordPlace,
  key: number,
  index: ArchiveIndex,
  digests: Map<string, number>,
): void {
  addLead(head.address, status, headers, key, index);
  if (status !== 200 && status !== 203) return;
  const { type } = mediaTypeOf(headers.get('content-type'));
  const page = isPageType(type) || type === 'application/pdf' || isReadableText(head, type);
  if (page) index.pages.push({ ...place, address: head.address });
  if (!page && !mayBePicture(type)) return;
  if (!index.places.has(key)) index.places.set(key, place);
  const digest = head.fields.get('warc-payload-digest');
  if (digest !== undefined && !digests.has(digest)) digests.set(digest, key);
  const resource = head.fields.get('warc-resource-type')?.toLowerCase();
  if (resource === 'xhr' || resource === 'fetch')
    index.wantedFor.set(key, index.wantedFor.get(key) ?? 'part');
}

/** Texts made of pages by others, and files of text; not those for machines. */
function isReadableText(head: RecordHead, type: string): boolean {
  if (type !== 'text/plain') return false;
  if (head.kind === 'conversion') return true;
  return (
    /^https?:[^?#]*\.txt$/i.test(head.address) &&
    !/\/(?:robots|ads|app-ads|humans|security|llms)\.txt$/i.test(head.address)
  );
}

function mayBePicture(type: string): boolean {
  return type.startsWith('image/') || /^(?:|(?:application|binary)\/octet-stream|unk|no-type)$/.test(type);
}

function addLead(
  address: string,
  status: number,
  headers: ReadonlyMap<string, string>,
  key: number,
  index: ArchiveIndex,
): void {
  const location = headers.get('location');
  if (status < 301 || status > 308 || location === undefined || index.leads.has(key)) return;
  index.leads.set(key, keyNumber(absoluteAddress(location, address)));
}

function addRevisit(
  head: RecordHead,
  answer: HttpAnswer | null,
  place: RecordPlace,
  key: number,
  index: ArchiveIndex,
  digests: ReadonlyMap<string, number>,
): void {
  if (answer !== null) addLead(head.address, answer.status, answer.headers, key, index);
  const repeated = head.fields.get('warc-refers-to-target-uri')?.replace(/^<|>$/g, '');
  const original =
    repeated === undefined ? digests.get(head.fields.get('warc-payload-digest') ?? '') : keyNumber(repeated);
  if (original !== undefined && original !== key && !index.leads.has(key)) index.leads.set(key, original);
  if (isPageType(mediaTypeOf(answer?.headers.get('content-type')).type))
    index.unchanged.push({ ...place, address: head.address });
}

/** Browsers say what they ask for; an address once asked for as a page is a page. */
function addRequest(start: Buffer, key: number, index: ArchiveIndex): void {
  const { headers } = readHttpHeaders(start, 0);
  const wanted = requestedFor(headers);
  if (wanted !== null && index.wantedFor.get(key) !== 'page') index.wantedFor.set(key, wanted);
}
