import { createWriteStream, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ArchiveError } from '../../../contract/errors.ts';
import { asDiskError } from '../../storage/disk-error.ts';
import { createIdentifier } from '../../storage/identifier.ts';

export interface Upload {
  /** Where it lies until it is imported. */
  path: string;
  /** Relative path as the reader's browser named it, with `/` and without any way out. */
  shownAs: string;
}

export interface Uploads {
  /** Streams one file to disk. Errors: bad-request, too-large, disk-full, disk-failed, cancelled. */
  receive(name: string, body: Readable): Promise<{ upload: string }>;
  /** Error: not-found. */
  find(ids: readonly string[]): Upload[];
  /** From here on these are somebody else's to delete: an import's. */
  handOver(ids: readonly string[]): void;
  /** Removes everything that is still here. */
  close(): Promise<void>;
}

export interface UploadLimits {
  fileBytes: number;
  /** Of all files that wait to be imported. */
  totalBytes: number;
  files: number;
}

const usualLimits: UploadLimits = {
  fileBytes: 2 * 1024 ** 3,
  totalBytes: 16 * 1024 ** 3,
  files: 100_000,
};

/** Files on their way from a browser to an import: in a private folder of their own, gone with the host. */
export function createUploads(limits: UploadLimits = usualLimits): Uploads {
  const waiting = new Map<string, Upload & { bytes: number }>();
  let totalBytes = 0;
  let folder: Promise<string> | undefined;

  const makeFolder = async (): Promise<string> => {
    // mkdtemp makes it for its owner alone (0700).
    const path = await mkdtemp(join(tmpdir(), 'carrel-uploads-'));
    process.once('exit', () => rmSync(path, { recursive: true, force: true }));
    return path;
  };

  return {
    async receive(name, body) {
      const shownAs = safeRelativePath(name);
      if (shownAs === '') throw new ArchiveError('bad-request', 'An upload needs the name of its file.');
      if (waiting.size >= limits.files)
        throw new ArchiveError('too-large', `More than ${limits.files} files wait to be imported.`);
      folder ??= makeFolder();
      const id = createIdentifier();
      const path = join(await folder, id);
      let bytes = 0;
      const count = async function* (source: AsyncIterable<Uint8Array>) {
        for await (const chunk of source) {
          bytes += chunk.byteLength;
          totalBytes += chunk.byteLength;
          if (bytes > limits.fileBytes || totalBytes > limits.totalBytes)
            throw new ArchiveError('too-large', `"${shownAs}" is larger than an upload may be.`);
          yield chunk;
        }
      };
      try {
        // What is refused halfway is still read to its end by the server, so that the answer can be heard.
        await pipeline(
          body.iterator({ destroyOnReturn: false }),
          count,
          createWriteStream(path, { flags: 'wx', mode: 0o600 }),
        );
      } catch (error) {
        totalBytes -= bytes;
        await rm(path, { force: true });
        throw named(error, path, shownAs);
      }
      waiting.set(id, { path, shownAs, bytes });
      return { upload: id };
    },
    find: (ids) =>
      ids.map((id) => {
        const upload = waiting.get(id);
        if (upload === undefined)
          throw new ArchiveError('not-found', `There is no upload "${id}". Send the file again.`);
        return { path: upload.path, shownAs: upload.shownAs };
      }),
    handOver(ids) {
      for (const id of ids) {
        totalBytes -= waiting.get(id)?.bytes ?? 0;
        waiting.delete(id);
      }
    },
    async close() {
      waiting.clear();
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
    },
  };
}

/** What a browser calls a file is shown and tells neighbours apart; it never becomes a path on this disk. */
export function safeRelativePath(name: string): string {
  return name
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => part.replace(/[\u0000-\u001f\u007f]/g, '').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
    .slice(-1_024);
}

function named(error: unknown, path: string, shownAs: string): unknown {
  if (error instanceof ArchiveError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR')
    return new ArchiveError('cancelled', `The upload of "${shownAs}" broke off.`, { cause: error });
  return asDiskError(error, path);
}
