import { ArchiveError } from '../../contract/errors.ts';
import type { Id } from '../../contract/scalars.ts';

/** Of a file that the window holds in memory whole. */
const largestShown = 512 * 1024 * 1024;

/** The file that an article was imported from, byte for byte. Errors: not-found, too-large, disconnected. */
export async function readOriginal(article: Id): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(`/original/${article}`, { redirect: 'error' });
  } catch (error) {
    throw new ArchiveError('disconnected', 'The original file could not be fetched.', { cause: error });
  }
  if (!response.ok) throw new ArchiveError('not-found', 'The original file is not in the library any more.');
  if (Number(response.headers.get('content-length') ?? 0) > largestShown)
    throw new ArchiveError(
      'too-large',
      'The file is too large to be shown here. It can be saved and opened elsewhere.',
    );
  return new Uint8Array(await response.arrayBuffer());
}
