import type { ArchiveEvent } from '../contract/events.ts';
import type { Reply } from '../contract/transport.ts';
import type { Content } from './content.ts';

/** The archive as hosts and the command line see it, wherever it runs. */
export interface Archive {
  /** Any method of `archiveMethods`; hosts answer their own. */
  call(method: string, input: unknown): Promise<Reply>;
  /**
   * Addresses are paths: `/article/<id>` (the page for the frame), `/image/<sha256>`, `/original/<id>` (the imported
   * file, as a download). Anything else is 404. Headers always hold the content policy and the exact type.
   */
  content(address: string): Promise<Content>;
  listen(listener: (event: ArchiveEvent) => void): () => void;
  /** Ends imports as interrupted, makes the index durable, frees the lock. */
  close(): Promise<void>;
}

export interface ArchiveOptions {
  /** The library's folder; made when absent. */
  folder: string;
  /** Where `search-worker.js`, `import-worker.js` lie (the build's folder). */
  programFolder: string;
  /** Where `samples/` and the fonts lie. */
  resourcesFolder: string;
  /** Defects and notable events, one line each; default: stderr. */
  log?: (line: string) => void;
}
