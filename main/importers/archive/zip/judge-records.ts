import { crc32 } from 'node:zlib';
import { ArchiveError, type ErrorCode } from '../../../../contract/errors.ts';
import type { PartProblem } from '../../importer.ts';
import { decodeNames } from '../decode-names.ts';
import { checkName, DistinctNames, foldedName, isFolderIcon, shownName } from '../entry-name.ts';
import { littleEndian } from '../little-endian.ts';
import type { ZipDirectory, ZipRecord } from './directory.ts';
import { unreadMethod } from './unpack-entry.ts';

const gibibyte = 1024 ** 3;
const unquestionedBytes = 1024 * 1024;
/** Text shrinks to a third or a tenth; deflate reaches 1,030 with zeros. */
const largestRatio = 100;

export interface JudgedZip {
  /** By name, in the order of the directory. */
  readable: Map<string, ZipRecord>;
  /** By name; of those that have one that could be asked for. */
  refused: Map<string, PartProblem>;
  problems: PartProblem[];
  /** By where an entry begins: where the next one does. */
  ends: Map<number, number>;
}

/** Holds the records of a zip against the rules: some break only the entry, some the whole, which is thrown. */
export function judgeRecords(directory: ZipDirectory, fileSize: number, what: string): JudgedZip {
  const { records } = directory;
  const ends = endsOf(records, directory.start, what);
  const names = namesOf(records);
  const files = records.flatMap((record, index) => {
    const name = names[index] ?? '';
    return isFolder(record, name) || isFolderIcon(name) ? [] : [{ record, name }];
  });
  if (files.length > 0 && files.every(({ record }) => isEncrypted(record)))
    throw new ArchiveError('encrypted', `${what} is locked by a password.`);
  const judged: JudgedZip = { readable: new Map(), refused: new Map(), problems: [], ends };
  const distinct = new DistinctNames();
  const seen = new Set<string>();
  const largestInAll = Math.max(2 * gibibyte, 10 * fileSize);
  let inAll = 0;
  for (const { record, name: raw } of files) {
    const checked = checkName(raw, { backslash: isWindows(record) });
    const name = 'name' in checked ? checked.name : raw;
    const fault =
      'fault' in checked
        ? refusal('unsafe-archive', checked.fault)
        : (faultOf(record) ??
          (seen.has(foldedName(name))
            ? refusal('unsafe-archive', 'a file of this name came before')
            : null) ??
          (inAll + record.size > largestInAll
            ? refusal(
                'too-large',
                'all files together are too large; unpack the container and import the folder',
              )
            : null));
    if (fault === null) {
      distinct.of(name);
      inAll += record.size;
      judged.readable.set(name, record);
    } else {
      const message = `"${shownName(name)}" in ${what} was not read: ${fault.reason}.`;
      const problem = { problem: fault.code, message, within: distinct.of(name) };
      judged.problems.push(problem);
      if (!judged.readable.has(name) && !judged.refused.has(name)) judged.refused.set(name, problem);
    }
    seen.add(foldedName(name));
  }
  if (directory.salvaged || directory.stated > records.length) judged.problems.push(missing(directory, what));
  return judged;
}

interface Refusal {
  code: ErrorCode;
  reason: string;
}

function refusal(code: ErrorCode, reason: string): Refusal {
  return { code, reason };
}

function faultOf(record: ZipRecord): Refusal | null {
  if (isEncrypted(record)) return refusal('encrypted', 'it is locked by a password');
  if (isSpecial(record)) return refusal('unsafe-archive', 'it is a link or a device, not a file');
  const method = unreadMethod(record.method);
  if (method !== null) return refusal('not-recognised', `it is packed with ${method}`);
  if (record.size > unquestionedBytes && record.size > largestRatio * record.compressed)
    return refusal('unsafe-archive', `it unpacks to more than ${largestRatio} times its size`);
  return null;
}

function missing({ stated, records, salvaged }: ZipDirectory, what: string): PartProblem {
  return {
    problem: 'damaged',
    message: salvaged
      ? `${what} is cut off or damaged; ${records.length} files before that were found, and how many are missing is not known.`
      : `${what} says that it holds ${stated} files and lists ${records.length}.`,
    within: '(directory)',
  };
}

/**
 * Where each entry must end. Entries that share bytes are how a small zip unpacks to petabytes, and no program that packs
 * files writes them: the whole is refused.
 */
function endsOf(records: readonly ZipRecord[], directoryStart: number, what: string): Map<number, number> {
  const sorted = [...records].sort((first, second) => first.offset - second.offset);
  const ends = new Map<number, number>();
  for (const [index, record] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next && next.offset < record.offset + 30 + record.rawName.length + record.compressed)
      throw new ArchiveError('unsafe-archive', `${what} holds files that overlap each other.`);
    ends.set(record.offset, next?.offset ?? directoryStart);
  }
  return ends;
}

/** By the mark for UTF-8, by the extra field for it when it belongs to this name, else by what all names look like. */
function namesOf(records: readonly ZipRecord[]): string[] {
  const unmarked = records.filter((record) => !isMarkedUtf8(record));
  const decoded = decodeNames(
    unmarked.map((record) => record.rawName),
    'cp437',
  );
  const names = new Map(unmarked.map((record, index) => [record, decoded[index]]));
  return records.map(
    (record) => unicodePath(record) ?? names.get(record) ?? Buffer.from(record.rawName).toString('utf8'),
  );
}

function isMarkedUtf8({ flags }: ZipRecord): boolean {
  return (flags & 0x800) !== 0;
}

function unicodePath({ rawName, extras }: ZipRecord): string | null {
  const field = extras.get(0x7075);
  if (!field || field.length < 6 || field[0] !== 1 || littleEndian(field, 1, 4) !== crc32(rawName))
    return null;
  return Buffer.from(field.subarray(5)).toString('utf8');
}

function isFolder(record: ZipRecord, name: string): boolean {
  const slash = name.endsWith('/') || (isWindows(record) && name.endsWith('\\'));
  return slash || (unixKind(record) === 0o040000 && record.size === 0);
}

function isEncrypted({ flags, method }: ZipRecord): boolean {
  // Single files; stronger kinds; the directory itself.
  return (flags & 0x2041) !== 0 || method === 99;
}

/** Links, devices, sockets. What `zip` read from a pipe is marked as one and is a file all the same. */
function isSpecial(record: ZipRecord): boolean {
  return ![0, 0o100000, 0o040000, 0o010000].includes(unixKind(record));
}

function unixKind({ host, attributes }: ZipRecord): number {
  return host === 3 || host === 19 ? Math.floor(attributes / 0x10000) & 0o170000 : 0;
}

function isWindows({ host }: ZipRecord): boolean {
  return host === 0 || host === 10 || host === 14;
}
