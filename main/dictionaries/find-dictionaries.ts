import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError } from '../../contract/errors.ts';
import { isWordnet } from './wordnet/open-wordnet.ts';

export interface FoundFiles {
  kind: 'stardict' | 'wordnet';
  /** The `.ifo` file, or the folder of WordNet. */
  path: string;
}

const deepest = 3;
const mostEntries = 20_000;
const mostFound = 200;

/** Dictionaries in a folder and the folders in it. Links are not followed. Error: not-found. */
export async function findDictionaries(root: string): Promise<FoundFiles[]> {
  const found: FoundFiles[] = [];
  let seen = 0;
  const walk = async (folder: string, depth: number): Promise<void> => {
    if (isWordnet(folder)) {
      found.push({ kind: 'wordnet', path: folder });
      return;
    }
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      seen += 1;
      if (seen > mostEntries || found.length >= mostFound) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < deepest && entry.name !== 'node_modules')
        await walk(path, depth + 1);
      else if (entry.isFile() && /\.ifo$/i.test(entry.name)) found.push({ kind: 'stardict', path });
    }
  };
  try {
    await walk(root, 0);
  } catch (error) {
    if (found.length === 0)
      throw new ArchiveError('not-found', `The folder "${root}" cannot be read.`, { cause: error });
  }
  return found;
}
