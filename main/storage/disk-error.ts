import { ArchiveError } from '../../contract/errors.ts';

/** Gives an error of the file system its name from the closed list; anything else comes back as it was. */
export function asDiskError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new ArchiveError('disk-full', `The disk that holds "${path}" is full.`, { cause: error });
    case 'EIO':
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
    case 'EMFILE':
    case 'ENOTDIR':
    case 'EEXIST':
      return new ArchiveError('disk-failed', `"${path}": the disk or folder refused (${error.code}).`, {
        cause: error,
      });
    default:
      return error;
  }
}
