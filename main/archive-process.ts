/** Entry of the archive process: holds the library for a desktop and answers all its calls. Started with options as JSON. */
import { toErrorReport } from '../contract/errors.ts';
import { serveArchive } from './archive-wire.ts';
import { openParentPort } from './hosts/parent-port.ts';
import { type ArchiveProcessOptions, archiveChannel } from './hosts/process-wire.ts';
import { holdArchive } from './hosts/socket/hold-archive.ts';

async function run(): Promise<void> {
  const port = openParentPort();
  // A terminal sends an interrupt to the whole group; the desktop then closes the library in good order by message.
  process.on('SIGINT', () => undefined);
  port.onMessage((message) => {
    if (message.kind === 'ping') port.post({ kind: 'pong' });
  });
  try {
    const options: ArchiveProcessOptions = JSON.parse(process.argv[2] ?? '{}');
    const { archive, lost } = await holdArchive({ ...options, watches: true });
    const end = (): void => void archive.close().finally(() => process.exit(0));
    serveArchive(archive, archiveChannel(port), { onClose: end });
    port.onClose(end);
    process.on('SIGTERM', end);
    void lost.then(() => process.exit(0));
    port.post({ kind: 'ready' });
  } catch (error) {
    process.stderr.write(`carrel: ${error instanceof Error ? error.stack : String(error)}\n`);
    port.post({ kind: 'refused', error: toErrorReport(error) });
    // The message leaves before the process does.
    setTimeout(() => process.exit(1), 100);
  }
}

void run();
