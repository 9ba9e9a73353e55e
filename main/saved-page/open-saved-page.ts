import { openSelfExtracting } from '../importers/html/self-extracting.ts';
import type { SavedPage } from '../importers/html.ts';
import { openMessage } from '../importers/mhtml.ts';
import { openWebarchive } from '../importers/safari-webarchive.ts';

/** Formats whose file is one page as it was saved. */
export const savedPageImporters: readonly string[] = ['html', 'mhtml', 'webarchive'];

/** The page in the original of an article, with what its file holds of what it shows. Errors: those of its importer. */
export async function openSavedPage(importer: string, name: string, bytes: Uint8Array): Promise<SavedPage> {
  if (importer === 'mhtml') return openMessage({ name, bytes });
  if (importer === 'webarchive') return openWebarchive({ name, bytes });
  const inner = await openSelfExtracting({ name, bytes, path: name, modified: null });
  if (inner === null) return { bytes, context: { sibling: async () => null }, origin: {} };
  const { file, context, saved } = inner;
  return { bytes: file.bytes, context, origin: saved.address === null ? {} : { address: saved.address } };
}
