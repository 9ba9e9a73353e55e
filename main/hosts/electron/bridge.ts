import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Dispatch } from '../../../contract/dispatcher.ts';
import type { ArchiveEvent } from '../../../contract/events.ts';
import { id } from '../../../contract/scalars.ts';
import type { Reply } from '../../../contract/transport.ts';
import { isInterfaceAddress } from './own-address.ts';

export interface BridgeParts {
  relay: Dispatch;
  /** Files that were dropped on the window. */
  importDropped(paths: string[], collection: string | null): void;
  log(line: string): void;
}

/** Calls from the interface, and from nobody else: the top frame of a window, showing our own page. */
export function openBridge({ relay, importDropped, log }: BridgeParts): void {
  ipcMain.handle('archive:call', async (event, method: unknown, input: unknown): Promise<Reply> => {
    if (isInterface(event)) return relay(method, input);
    log('a call came from a page that is not the interface');
    return { ok: false, error: { code: 'forbidden', message: 'Only the interface may call.' } };
  });
  ipcMain.handle('archive:drop', (event, paths: unknown, collection: unknown) => {
    if (!isInterface(event) || !isListOfPaths(paths)) return;
    importDropped(paths, id.safeParse(collection).data ?? null);
  });
}

function isInterface({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isInterfaceAddress(senderFrame.url);
}

const mostPaths = 10_000;
const longestPath = 32_768;

function isListOfPaths(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= mostPaths &&
    value.every((path) => typeof path === 'string' && path !== '' && path.length <= longestPath)
  );
}

export function tellWindows(event: ArchiveEvent): void {
  for (const window of BrowserWindow.getAllWindows())
    if (!window.isDestroyed()) window.webContents.send('archive:event', event);
}
