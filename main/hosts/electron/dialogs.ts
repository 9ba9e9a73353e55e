import { writeFile } from 'node:fs/promises';
import { type BrowserWindow, dialog, type MessageBoxOptions, type OpenDialogOptions, shell } from 'electron';
import type { ErrorCode, ErrorReport } from '../../../contract/errors.ts';
import { readExternalLink } from './external-link.ts';

const longestShown = 600;

/** Opens an address in its default program after the reader has seen where it leads. */
export async function openExternalLink(window: BrowserWindow | null, address: string): Promise<boolean> {
  const link = readExternalLink(address);
  if (link === null) return false;
  const answer = await ask(window, {
    type: 'question',
    message: link.question,
    detail: link.href.length > longestShown ? `${link.href.slice(0, longestShown)}…` : link.href,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  if (answer !== 0) return false;
  await shell.openExternal(link.href);
  return true;
}

const choices = {
  files: { title: 'Import files', buttonLabel: 'Import', properties: ['openFile', 'multiSelections'] },
  folder: {
    title: 'Import a folder',
    buttonLabel: 'Import',
    properties: ['openDirectory', 'multiSelections'],
  },
  'watched-folder': { title: 'Watch a folder', buttonLabel: 'Watch', properties: ['openDirectory'] },
  dictionary: { title: 'Add a dictionary', buttonLabel: 'Add', properties: ['openDirectory'] },
} satisfies Record<string, OpenDialogOptions>;

/** Paths that the reader chose; none when the dialog was cancelled. */
export async function choosePaths(
  window: BrowserWindow | null,
  kind: keyof typeof choices,
): Promise<string[]> {
  const { filePaths } = await (window === null
    ? dialog.showOpenDialog(choices[kind])
    : dialog.showOpenDialog(window, choices[kind]));
  return filePaths;
}

/** Writes a text where the reader says; false when the dialog was cancelled. */
export async function saveText(window: BrowserWindow | null, name: string, text: string): Promise<boolean> {
  const path = await chooseSavePath(window, name);
  if (path === null) return false;
  await writeFile(path, text);
  return true;
}

/** Where the reader wants a file of this name; null when the dialog was cancelled. */
export async function chooseSavePath(
  window: BrowserWindow | null,
  name: string,
  kind: 'PDF' | null = null,
): Promise<string | null> {
  const options = {
    defaultPath: name.replace(/[/\\:*?"<>|]/g, '-'),
    ...(kind !== null && { filters: [{ name: kind, extensions: [kind.toLowerCase()] }] }),
  };
  const { filePath, canceled } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === undefined || filePath === '' ? null : filePath;
}

const headlines: Partial<Record<ErrorCode, string>> = {
  'library-locked': 'The library is in use',
  'library-newer': 'The library comes from a newer Carrel',
  'library-damaged': 'The library is damaged',
  'disk-full': 'The disk is full',
  'disk-failed': 'The library cannot be reached',
  unsupported: 'Carrel cannot run here',
};

/** The library is not to be had: says why, and lets the reader decide. */
export async function askAfterFailure(
  window: BrowserWindow | null,
  report: ErrorReport,
  library: string,
): Promise<'retry' | 'quit'> {
  const answer = await ask(window, {
    type: 'error',
    message: headlines[report.code] ?? 'The library does not open',
    detail: `${report.message}\n\nLibrary: ${library}`,
    buttons: ['Try Again', 'Quit'],
    defaultId: 0,
    cancelId: 1,
  });
  return answer === 0 ? 'retry' : 'quit';
}

export function showFailure(headline: string, error: unknown): void {
  dialog.showErrorBox(headline, error instanceof Error ? error.message : String(error));
}

async function ask(window: BrowserWindow | null, options: MessageBoxOptions): Promise<number> {
  const { response } = await (window === null
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options));
  return response;
}
