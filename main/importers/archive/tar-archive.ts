import { ArchiveError, type ErrorCode } from '../../../contract/errors.ts';
import type { PartProblem } from '../importer.ts';
import { ByteReader } from './byte-reader.ts';
import { decodeNames } from './decode-names.ts';
import { checkName, DistinctNames, foldedName, isFolderIcon, shownName } from './entry-name.ts';
import { parseAttributes, type TarAttributes } from './tar/attributes.ts';
import { isEmptyBlock, parseHeader, type TarHeader } from './tar/header.ts';

/** One file inside a tar. */
export interface TarEntry {
  /** With `/` between folders; never absolute, never with `..`. */
  name: string;
  size: number;
  /** ISO 8601. */
  modified: string | null;
  /** Once, and before the next entry is asked for. Throws `damaged` when the tar ends before the file does. */
  chunks(): AsyncIterable<Uint8Array>;
}

const blockBytes = 512;
const largestEntryCount = 100_000;
/** Long names and attributes; the longest name is 4,096 characters. */
const largestExtension = 1024 * 1024;
const mostPadding = 1024 * 1024;

/**
 * The files of a tar in their order, and of those that are refused why: links and devices, names that break a rule, files
 * kept without their holes. Errors, after what came before them: `damaged`, `unsafe-archive`, and what the source throws.
 *
 * Own code: the package at hand throws away what it holds of a file when a tar is cut off, loses its place at an old file
 * with holes, and keeps attributes for all files without a limit.
 *
 * @param what for messages, for example `"letters.tar"`.
 */
export async function* readTar(
  source: AsyncIterable<Uint8Array>,
  what: string,
): AsyncGenerator<TarEntry | PartProblem> {
  const input = new ByteReader(source);
  const seen = new Set<string>();
  const distinct = new DistinctNames();
  let count = 0;
  try {
    for await (const member of membersOf(input, what)) {
      const judged = judge(member, seen);
      if (judged === null) continue;
      count += 1;
      if (count > largestEntryCount) throw tooMany(what);
      seen.add(foldedName(judged.name));
      if ('reason' in judged) {
        const message = `"${shownName(judged.name)}" in ${what} was not read: ${judged.reason}.`;
        yield { problem: judged.code, message, within: distinct.of(judged.name) };
        continue;
      }
      distinct.of(judged.name);
      yield entryOf(input, judged.name, member, what);
    }
  } finally {
    await input.close();
  }
}

interface Member {
  header: TarHeader;
  attributes: TarAttributes;
  name: string;
  size: number;
  /** Of its content, as `ByteReader.consumed` counts. */
  start: number;
}

/** Headers with what stands before them for long names and attributes. Content that was left is passed over. */
async function* membersOf(input: ByteReader, what: string): AsyncGenerator<Member> {
  let common: TarAttributes = {};
  let own: TarAttributes = {};
  let longName: Uint8Array | null = null;
  for (let count = 0; ; count += 1) {
    const header = await nextHeader(input, what, count === 0);
    if (header === null) {
      // Whatever was compressed keeps its checksum behind the padding of the tar.
      await input.skip(mostPadding);
      return;
    }
    const { kind } = header;
    if (kind === 'x' || kind === 'g' || kind === 'L' || kind === 'K') {
      const extension = await readExtension(input, header, what);
      if (kind === 'g') common = { ...common, ...parseAttributes(extension) };
      else if (kind === 'x') own = parseAttributes(extension);
      else if (kind === 'L') longName = untilZero(extension);
      continue;
    }
    const attributes = { ...common, ...own };
    const name = attributes.path ?? decodeNames([longName ?? header.rawName], 'windows-1252')[0] ?? '';
    const size = attributes.size ?? header.size;
    if (Number.isNaN(size))
      throw new ArchiveError('damaged', `${what} is damaged: it states a size that is none.`);
    if (header.holesFollow) await skipHoleMap(input, what);
    const start = input.consumed;
    yield { header, attributes, name, size, start };
    const end = start + size + padding(size);
    if (!(await input.skip(end - input.consumed))) throw cutOff(what);
    own = {};
    longName = null;
  }
}

/** Null at the end: blocks of zeros, or nothing more, as some programs leave it. */
async function nextHeader(input: ByteReader, what: string, first: boolean): Promise<TarHeader | null> {
  const block = await input.take(blockBytes);
  if (block.length === 0 && !first) return null;
  if (block.length === blockBytes && isEmptyBlock(block)) return null;
  const header = parseHeader(block);
  if (header) return header;
  if (block.length < blockBytes) throw cutOff(what);
  throw new ArchiveError('damaged', `${what} is damaged: no file begins where the one before it ends.`);
}

async function readExtension(input: ByteReader, { size }: TarHeader, what: string): Promise<Uint8Array> {
  if (size > largestExtension)
    throw new ArchiveError('unsafe-archive', `${what} holds a name or attributes of more than 1 MiB.`);
  const bytes = (await input.take(size)).slice();
  if (bytes.length < size || !(await input.skip(padding(size)))) throw cutOff(what);
  return bytes;
}

/** After the header of an old file with holes may come blocks that say where they are, each saying whether there is one more. */
async function skipHoleMap(input: ByteReader, what: string): Promise<void> {
  for (let more = true; more; ) {
    const block = await input.take(blockBytes);
    if (block.length < blockBytes) throw cutOff(what);
    more = block[504] === 1;
  }
}

type Judged = { name: string } | { name: string; code: ErrorCode; reason: string };

/** Null for what is no file and needs no word: folders, and labels of tapes. */
function judge({ header, attributes, name: raw }: Member, seen: ReadonlySet<string>): Judged | null {
  const { kind } = header;
  if (kind === '5' || kind === 'D' || kind === 'V' || raw.endsWith('/') || isFolderIcon(raw)) return null;
  const refused = (reason: string): Judged => ({ name: raw, code: 'unsafe-archive', reason });
  const checked = checkName(raw, { backslash: false });
  if ('fault' in checked) return refused(checked.fault);
  if ('12346'.includes(kind)) return refused('it is a link or a device, not a file');
  if (kind === 'S' || attributes.sparse)
    return { name: raw, code: 'not-recognised', reason: 'it is kept without its holes (sparse)' };
  if (kind !== '0' && kind !== '7')
    return {
      name: raw,
      code: 'not-recognised',
      reason: `it is of a kind that is not known ("${shownName(kind)}")`,
    };
  return seen.has(foldedName(checked.name)) ? refused('a file of this name came before') : checked;
}

function entryOf(input: ByteReader, name: string, member: Member, what: string): TarEntry {
  const { size, start, attributes, header } = member;
  return {
    name,
    size,
    modified: instantOf(attributes.time ?? header.time),
    async *chunks() {
      if (input.consumed !== start) throw new Error(`tar: "${name}" is read twice or after the next entry`);
      let left = size;
      for await (const piece of input.pieces(size)) {
        left -= piece.length;
        yield piece;
      }
      if (left > 0) throw cutOff(`"${name}" in ${what}`);
    },
  };
}

function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

function padding(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}

function cutOff(what: string): ArchiveError {
  return new ArchiveError('damaged', `${what} is cut off.`);
}

function tooMany(what: string): ArchiveError {
  return new ArchiveError(
    'unsafe-archive',
    `${what} holds more than 100,000 files. Unpack it and import the folder.`,
  );
}

/** Zero stands for no time at all. */
function instantOf(seconds: number): string | null {
  const date = new Date(seconds * 1000);
  return seconds > 0 && Number.isFinite(date.getTime()) ? date.toISOString() : null;
}
