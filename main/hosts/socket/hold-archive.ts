import { ArchiveError } from '../../../contract/errors.ts';
import { type Archive, type ArchiveOptions, openArchive } from '../../archive.ts';
import { connectToRunningArchive } from './connect-to-running-archive.ts';
import { serveOnSocket } from './serve-on-socket.ts';

export interface HeldArchive {
  /** `close` leaves a library that another program holds, and closes one that is our own. */
  archive: Archive;
  /** True when this program holds the library itself; others can then reach it through its socket. */
  own: boolean;
  /** Settles when the program that holds the library has gone; never for one that is our own. */
  lost: Promise<void>;
}

/** A program that is just starting holds the lock for a moment before it listens, and one that ends a moment after. */
const takeoverTimeLimitMs = 10_000;
const betweenTriesMs = 100;

/**
 * The archive of a library, whoever holds it: that of the program that has it open, else our own, which others can
 * then use. Never two writers. Errors: those of `openArchive`; `library-locked` when a holder does not answer.
 */
export async function holdArchive(options: ArchiveOptions): Promise<HeldArchive> {
  for (const started = Date.now(); ; ) {
    const running = await connectToRunningArchive(options.folder);
    if (running !== null) return { ...running, own: false };
    try {
      return await holdOwn(options);
    } catch (error) {
      const locked = error instanceof ArchiveError && error.code === 'library-locked';
      if (!locked || Date.now() - started > takeoverTimeLimitMs) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, betweenTriesMs));
  }
}

async function holdOwn(options: ArchiveOptions): Promise<HeldArchive> {
  const archive = await openArchive(options);
  try {
    const socket = await serveOnSocket(archive, options.folder);
    const close = async (): Promise<void> => {
      await socket.close();
      await archive.close();
    };
    return { archive: { ...archive, close }, own: true, lost: new Promise(() => undefined) };
  } catch (error) {
    await archive.close();
    throw error;
  }
}
