import { isBuiltin } from 'node:module';
import { isAbsolute } from 'node:path';
import { utilityProcess } from 'electron';
import { ArchiveError } from '../../../contract/errors.ts';
import { type ArchiveProcess, connectProcess } from '../connect-process.ts';
import { forkArchiveProcess } from '../fork-archive-process.ts';
import type { ArchiveSource } from '../keep-archive.ts';
import type { ArchiveProcessOptions } from '../process-wire.ts';

/** The Node that the archive asks for; Electron has carried it from version 41. */
const neededNode = 24;

/**
 * Starts the archive process and waits until its library is open: under Electron's own Node where that is new enough,
 * else under the one that `CARREL_NODE` names. Errors: `unsupported` when there is neither; those of `openArchive`.
 */
export async function openArchiveProcess(
  entry: string,
  options: ArchiveProcessOptions,
  log: (line: string) => void,
): Promise<ArchiveSource> {
  return connectProcess(startProcess(entry, options), log);
}

function startProcess(entry: string, options: ArchiveProcessOptions): ArchiveProcess {
  if (Number.parseInt(process.versions.node, 10) >= neededNode && isBuiltin('node:sqlite'))
    return startUtilityProcess(entry, options);
  const node = process.env.CARREL_NODE;
  if (node !== undefined && isAbsolute(node)) return forkArchiveProcess(entry, options, node);
  throw new ArchiveError(
    'unsupported',
    `Electron ${process.versions.electron} carries Node ${process.versions.node}; Carrel's library needs Node ` +
      `${neededNode}. Use Electron 41 or later, or let CARREL_NODE name a Node ${neededNode} executable.`,
  );
}

function startUtilityProcess(entry: string, options: ArchiveProcessOptions): ArchiveProcess {
  const child = utilityProcess.fork(entry, [JSON.stringify(options)], {
    serviceName: 'Carrel library',
    stdio: 'inherit',
  });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.once('exit', () => listener()),
    kill() {
      // Its own `kill` asks politely, which a process that hangs does not hear.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
