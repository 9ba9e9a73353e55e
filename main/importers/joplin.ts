import { ArchiveError } from '../../contract/errors.ts';
import { memoryAccess } from './archive/memory-access.ts';
import { decodeText } from './decode-text.ts';
import { openExportZip } from './exports/open-export-zip.ts';
import type { FileStream, ImportedArticle, PartProblem, RandomAccess, StreamImporter } from './importer.ts';
import { type JoplinItem, readJoplinItem } from './joplin/joplin-item.ts';
import { type JoplinNotebook, noteArticle } from './joplin/joplin-notebook.ts';
import { readTarHeader, readTarIndex } from './joplin/tar-index.ts';

const itemName = /(?:^|\/)([0-9a-f]{32})\.md$/;
const resourceName = /(?:^|\/)resources\/([0-9a-f]{32})(?:\.\w{1,10})?$/;

/** Joplin's archive (`.jex`, a tar), a zip of what Joplin calls RAW, and the notes of a RAW folder one by one. */
export const joplin = {
  reads: 'stream',
  id: 'joplin',
  version: 1,
  label: 'Joplin',
  extensions: ['jex', 'md'],
  recognise({ bytes, name, entries }) {
    if (entries !== undefined) {
      const notes = entries.filter((entry) => entry.endsWith('.md'));
      return notes.length > 0 && notes.every((entry) => itemName.test(entry)) ? 0.96 : 0;
    }
    if (tarNames(bytes).some((entry) => itemName.test(entry))) return 0.97;
    if (!itemName.test(name)) return 0;
    const end = new TextDecoder().decode(bytes.subarray(-4_096));
    if (/^id: [0-9a-f]{32}$/m.test(end) && /^type_: \d+\s*$/m.test(end)) return 0.95;
    // The end of a long note is not in sight.
    return bytes.length >= 65_536 ? 0.75 : 0;
  },
  async *read(file, context) {
    if (itemName.test(file.name) && file.head[0] !== 0x50) {
      yield await readAlone(file, (path) => context.sibling(path));
      return;
    }
    yield* readAll(file, await filesOf(file));
  },
} satisfies StreamImporter;

/** Files by name, read when they are wanted. */
interface JoplinFiles {
  names: readonly string[];
  read(name: string): Promise<Uint8Array | null>;
}

async function filesOf(file: FileStream): Promise<JoplinFiles> {
  if (file.head[0] === 0x50 && file.head[1] === 0x4b) {
    const zip = await openExportZip(file);
    return { names: zip.entries.map(({ name }) => name), read: (name) => zip.read(name) };
  }
  const access = file.access ?? (await collected(file));
  const places = new Map((await readTarIndex(access, file.name)).map((place) => [place.name, place]));
  return {
    names: [...places.keys()],
    async read(name) {
      const place = places.get(name);
      if (place === undefined || place.size > largestFile) return null;
      return access.read(place.offset, place.size);
    },
  };
}

const largestFile = 32 * 1024 * 1024;
const largestCollected = 256 * 1024 * 1024;

/** An archive inside a compressed file has to be held to find the pictures of its notes. */
async function collected({ name, chunks }: FileStream): Promise<RandomAccess> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of chunks()) {
    pieces.push(piece);
    size += piece.length;
    if (size > largestCollected)
      throw new ArchiveError(
        'too-large',
        `"${name}" is compressed and over 256 MiB; unpack it once and import that.`,
      );
  }
  return memoryAccess(Buffer.concat(pieces));
}

/** First what notes refer to, which is little; then one note after the other. */
async function* readAll(file: FileStream, files: JoplinFiles): AsyncGenerator<ImportedArticle | PartProblem> {
  const items = new Map<string, JoplinItem>();
  const notes: string[] = [];
  const tags = new Map<string, string[]>();
  for (const name of files.names) {
    if (!itemName.test(name)) continue;
    const item = await readItem(name, files);
    if (item === null) yield damaged(file.name, name);
    else if (item.kind === 'note') notes.push(name);
    else if (item.kind === 'note-tag') {
      const note = item.properties.get('note_id') ?? '';
      tags.set(note, [...(tags.get(note) ?? []), item.properties.get('tag_id') ?? '']);
    } else if (item.kind !== 'other') items.set(item.properties.get('id') ?? '', { ...item, body: '' });
  }
  const resources = new Map(files.names.map((name) => [resourceName.exec(name)?.[1] ?? '', name]));
  const notebook: JoplinNotebook = {
    item: async (id) => items.get(id) ?? null,
    resource: async (id) => (resources.has(id) ? files.read(resources.get(id) ?? '') : null),
    tagsOf: (note) =>
      (tags.get(note) ?? []).map((tag) => items.get(tag)?.title ?? '').filter((title) => title !== ''),
  };
  for (const name of notes) {
    const note = await readItem(name, files);
    if (note === null || isTrashed(note)) continue;
    yield noteArticle(note, notebook, { name: file.name, encoding: utf8 });
  }
  if (notes.length === 0) throw new ArchiveError('no-text', `"${file.name}" holds no note.`);
}

const utf8 = { name: 'utf-8', knownBy: 'assumed' as const };

async function readItem(name: string, files: JoplinFiles): Promise<JoplinItem | null> {
  const bytes = await files.read(name);
  return bytes === null ? null : readJoplinItem(decodeText(bytes, { declared: 'utf-8' }).text);
}

function isTrashed({ properties }: JoplinItem): boolean {
  return Number(properties.get('deleted_time') ?? 0) > 0;
}

function damaged(file: string, name: string): PartProblem {
  return {
    problem: 'damaged',
    message: `"${name}" in "${file}" is not as Joplin writes its notes.`,
    within: name,
  };
}

/** A note of a RAW folder: its notebook and its pictures lie beside it under their ids; which tags it has, no file here says. */
async function readAlone(
  file: FileStream,
  sibling: (path: string) => Promise<Uint8Array | null>,
): Promise<ImportedArticle | PartProblem> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of file.chunks()) {
    size += piece.length;
    if (size > largestFile) throw new ArchiveError('too-large', `"${file.name}" is over 32 MiB large.`);
    pieces.push(piece);
  }
  const item = readJoplinItem(decodeText(Buffer.concat(pieces), { declared: 'utf-8' }).text);
  if (item === null) throw new ArchiveError('damaged', `"${file.name}" is not as Joplin writes its notes.`);
  if (item.kind !== 'note')
    throw new ArchiveError(
      'no-text',
      `"${file.name}" is Joplin's record of a ${item.kind}, and nothing to read.`,
    );
  const beside: JoplinFiles = { names: [], read: sibling };
  const read = await noteArticle(
    item,
    {
      item: (id) => (/^[0-9a-f]{32}$/.test(id) ? readItem(`${id}.md`, beside) : Promise.resolve(null)),
      resource: (id, extension) =>
        sibling(`resources/${id}${/^\w{1,10}$/.test(extension) ? `.${extension}` : ''}`),
      tagsOf: () => [],
    },
    { name: file.name, encoding: utf8 },
  );
  if ('problem' in read) throw new ArchiveError(read.problem, read.message);
  const { within: _alone, ...article } = read;
  return article;
}

/** The names that stand in the beginning of a tar. */
function tarNames(head: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = 0; at + 512 <= head.length && names.length < 20; ) {
    const header = readTarHeader(head.subarray(at, at + 512));
    if (header === null || header === 'end') break;
    names.push(header.name);
    at += 512 + Math.ceil(header.size / 512) * 512;
  }
  return names;
}
