import type { ErrorReport } from '../../contract/errors.ts';
import type { Channel, WireMessage } from '../archive-wire.ts';

/** Between a host and its archive process: the archive's messages, how the start went, and a pulse. */
export type ProcessMessage =
  | WireMessage
  | { kind: 'ready' }
  | { kind: 'refused'; error: ErrorReport }
  | { kind: 'ping' }
  | { kind: 'pong' };

/** What the archive process is told at its start, as JSON in its first argument. */
export interface ArchiveProcessOptions {
  folder: string;
  programFolder: string;
  resourcesFolder: string;
}

/** One end of the line between two processes, whatever carries it. */
export interface ProcessPort {
  post(message: ProcessMessage): void;
  onMessage(listener: (message: ProcessMessage) => void): void;
  onClose(listener: () => void): void;
}

/** The archive's part of what a port carries. */
export function archiveChannel(port: ProcessPort): Channel {
  return {
    post: (message) => port.post(message),
    onMessage: (listener) =>
      port.onMessage((message) => {
        switch (message.kind) {
          case 'ready':
          case 'refused':
          case 'ping':
          case 'pong':
            return;
          default:
            listener(message);
        }
      }),
    onClose: (listener) => port.onClose(listener),
  };
}
