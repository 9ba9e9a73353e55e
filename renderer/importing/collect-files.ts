import type { UploadFile } from '../archive/uploads.ts';

/** Files of a picker; of a folder with their paths inside it, so that a page finds the pictures beside it. */
export function filesOfPicker(files: Iterable<File>): UploadFile[] {
  return [...files].map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    data: file,
  }));
}

/**
 * Files of a drop, folders walked to their bottom. The items must be asked while the drop is being told: their entries
 * outlive the event, the items themselves do not.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<UploadFile[]> {
  const entries: FileSystemEntry[] = [];
  const found: UploadFile[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    // What no disk holds has no entry: a picture dragged out of another page.
    const file = entry === null ? item.getAsFile() : null;
    if (entry !== null) entries.push(entry);
    else if (file !== null) found.push({ path: file.name, data: file });
  }
  // Its own stack: a folder may lie a thousand deep.
  const waiting = entries.reverse();
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const path = entry.fullPath.replace(/^\//, '');
    if (isFile(entry)) found.push({ path, data: await readFileEntry(entry) });
    else if (isFolder(entry)) waiting.push(...(await readFolderEntry(entry)).reverse());
  }
  return found;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function readFileEntry(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** The browser hands a folder out in pieces of a hundred; an empty piece is the end. */
async function readFolderEntry(entry: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = entry.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (piece.length === 0) return all;
    all.push(...piece);
  }
}
