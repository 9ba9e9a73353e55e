import { crc32 } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import type { DocumentFacts } from './document-facts.ts';
import { indexDamaged, isIndexDamaged } from './index-damaged.ts';
import type { IndexFiles } from './index-files.ts';
import { indexVersion } from './page-file.ts';
import type { SegmentMeta } from './segment-meta.ts';

/**
 * What the index consists of at one moment: written anew as a whole, and put in the place of the old one by renaming. A
 * file that it does not name is of no use to anybody.
 *
 *     "CarrelMf" (8)  version (u32)  length of the payload (u32)  CRC-32 of the payload (u32)  payload
 *     payload: JSON of { cursor, next, segments: SegmentMeta[] } (text), then per segment
 *              how many of its articles are gone, and their numbers, each minus the one before
 *              how many have newer facts, and per such article its number minus the one before, and JSON of `DocumentFacts` (text)
 */
export interface Manifest {
  /** Position in the library's journal up to which everything is in the segments. */
  cursor: number;
  /** Number of the next segment. */
  next: number;
  segments: ManifestSegment[];
}

export interface ManifestSegment {
  meta: SegmentMeta;
  gone: number[];
  /** Ascending by article. */
  changed: [article: number, facts: DocumentFacts][];
}

const manifestName = 'manifest';
const mark = Buffer.from('CarrelMf', 'latin1');
const headSize = 20;

/** Errors: disk-full, disk-failed; then the old one is still there. */
export async function writeManifest(files: IndexFiles, manifest: Manifest): Promise<void> {
  const temporary = `${manifestName}.new`;
  const output = files.create(temporary);
  try {
    output.write(encodeManifest(manifest));
  } catch (error) {
    output.abandon();
    throw error;
  }
  await output.finish();
  await files.rename(temporary, manifestName);
}

/** Null when there is none. Throws `index-damaged`, also for one of another version, and says so. */
export function readManifest(files: IndexFiles): Manifest | null {
  if (!files.list().includes(manifestName)) return null;
  const file = files.open(manifestName);
  try {
    const bytes = Buffer.alloc(file.size);
    file.read(bytes, 0);
    return decodeManifest(bytes);
  } catch (error) {
    throw isIndexDamaged(error) ? error : indexDamaged(manifestName, error);
  } finally {
    file.close();
  }
}

function encodeManifest({ cursor, next, segments }: Manifest): Buffer {
  const writer = new ByteWriter();
  writer.text(JSON.stringify({ cursor, next, segments: segments.map(({ meta }) => meta) }));
  for (const { gone, changed } of segments) {
    writer.number(gone.length);
    let last = 0;
    for (const article of gone) {
      writer.number(article - last);
      last = article;
    }
    writer.number(changed.length);
    last = 0;
    for (const [article, facts] of changed) {
      writer.number(article - last);
      writer.text(JSON.stringify(facts));
      last = article;
    }
  }
  const payload = writer.written();
  const head = Buffer.alloc(headSize);
  mark.copy(head);
  head.writeUInt32LE(indexVersion, 8);
  head.writeUInt32LE(payload.length, 12);
  head.writeUInt32LE(crc32(payload), 16);
  return Buffer.concat([head, payload]);
}

function decodeManifest(bytes: Buffer): Manifest {
  if (bytes.length < headSize || !bytes.subarray(0, mark.length).equals(mark))
    throw indexDamaged(manifestName);
  const version = bytes.readUInt32LE(8);
  if (version !== indexVersion)
    throw indexDamaged(
      manifestName,
      new Error(`It is of version ${version}, this program's of version ${indexVersion}.`),
    );
  const payload = bytes.subarray(headSize);
  if (payload.length !== bytes.readUInt32LE(12) || crc32(payload) !== bytes.readUInt32LE(16))
    throw indexDamaged(manifestName);
  const reader = new ByteReader(payload);
  const { cursor, next, segments }: { cursor: number; next: number; segments: SegmentMeta[] } = JSON.parse(
    reader.text(),
  );
  return {
    cursor,
    next,
    segments: segments.map((meta) => {
      const gone: number[] = [];
      let last = 0;
      for (let left = reader.number(); left > 0; left--) {
        last += reader.number();
        gone.push(last);
      }
      const changed: [number, DocumentFacts][] = [];
      last = 0;
      for (let left = reader.number(); left > 0; left--) {
        last += reader.number();
        changed.push([last, JSON.parse(reader.text())]);
      }
      return { meta, gone, changed };
    }),
  };
}
