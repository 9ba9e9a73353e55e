import type { ArchiveBytes } from './archive-bytes.ts';
import { type ArchiveIndex, keyNumber, type RecordPlace } from './index-archive.ts';
import { type RecordContent, readContents, type TooLargeRecord } from './read-content.ts';

/** What lay at an address when the archive was made; null when the archive does not hold it. */
export type Resource = (address: string) => Promise<Uint8Array | null>;

export type PageContent = RecordContent | TooLargeRecord;

const largestPicture = 20 * 1024 * 1024;
const mostLeads = 5;

/**
 * Each page with a way to what it shows. An archive that can be read from any place is read where the picture is. Of
 * others, pages are gathered, looked through for what they want, and all of it is taken in one more reading from the
 * beginning.
 */
export async function* withPictures(
  pages: AsyncIterable<PageContent>,
  archives: readonly ArchiveBytes[],
  index: ArchiveIndex,
  look: (page: PageContent, resource: Resource) => Promise<unknown>,
): AsyncGenerator<{ page: PageContent; resource: Resource }> {
  if (archives.every((bytes) => bytes.seekable())) {
    const resource: Resource = async (address) => {
      const place = placeOf(index, address);
      return place === null ? null : await readOne(archives, place);
    };
    for await (const page of pages) yield { page, resource };
    return;
  }
  for await (const batch of batches(pages)) {
    const wanted = new Map<string, RecordPlace>();
    for (const page of batch)
      await look(page, async (address) => {
        const place = placeOf(index, address);
        if (place !== null) wanted.set(nameOf(place), place);
        return null;
      });
    const pictures = await readMany(archives, [...wanted.values()]);
    const resource: Resource = async (address) => {
      const place = placeOf(index, address);
      return place === null ? null : (pictures.get(nameOf(place)) ?? null);
    };
    for (const page of batch) yield { page, resource };
  }
}

function placeOf(index: ArchiveIndex, address: string): RecordPlace | null {
  let key = keyNumber(address);
  for (let hop = 0; hop <= mostLeads; hop += 1) {
    const place = index.places.get(key);
    if (place !== undefined) return place;
    const next = index.leads.get(key);
    if (next === undefined) return null;
    key = next;
  }
  return null;
}

function nameOf({ archive, offset }: RecordPlace): string {
  return `${archive}:${offset}`;
}

async function readOne(archives: readonly ArchiveBytes[], place: RecordPlace): Promise<Uint8Array | null> {
  const bytes = archives[place.archive];
  if (bytes === undefined) return null;
  for await (const record of readContents(bytes, [place.offset], largestPicture))
    return 'tooLarge' in record ? null : record.content;
  return null;
}

const batchBytes = 24 * 1024 * 1024;
const batchPages = 500;

async function* batches(pages: AsyncIterable<PageContent>): AsyncGenerator<PageContent[]> {
  let batch: PageContent[] = [];
  let length = 0;
  for await (const page of pages) {
    batch.push(page);
    length += 'tooLarge' in page ? 0 : page.content.length;
    if (length < batchBytes && batch.length < batchPages) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}

const mostPictureBytes = 128 * 1024 * 1024;

async function readMany(
  archives: readonly ArchiveBytes[],
  places: readonly RecordPlace[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  let length = 0;
  for (const [archive, bytes] of archives.entries()) {
    const offsets = places
      .filter((place) => place.archive === archive)
      .map(({ offset }) => offset)
      .sort((one, other) => one - other);
    if (offsets.length === 0) continue;
    for await (const record of readContents(bytes, offsets, largestPicture)) {
      if ('tooLarge' in record || length + record.content.length > mostPictureBytes) continue;
      length += record.content.length;
      found.set(nameOf({ archive, offset: record.head.offset }), record.content);
    }
  }
  return found;
}
