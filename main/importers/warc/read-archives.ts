import { ArchiveError } from '../../../contract/errors.ts';
import type { ImportedArticle, PartProblem } from '../importer.ts';
import { createCaptureNames } from '../web-archive/capture-names.ts';
import { isPageType } from '../web-archive/http-answer.ts';
import { readCapture } from '../web-archive/read-capture.ts';
import type { ArchiveBytes } from './archive-bytes.ts';
import { type ArchiveIndex, emptyIndex, indexArchive, keyNumber } from './index-archive.ts';
import { type PageContent, type Resource, withPictures } from './pictures.ts';
import { readContents } from './read-content.ts';
import { readDocument } from './read-document.ts';

export interface NamedArchive {
  name: string;
  bytes: ArchiveBytes;
}

/** A page that a list of pages names. */
export interface ListedPage {
  address: string;
  title: string | null;
}

type Part = ImportedArticle | PartProblem;

const largestPage = 64 * 1024 * 1024;

/**
 * The articles of archives that belong together, in two readings: the first learns where everything is, the second reads
 * page by page and takes each picture from where it is. With a list of pages, those are the articles and nothing else.
 */
export async function* readArchives(
  archives: readonly NamedArchive[],
  list: readonly ListedPage[] = [],
): AsyncGenerator<Part> {
  const index = emptyIndex();
  for (const [number, { bytes, name }] of archives.entries()) await indexArchive(bytes, number, name, index);
  yield* index.problems;
  if (index.pages.length === 0 && index.problems.length === 0 && index.unchanged.length === 0)
    throw new ArchiveError(
      'no-text',
      `${archives.map(({ name }) => `"${name}"`).join(', ')} holds no web page.`,
    );
  const listed = followList(list, index);
  const names = createCaptureNames();
  const found = new Set<number>();
  const read = (page: PageContent, resource: Resource, within: string): Promise<Part | null> =>
    readPart(page, resource, within, index, listed.get(keyNumber(page.head.address)));

  for (const [number, { bytes }] of archives.entries()) {
    const offsets = index.pages
      .filter(
        ({ archive, address }) => archive === number && (list.length === 0 || listed.has(keyNumber(address))),
      )
      .map(({ offset }) => offset);
    const every = archives.map((archive) => archive.bytes);
    const pages = withPictures(readContents(bytes, offsets, largestPage), every, index, (page, resource) =>
      read(page, resource, page.head.address),
    );
    for await (const { page, resource } of pages) {
      const { address, date, offset } = page.head;
      if (!('tooLarge' in page) && names.isRepeated(address, page.content)) continue;
      found.add(keyNumber(address));
      const part = await read(page, resource, names.nameOf(address, date, `byte ${offset}`));
      if (part !== null) yield part;
    }
  }
  yield* notHere(
    index,
    [...listed].filter(([key]) => !found.has(key)).map(([, { address }]) => address),
    found,
    list.length > 0,
  );
}

/** A list names what was asked for; the page is where that led. */
function followList(list: readonly ListedPage[], index: ArchiveIndex): Map<number, ListedPage> {
  const pages = new Set(index.pages.map(({ address }) => keyNumber(address)));
  const listed = new Map<number, ListedPage>();
  for (const page of list) {
    let key = keyNumber(page.address);
    for (let hop = 0; hop < 5 && !pages.has(key); hop += 1) key = index.leads.get(key) ?? key;
    if (!listed.has(key)) listed.set(key, page);
  }
  return listed;
}

async function readPart(
  page: PageContent,
  resource: Resource,
  within: string,
  index: ArchiveIndex,
  listed: ListedPage | undefined,
): Promise<Part | null> {
  const { address, date } = page.head;
  if ('tooLarge' in page)
    return {
      problem: 'too-large',
      message: `"${within}" has over ${largestPage / 1024 / 1024} MiB, the limit for a page in an archive.`,
      within,
    };
  if (!isPageType(page.type)) return await readDocument(page, within);
  return await readCapture({
    ...{ address, within, resource, html: page.content, charset: page.charset, taken: date },
    wantedFor: index.wantedFor.get(keyNumber(address)) ?? null,
    ...(listed !== undefined && { listedAs: listed.title ?? '' }),
  });
}

/** What is named and not held: pages of the list, and pages found unchanged since another archive was made. */
function* notHere(
  index: ArchiveIndex,
  unfound: readonly string[],
  found: ReadonlySet<number>,
  listed: boolean,
): Generator<PartProblem> {
  const told = new Set<string>();
  const problem = (address: string, message: string): PartProblem[] => {
    if (told.has(address)) return [];
    told.add(address);
    return [{ problem: 'no-text', message, within: `${address} (not held)` }];
  };
  for (const address of unfound)
    yield* problem(address, `The archive lists "${address}" among its pages and does not hold it as a page.`);
  if (listed) return;
  for (const { address } of index.unchanged) {
    if (index.wantedFor.get(keyNumber(address)) === 'part') continue;
    const lead = index.leads.get(keyNumber(address)) ?? keyNumber(address);
    if (found.has(lead) || found.has(keyNumber(address))) continue;
    yield* problem(
      address,
      `"${address}" was found unchanged when the archive was made; its text is in an earlier archive.`,
    );
  }
}
