import { ArchiveError } from '../../../contract/errors.ts';

/**
 * Bytes of the index are not what was written. Nothing that was read from it counts; the index is made anew from the
 * library, which is not affected.
 */
export function indexDamaged(name: string, cause?: unknown): ArchiveError {
  return new ArchiveError(
    'index-damaged',
    `The search index was damaged ("${name}") and is made anew. Your articles are not affected.`,
    cause === undefined ? {} : { cause },
  );
}

export function isIndexDamaged(error: unknown): boolean {
  return error instanceof ArchiveError && error.code === 'index-damaged';
}

/** For people: what went wrong, and what was behind it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` ${error.cause.message}` : '';
  return `${error.message}${cause}`;
}
