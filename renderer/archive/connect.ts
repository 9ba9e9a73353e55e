import type { Transport } from '../../contract/transport.ts';
import { createHttpTransport } from './http-transport.ts';
import { createUploads, type Uploads } from './uploads.ts';
import { withRetry } from './with-retry.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload; absent in a browser. */
    readonly archive?: Transport;
  }
}

export interface Connection {
  transport: Transport;
  /** Where files reach the archive by upload (capability `upload`); null where the host itself takes dropped files. */
  uploads: Uploads | null;
}

/** The one place that asks which host this is. */
export function connect(): Connection {
  const bridge = window.archive;
  return bridge === undefined
    ? { transport: withRetry(createHttpTransport()), uploads: createUploads() }
    : { transport: withRetry(bridge), uploads: null };
}
