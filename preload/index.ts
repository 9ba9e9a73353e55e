/** The bridge between the interface and the desktop: two functions, and dropped files that only the host may name. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { ArchiveEvent } from '../contract/events.ts';
import type { Reply, Transport } from '../contract/transport.ts';

// One subscription for all: many parts of the interface listen, and Electron takes eleven listeners for a leak.
const listeners = new Set<(event: ArchiveEvent) => void>();
ipcRenderer.on('archive:event', (_event, event: ArchiveEvent) => {
  for (const listener of listeners) listener(event);
});

const bridge: Transport = {
  call: (method, input) => ipcRenderer.invoke('archive:call', method, input) as Promise<Reply>,
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
contextBridge.exposeInMainWorld('archive', bridge);

// A page cannot name a path, so a dropped file's path goes from here to the host and the interface never sees it. A
// drop that a script made up is not trusted and its files have no path.
window.addEventListener('dragover', (event) => event.preventDefault());
// Whatever nobody in the window took: a dropped link must not lead it away.
window.addEventListener('drop', (event) => event.preventDefault());
window.addEventListener(
  'drop',
  (event) => {
    // What is dragged within the window, as a quotation into a note, is for whom it is dropped on.
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    if (!event.isTrusted) return;
    const paths = [...event.dataTransfer.files].map(pathOf).filter((path) => path !== '');
    if (paths.length > 0) void ipcRenderer.invoke('archive:drop', paths, collectionUnder(event));
  },
  true,
);

/** `webUtils` came with Electron 29; before it, the path was a property of the file. */
function pathOf(file: File): string {
  if (webUtils?.getPathForFile !== undefined) return webUtils.getPathForFile(file);
  return 'path' in file && typeof file.path === 'string' ? file.path : '';
}

/** Dropped on a collection in the sidebar, files go into it. */
function collectionUnder(event: DragEvent): string | null {
  const element = event.target instanceof Element ? event.target.closest('[data-drop-collection]') : null;
  return element?.getAttribute('data-drop-collection') ?? null;
}
