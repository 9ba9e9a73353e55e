import { fork } from 'node:child_process';
import type { ArchiveProcess } from './connect-process.ts';
import type { ArchiveProcessOptions, ProcessMessage } from './process-wire.ts';

/** The archive process under a Node of its own: for a desktop whose Electron carries too old a one. */
export function forkArchiveProcess(
  entry: string,
  options: ArchiveProcessOptions,
  nodeExecutable: string,
): ArchiveProcess {
  const child = fork(entry, [JSON.stringify(options)], {
    execPath: nodeExecutable,
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const closing: (() => void)[] = [];
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    for (const listener of closing) listener();
  };
  child.once('exit', end);
  // An executable that cannot be started never exits.
  child.once('error', end);
  return {
    post: (message) => {
      // Between its death and our hearing of it a message has nowhere to go.
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as ProcessMessage)),
    onClose: (listener) => void closing.push(listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
