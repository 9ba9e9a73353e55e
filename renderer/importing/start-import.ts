import { useMemo } from 'react';
import type { Client } from '../../contract/client.ts';
import type { Id } from '../../contract/scalars.ts';
import { useArchive } from '../archive/archive-context.tsx';
import { announce, announceFailure } from '../archive/notices.ts';
import type { UploadFile, Uploads } from '../archive/uploads.ts';
import { filesOfDrop, filesOfPicker } from './collect-files.ts';
import { useUpload } from './import-store.ts';

/** The ways an import begins. What this host cannot do is done in the other way by itself. */
export interface StartImport {
  /** `preview` stores nothing and shows what would be stored. */
  choose(kind: 'files' | 'folder', options?: { preview?: boolean }): Promise<void>;
  /** Dropped on the window; `collection` is what they were dropped on. Only where files are uploaded. */
  drop(transfer: DataTransfer, collection: Id | null): Promise<void>;
  samples(): Promise<void>;
}

/** One import takes this many uploads; more go into a second one. */
const mostUploads = 10_000;

export function useStartImport(uploads: Uploads | null): StartImport {
  const archive = useArchive();
  return useMemo(() => createStartImport(archive, uploads), [archive, uploads]);
}

function createStartImport(archive: Client, uploads: Uploads | null): StartImport {
  const send = async (files: UploadFile[], collection: Id | null, dryRun = false): Promise<void> => {
    if (files.length === 0) {
      announce({ title: 'There were no files in that' });
      return;
    }
    if (uploads === null) return;
    const stop = new AbortController();
    const tell = (sent: number, of: number): void =>
      useUpload.getState().set({ sent, of, cancel: () => stop.abort() });
    try {
      for (let at = 0; at < files.length; at += mostUploads) {
        const part = files.slice(at, at + mostUploads);
        tell(at, files.length);
        const ids = await uploads.send(part, {
          signal: stop.signal,
          onProgress: (sent) => tell(at + sent, files.length),
        });
        await archive.host.importUploads({
          uploads: ids,
          dryRun,
          ...(collection !== null && { collection }),
        });
      }
    } catch (error) {
      announceFailure('Could not import these files', error);
    } finally {
      useUpload.getState().set(null);
    }
  };

  return {
    async choose(kind, { preview: dryRun = false } = {}) {
      if (uploads !== null) {
        pick(kind, (files) => void send(filesOfPicker(files), null, dryRun));
        return;
      }
      try {
        await archive.host.chooseAndImport({ kind, dryRun });
      } catch (error) {
        announceFailure('Could not import', error);
      }
    },
    async drop(transfer, collection) {
      try {
        await send(await filesOfDrop(transfer), collection);
      } catch (error) {
        announceFailure('Could not read what was dropped', error);
      }
    },
    async samples() {
      try {
        await archive.imports.startSamples();
      } catch (error) {
        announceFailure('Could not import the sample articles', error);
      }
    },
  };
}

/** The browser's own dialog: it opens only from an input, and only while a press is being answered. */
function pick(kind: 'files' | 'folder', onFiles: (files: FileList) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = kind === 'folder';
  input.addEventListener('change', () => input.files !== null && onFiles(input.files));
  input.click();
}
