import { ArchiveError } from '../../contract/errors.ts';
import { type HarEntry, readEntry } from './har/read-entry.ts';
import type { FileHead, FileStream, ImportedArticle, PartProblem, StreamImporter } from './importer.ts';
import { streamJsonArray } from './json/stream-json-array.ts';
import { addressKey } from './web-archive/address-key.ts';
import { createCaptureNames } from './web-archive/capture-names.ts';
import { isPageType } from './web-archive/http-answer.ts';
import { readCapture } from './web-archive/read-capture.ts';

/** A browser's record of its traffic (HTTP Archive 1.2): the pages in it, with the pictures in it. */
export const har = {
  id: 'har',
  version: 1,
  label: 'Web traffic (HAR)',
  extensions: ['har'],
  reads: 'stream',
  recognise: recogniseHar,
  read: readHar,
} satisfies StreamImporter;

const opening = /^\ufeff?\s*\{\s*"log"\s*:\s*(?=\{)/;

function recogniseHar({ bytes }: FileHead): number {
  const head = new TextDecoder().decode(bytes.subarray(0, 8_192));
  return opening.test(head) && /"(?:creator|entries|browser|pages|version)"\s*:/.test(head) ? 0.97 : 0;
}

type Part = ImportedArticle | PartProblem;
type Resource = (address: string) => Promise<Uint8Array | null>;

const batchBytes = 24 * 1024 * 1024;
const batchPages = 200;
const largestPicture = 20 * 1024 * 1024;
const mostPictureBytes = 128 * 1024 * 1024;

/**
 * Reads the file once for where addresses lead, then batch by batch: a reading that gathers pages, and one that gathers
 * what these pages want.
 */
async function* readHar(file: FileStream): AsyncGenerator<Part> {
  const leads = new Map<string, string>();
  for await (const { entry, problem, number } of entriesOf(file)) {
    if (problem !== undefined) yield problem;
    else if (entry.leadsTo !== null) leads.set(addressKey(entry.address), addressKey(entry.leadsTo));
    else if (isPage(entry) && entry.wantedFor === 'page' && entry.content() === null)
      yield notHeld(entry, number);
  }
  const names = createCaptureNames();
  for (let from = 0; ; ) {
    const { pages, next } = await gatherPages(file, from);
    const wanted = new Set<string>();
    for (const page of pages)
      await readPart(page, page.address, async (address) => {
        wanted.add(follow(leads, addressKey(address)));
        return null;
      });
    const found = await gatherResources(file, wanted);
    for (const page of pages) {
      if (names.isRepeated(page.address, page.html)) continue;
      const within = names.nameOf(page.address, page.taken, `entry ${page.number}`);
      const part = await readPart(
        page,
        within,
        async (address) => found.get(follow(leads, addressKey(address))) ?? null,
      );
      if (part !== null) yield part;
    }
    if (next === null) return;
    from = next;
  }
}

function isPage({ status, type }: HarEntry): boolean {
  return status === 200 && isPageType(type);
}

function notHeld({ address }: HarEntry, number: number): PartProblem {
  const message = `The record of "${address}" holds no content; save it from the browser with contents.`;
  return { problem: 'no-text', message, within: `${address} (entry ${number}, not held)` };
}

interface GatheredPage extends HarEntry {
  number: number;
  html: Uint8Array;
}

function readPart(page: GatheredPage, within: string, resource: Resource): Promise<Part | null> {
  const { address, taken, html, charset, wantedFor } = page;
  return readCapture({ address, taken, html, charset, wantedFor, within, resource });
}

async function gatherPages(
  file: FileStream,
  from: number,
): Promise<{ pages: GatheredPage[]; next: number | null }> {
  const pages: GatheredPage[] = [];
  let length = 0;
  for await (const { entry, number } of entriesOf(file)) {
    if (number <= from || entry === undefined || !isPage(entry)) continue;
    const html = entry.content();
    if (html === null) continue;
    pages.push({ ...entry, number, html });
    length += html.length;
    if (length >= batchBytes || pages.length >= batchPages) return { pages, next: number };
  }
  return { pages, next: null };
}

async function gatherResources(
  file: FileStream,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  if (wanted.size === 0) return found;
  let length = 0;
  for await (const { entry } of entriesOf(file)) {
    const key = entry === undefined ? '' : addressKey(entry.address);
    if (entry?.status !== 200 || !wanted.has(key) || found.has(key)) continue;
    const content = entry.content();
    if (content === null || content.length > largestPicture || length + content.length > mostPictureBytes)
      continue;
    length += content.length;
    found.set(key, content);
  }
  return found;
}

function follow(leads: ReadonlyMap<string, string>, key: string): string {
  let end = key;
  for (let hop = 0; hop < 5; hop += 1) end = leads.get(end) ?? end;
  return end;
}

type Numbered =
  | { number: number; entry: HarEntry; problem?: undefined }
  | { number: number; entry?: undefined; problem: PartProblem };

/** All exchanges; those that are damaged, and the end of a file cut short, as problems. */
async function* entriesOf(file: FileStream): AsyncGenerator<Numbered> {
  const inner = { ...file, chunks: () => withoutOpening(file) };
  let number = 0;
  try {
    for await (const item of streamJsonArray(inner, { lists: ['entries'] })) {
      number = item.number;
      if ('problem' in item) {
        const { problem, message } = item;
        yield { number, problem: { problem, message, within: `entry ${number}` } };
        continue;
      }
      const entry = readEntry(item.value);
      if (entry !== null) yield { number, entry };
    }
  } catch (error) {
    if (!(error instanceof ArchiveError) || error.code !== 'damaged') throw error;
    const { code, message } = error;
    yield { number: number + 1, problem: { problem: code, message, within: `entry ${number + 1}` } };
  }
}

/** The log without the object that holds nothing but it. */
async function* withoutOpening(file: FileStream): AsyncGenerator<Uint8Array> {
  const start =
    opening.exec(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.head.subarray(0, 8_192)))?.[0] ??
    '';
  let left = new TextEncoder().encode(start).length;
  for await (const chunk of file.chunks()) {
    if (left < chunk.length) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}
