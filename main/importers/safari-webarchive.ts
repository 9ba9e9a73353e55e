import { ArchiveError } from '../../contract/errors.ts';
import { readPage, type SavedPage } from './html.ts';
import type { FileHead, ImportedArticle, SourceFile, WholeImporter } from './importer.ts';
import { type PropertyDictionary, type PropertyValue, readBinaryPlist } from './safari/binary-plist.ts';
import { readXmlPlist } from './safari/xml-plist.ts';
import { addressKey, isWebAddress } from './web-archive/address-key.ts';
import { isPageType } from './web-archive/http-answer.ts';

/** A page as Safari saves it: a property list of the page, what it shows, and the same of its frames. */
export const safariWebarchive = {
  id: 'webarchive',
  version: 1,
  label: 'Web archive (Safari)',
  extensions: ['webarchive'],
  largestBytes: 256 * 1024 * 1024,
  recognise: recogniseWebarchive,
  async *read(file) {
    yield await readWebarchive(file);
  },
} satisfies WholeImporter;

function recogniseWebarchive({ bytes, name }: FileHead): number {
  const head = new TextDecoder('latin1').decode(bytes);
  const plist =
    head.startsWith('bplist0') ||
    /^[^<]{0,4}<\?xml[^>]*>\s*(?:<!DOCTYPE plist[^>]*>\s*)?<plist[\s>]/.test(head);
  if (!plist) return 0;
  // A binary list may name its keys at its far end.
  return /WebMainResource|WebResourceData/.test(head) ? 0.98 : /\.webarchive$/i.test(name) ? 0.95 : 0;
}

/** The page in a web archive, with what the archive holds of what it shows. Errors: `no-text`, `damaged`. */
export function openWebarchive(file: Pick<SourceFile, 'bytes' | 'name'>): SavedPage {
  const { bytes, name } = file;
  const what = `webarchive: "${name}"`;
  const binary = new TextDecoder('latin1').decode(bytes.subarray(0, 7)) === 'bplist0';
  const top = binary ? readBinaryPlist(bytes, what) : readXmlPlist(bytes, what);
  const main = top instanceof Map ? top.get('WebMainResource') : null;
  if (!(top instanceof Map) || !(main instanceof Map))
    throw new ArchiveError('damaged', `${what} is a property list without a page in it.`);
  const page = resourceOf(main);
  if (page === null || !isPageType(page.type))
    throw new ArchiveError('no-text', `"${name}" holds ${page?.type || 'something'} and no web page.`);
  const resources = gatherResources(top);
  return {
    bytes: page.data,
    context: {
      sibling: async () => null,
      resource: async (address) => resources.get(addressKey(address)) ?? null,
    },
    origin: { address: page.address, ...(page.charset !== '' && { charset: page.charset }) },
  };
}

async function readWebarchive(file: SourceFile): Promise<ImportedArticle> {
  const { bytes, context, origin } = openWebarchive(file);
  const article = await readPage({ name: file.name, bytes }, context, origin);
  return {
    ...article,
    ...(article.address === undefined &&
      isWebAddress(origin.address) && { address: { value: origin.address, origin: 'markup' } }),
  };
}

interface Resource {
  address: string;
  type: string;
  charset: string;
  data: Uint8Array;
}

function resourceOf(value: PropertyDictionary): Resource | null {
  const data = value.get('WebResourceData');
  if (!(data instanceof Uint8Array)) return null;
  return {
    data,
    address: textOf(value.get('WebResourceURL')),
    type: textOf(value.get('WebResourceMIMEType')).toLowerCase(),
    charset: textOf(value.get('WebResourceTextEncodingName')),
  };
}

function textOf(value: PropertyValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

const deepestFrame = 8;

/** What the page and its frames show, and the frames themselves, by the keys of their addresses. */
function gatherResources(archive: PropertyDictionary): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  const seen = new Set<PropertyDictionary>();
  const add = (value: PropertyValue | undefined): void => {
    const resource = value instanceof Map ? resourceOf(value) : null;
    if (resource === null || resource.address === '') return;
    const key = addressKey(resource.address);
    if (!found.has(key)) found.set(key, resource.data);
  };
  const gather = (holder: PropertyDictionary, depth: number): void => {
    if (depth > deepestFrame || seen.has(holder)) return;
    seen.add(holder);
    for (const resource of listOf(holder.get('WebSubresources'))) add(resource);
    for (const frame of listOf(holder.get('WebSubframeArchives'))) {
      if (!(frame instanceof Map)) continue;
      add(frame.get('WebMainResource'));
      gather(frame, depth + 1);
    }
  };
  gather(archive, 0);
  return found;
}

function listOf(value: PropertyValue | undefined): PropertyValue[] {
  return Array.isArray(value) ? value : [];
}
