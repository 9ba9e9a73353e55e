import type { ProcessMessage, ProcessPort } from './process-wire.ts';

interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: ProcessMessage }) => void): unknown;
}

/** The line to the process that started this one: Electron's port of a utility process, or Node's own to its parent. */
export function openParentPort(): ProcessPort {
  const utility = utilityPort();
  return utility === null ? nodePort() : fromUtilityPort(utility);
}

function utilityPort(): UtilityPort | null {
  if (!('parentPort' in process)) return null;
  const port = process.parentPort;
  return typeof port === 'object' && port !== null ? (port as UtilityPort) : null;
}

function fromUtilityPort(port: UtilityPort): ProcessPort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
    // Electron ends a utility process together with its parent.
    onClose: () => undefined,
  };
}

function nodePort(): ProcessPort {
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error('the archive process is started by a host, not by hand');
  return {
    post: (message) => {
      // After the parent has gone there is nobody to tell.
      if (process.connected) send(message);
    },
    onMessage: (listener) => void process.on('message', (message) => listener(message as ProcessMessage)),
    onClose: (listener) => void process.on('disconnect', listener),
  };
}
