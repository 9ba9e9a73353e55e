/**
 * Every way a call, an import or a program start can fail, as a closed list. A code is stable: scripts and the
 * interface decide by it; the message is for people and names the thing, the value and what to do.
 */
export const errorCodes = {
  // calls
  'bad-request': 'The method is unknown or an argument does not fit its schema; details name the field.',
  'not-found': 'The article, note, highlight, collection, tag or import named does not exist.',
  conflict: 'The thing was changed by somebody else since it was read, or a name is already taken.',
  forbidden: 'This host or sender may not do that.',
  unsupported: 'This host has no such capability.',
  cancelled: 'The caller took the call back.',
  disconnected: 'The archive process went away before it answered; it is being restarted.',
  internal: 'A defect in Carrel. The log holds the whole story.',
  // the library
  'library-locked': 'Another program holds this library.',
  'library-newer': 'The library was written by a newer version of Carrel. It was not touched.',
  'library-damaged': 'The database of the library cannot be read.',
  'disk-full': 'The disk is full; nothing that was acknowledged before is lost.',
  'disk-failed': 'The disk or folder refused a write or read.',
  'index-damaged':
    'The search index holds bytes that were not written to it. It is made anew; the library is not affected.',
  // files that cannot be imported
  empty: 'The file holds no bytes, or no text.',
  'not-recognised': 'No importer knows this kind of file.',
  damaged: 'The file is of a known kind but truncated or malformed.',
  encrypted: 'The file is locked by a password or rights management.',
  'too-large': 'The file is over the size limit.',
  'no-text': 'The file was read but holds no text.',
  'timed-out': 'Reading took longer than the limit.',
  'importer-crashed': 'The importer ran out of memory or died; other files are not affected.',
  unreadable: 'The file exists but the system refuses to read it.',
  vanished: 'The file was there when the import began and is gone now.',
  'link-loop': 'The folder leads back into itself.',
  'unsafe-archive': 'The container breaks a safety rule.',
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof errorCodes;

/** An error as it crosses a border: data, never an exception. */
export interface ErrorReport {
  code: ErrorCode;
  message: string;
  /** JSON-safe extras, for example `{ field: 'limit' }` of a bad request. */
  details?: Record<string, unknown>;
}

/** An expected failure, with a code from the closed list. Anything else that is thrown is a defect. */
export class ArchiveError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options?: { details?: Record<string, unknown>; cause?: unknown },
  ) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ArchiveError';
    this.code = code;
    this.details = options?.details;
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value);
}

/** What to show of a failure: its own code and message when expected, `internal` otherwise. */
export function toErrorReport(error: unknown): ErrorReport {
  if (error instanceof ArchiveError)
    return { code: error.code, message: error.message, ...(error.details && { details: error.details }) };
  return { code: 'internal', message: 'Something went wrong inside Carrel. The log says more.' };
}
