import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gzip } from 'node:zlib';
import { ArchiveError } from '../../contract/errors.ts';
import { asDiskError } from './disk-error.ts';

const sampleBytes = 256 * 1024;
const pieceBytes = 1024 * 1024;

/**
 * Copies a file of any size to `path`, or to `path.gz` where gzip saves at least a tenth, whole or not at all. Errors:
 * disk-full, disk-failed, vanished (its bytes have another hash by now).
 */
export async function copyBlob(file: string | Buffer, sha256: string, path: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const source = await open(file, constants.O_RDONLY);
  let target: FileHandle | undefined;
  try {
    const packs = await isWorthPacking(source);
    target = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o400);
    const hash = createHash('sha256');
    const hashed = pieces(source, (piece) => hash.update(piece));
    // Not by a stream of the handle: one that does not close it keeps it from being closed at all.
    const packed = createGzip({ level: 1 });
    if (packs) await Promise.all([pipeline(hashed, packed), target.writeFile(packed)]);
    else await target.writeFile(hashed);
    if (hash.digest('hex') !== sha256)
      throw new ArchiveError('vanished', `"${String(file)}" was changed while it was being imported.`);
    await target.sync();
    await target.close();
    target = undefined;
    await rename(temporary, packs ? `${path}.gz` : path);
  } catch (error) {
    await target?.close();
    await rm(temporary, { force: true });
    throw asDiskError(error, path);
  } finally {
    await source.close();
  }
}

async function* pieces(source: FileHandle, onPiece: (piece: Uint8Array) => void): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    const piece = Buffer.allocUnsafe(pieceBytes);
    const { bytesRead } = await source.read(piece, 0, piece.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    onPiece(piece.subarray(0, bytesRead));
    yield piece.subarray(0, bytesRead);
  }
}

async function isWorthPacking(source: FileHandle): Promise<boolean> {
  const sample = Buffer.alloc(sampleBytes);
  const { bytesRead } = await source.read(sample, 0, sample.length, 0);
  const packed = await promisify(gzip)(sample.subarray(0, bytesRead), { level: 1 });
  return packed.length < bytesRead * 0.9;
}
