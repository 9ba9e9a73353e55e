import { decodeText } from './decode-text.ts';
import { escapeHtml } from './escape-html.ts';
import { instantOf, names } from './exports/facts.ts';
import { hasKeys, partProblem } from './exports/json-export.ts';
import { readOmnivoreHighlights } from './exports/omnivore-highlights.ts';
import { openExportZip } from './exports/open-export-zip.ts';
import { entryArticle, type SavedEntry } from './exports/saved-entry.ts';
import { uniqueNames } from './exports/unique-names.ts';
import { zipPart } from './exports/zip-part.ts';
import type { FileStream, ImportedArticle, PartProblem, StreamImporter } from './importer.ts';
import { fieldOf, isRecord, type JsonRecord, listOf, textOf } from './json/json-record.ts';
import { streamJsonArray } from './json/stream-json-array.ts';

const metadata = /(?:^|\/)metadata_\d+_to_\d+\.json$/;

/**
 * What Omnivore gave its readers when it closed: lists of twenty (`metadata_…json`), the texts in `content/` and the highlights
 * in `highlights/`, both under the name that a list calls `slug`. In one zip, or unpacked.
 */
export const omnivore = {
  reads: 'stream',
  id: 'omnivore',
  version: 1,
  label: 'Omnivore export',
  extensions: ['json', 'zip'],
  recognise({ bytes, entries }) {
    if (entries?.some((name) => metadata.test(name))) return 0.97;
    return hasKeys(bytes, [['[].slug', '[].url', '[].labels', '[].savedAt']]) ? 0.95 : 0;
  },
  async *read(file, context) {
    const name = uniqueNames('entry');
    if (file.head[0] !== 0x50 || file.head[1] !== 0x4b) {
      yield* readList(file, name, (path) => context.sibling(path));
      return;
    }
    const zip = await openExportZip(file);
    for (const entry of zip.entries) {
      if (!metadata.test(entry.name)) continue;
      const folder = entry.name.slice(0, entry.name.lastIndexOf('/') + 1);
      yield* readList(await zipPart(zip, entry.name), name, (path) => zip.read(`${folder}${path}`));
    }
  },
} satisfies StreamImporter;

async function* readList(
  part: Pick<FileStream, 'name' | 'head' | 'chunks'>,
  within: (slug: string) => string,
  read: (name: string) => Promise<Uint8Array | null>,
): AsyncGenerator<ImportedArticle | PartProblem> {
  const { encoding } = decodeText(part.head);
  for await (const item of streamJsonArray(part)) {
    if ('problem' in item) {
      yield partProblem(item, within(`${part.name}, entry ${item.number}`));
      continue;
    }
    if (!isRecord(item.value) || /^deleted$/i.test(textOf(item.value, 'state'))) continue;
    const slug = textOf(item.value, 'slug');
    const content = await textFile(`content/${slug}.html`, slug, read);
    const highlights = readOmnivoreHighlights(await textFile(`highlights/${slug}.md`, slug, read));
    const entry = { ...entryOf(item.value), html: content, within: within(slug) };
    yield entryArticle({ ...entry, ...highlights }, { name: part.name, encoding });
  }
}

function entryOf(record: JsonRecord): Omit<SavedEntry, 'within'> {
  return {
    title: textOf(record, 'title'),
    byline: textOf(record, 'author'),
    address: textOf(record, 'url'),
    excerpt: escapeHtml(textOf(record, 'description')),
    tags: names(listOf(record, 'labels')),
    saved: instantOf(textOf(record, 'savedAt')),
    published: textOf(record, 'publishedAt'),
    state: stateOf(textOf(record, 'state'), Number(fieldOf(record, 'readingProgress'))),
  };
}

/** Progress is counted from 0 to 100; the last lines of a page are seldom scrolled to. */
function stateOf(state: string, progress: number): 'unread' | 'reading' | 'finished' {
  if (/^archived$/i.test(state) || progress >= 98) return 'finished';
  return progress > 0 ? 'reading' : 'unread';
}

async function textFile(
  name: string,
  slug: string,
  read: (name: string) => Promise<Uint8Array | null>,
): Promise<string> {
  if (slug === '' || /[\\/]/.test(slug)) return '';
  const bytes = await read(name);
  return bytes === null ? '' : decodeText(bytes).text;
}
