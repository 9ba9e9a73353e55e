import type { IncomingMessage } from 'node:http';
import { ArchiveError } from '../../../contract/errors.ts';

/** The longest note, each of its characters escaped, and then some. */
const mostBytes = 80 * 1024 * 1024;
const timeLimitMs = 60_000;

/** The input of a call. Errors: bad-request, too-large, timed-out. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const timer = setTimeout(
    () => request.destroy(new ArchiveError('timed-out', 'The call took too long to arrive.')),
    timeLimitMs,
  );
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) throw new ArchiveError('too-large', 'The call is larger than any call may be.');
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(timer);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new ArchiveError('bad-request', 'The call is not JSON.', { cause: error });
  }
}
