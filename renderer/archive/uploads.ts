import { ArchiveError, type ErrorCode, isErrorCode } from '../../contract/errors.ts';

/** A file as a browser gives it: picked, dropped, or one of a dropped folder. */
export interface UploadFile {
  /** Relative path with `/`, so that a page finds the pictures that lie beside it: `Clippings/a_files/photo.jpg`. */
  path: string;
  data: Blob;
}

export interface Uploads {
  /**
   * Sends files to the host and answers with what `host.importUploads` takes. Errors: too-large, disk-full, cancelled,
   * disconnected.
   */
  send(
    files: readonly UploadFile[],
    options?: { signal?: AbortSignal; onProgress?: (sent: number, of: number) => void },
  ): Promise<string[]>;
}

/** A browser holds six connections to one host; the event stream and calls need theirs. */
const sideBySide = 3;

export function createUploads(): Uploads {
  return {
    async send(files, { signal, onProgress } = {}) {
      const uploads: string[] = new Array(files.length).fill('');
      let next = 0;
      let sent = 0;
      const work = async (): Promise<void> => {
        for (let index = next++; index < files.length; index = next++) {
          const file = files[index];
          if (file === undefined) return;
          uploads[index] = await sendOne(file, signal);
          onProgress?.(++sent, files.length);
        }
      };
      await Promise.all(Array.from({ length: sideBySide }, work));
      return uploads;
    },
  };
}

async function sendOne({ path, data }: UploadFile, signal: AbortSignal | undefined): Promise<string> {
  let body: unknown;
  try {
    const response = await fetch(`/upload?name=${encodeURIComponent(path)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-carrel': '1' },
      body: data,
      redirect: 'error',
      signal: signal ?? null,
    });
    body = await response.json();
  } catch (error) {
    if (signal?.aborted) throw new ArchiveError('cancelled', 'The upload was cancelled.', { cause: error });
    throw new ArchiveError('disconnected', `"${path}" could not be sent to Carrel.`, { cause: error });
  }
  if (typeof body === 'object' && body !== null && 'upload' in body && typeof body.upload === 'string')
    return body.upload;
  const { code, message } = refusal(body);
  throw new ArchiveError(code, message);
}

function refusal(body: unknown): { code: ErrorCode; message: string } {
  if (typeof body === 'object' && body !== null && 'error' in body) {
    const { error } = body;
    if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error)
      if (isErrorCode(error.code)) return { code: error.code, message: String(error.message) };
  }
  return { code: 'internal', message: 'The host answered an upload with something unknown.' };
}
