import { ArchiveError } from '../../contract/errors.ts';
import { connectArchive } from '../archive-wire.ts';
import type { ArchiveSource } from './keep-archive.ts';
import { archiveChannel, type ProcessPort } from './process-wire.ts';

/** An archive process as its host holds it, whatever kind of process it is. */
export interface ArchiveProcess extends ProcessPort {
  /** At once and without asking: one that hangs answers no request to end. */
  kill(): void;
}

export interface Pulse {
  everyMs: number;
  /** This many beats without an answer are a hang. */
  missed: number;
}

/** No answer for 15 seconds. Counted in beats, so that a machine that slept is not taken for a hang. */
const usualPulse: Pulse = { everyMs: 5_000, missed: 3 };

/**
 * Waits until an archive process has its library open, then watches over it: one that no longer answers is ended, which
 * is a death like any other. Errors: as the process refused; `internal` when it ended before it was ready.
 */
export async function connectProcess(
  child: ArchiveProcess,
  log: (line: string) => void,
  pulse: Pulse = usualPulse,
): Promise<ArchiveSource> {
  const lost = new Promise<void>((resolve) => child.onClose(resolve));
  const archive = connectArchive(archiveChannel(child));
  await new Promise<void>((resolve, reject) => {
    child.onMessage((message) => {
      if (message.kind === 'ready') resolve();
      if (message.kind === 'refused') reject(new ArchiveError(message.error.code, message.error.message));
    });
    void lost.then(() =>
      reject(new ArchiveError('internal', 'The part of Carrel that keeps the library ended as it started.')),
    );
  });

  let waiting = 0;
  child.onMessage((message) => {
    if (message.kind === 'pong') waiting = 0;
  });
  const timer = setInterval(() => {
    if (waiting >= pulse.missed) {
      clearInterval(timer);
      log(`the archive process has not answered for ${(pulse.everyMs * pulse.missed) / 1000} s and is ended`);
      child.kill();
      return;
    }
    waiting++;
    child.post({ kind: 'ping' });
  }, pulse.everyMs);
  void lost.then(() => clearInterval(timer));
  return { archive, lost };
}
