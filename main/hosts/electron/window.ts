import { BrowserWindow, type BrowserWindowConstructorOptions, type Session, screen } from 'electron';
import type { SettingsStore, WindowKind } from '../../settings/settings-store.ts';
import { interfaceAddress } from './own-address.ts';
import { boundsFor, pageWindow, smallestWindow, usualWindow } from './window-bounds.ts';

export interface WindowOptions {
  session: Session;
  preloadFile: string;
  iconFile: string;
  settings: SettingsStore;
  /** What follows the interface's own address: a place in the library. */
  address: string;
  /** One thing alone has a window of its own size. */
  kind: WindowKind;
  log(line: string): void;
}

/** What every window of the program is. Each line is a wall of its own; a test reads them back from the window. */
function webPreferences(
  session: Session,
  preloadFile: string,
): NonNullable<BrowserWindowConstructorOptions['webPreferences']> {
  return {
    session,
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    // A file dropped on the window would take it there.
    navigateOnDragDrop: false,
    // The spelling dictionaries would come from the network.
    spellcheck: false,
    autoplayPolicy: 'user-gesture-required',
  };
}

/** The one place where windows are made. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { session, preloadFile, iconFile, settings, address, kind, log } = options;
  const state = settings.windowState(kind);
  const window = new BrowserWindow({
    ...boundsFor(state, workAreas(), kind === 'alone' ? pageWindow : usualWindow, takenCorners()),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Carrel',
    backgroundColor: backgrounds[settings.read().theme] ?? backgrounds.paper ?? '#fff',
    icon: iconFile,
    webPreferences: webPreferences(session, preloadFile),
  });
  if (state?.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberState(window, settings, kind);
  reviveInterface(window, log);
  window
    .loadURL(interfaceAddress + address)
    .catch((error: unknown) => log(`the interface does not load: ${String(error)}`));
  return window;
}

/** A window that nobody sees, to put an article on paper: it has no bridge and runs no script at all. */
export function openPrintWindow(session: Session): BrowserWindow {
  const { preload: _none, ...walls } = webPreferences(session, '');
  return new BrowserWindow({ show: false, webPreferences: { ...walls, javascript: false } });
}

/** Before the first paint; the interface then has the exact colour. */
const backgrounds: Readonly<Record<string, string>> = {
  paper: '#fbfaf7',
  white: '#ffffff',
  sepia: '#f4ecd8',
  dark: '#1d1c1a',
  black: '#000000',
};

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** Where the windows that are open begin. */
function takenCorners() {
  return BrowserWindow.getAllWindows().map((window) => window.getBounds());
}

const settleMs = 400;

function rememberState(window: BrowserWindow, settings: SettingsStore, kind: WindowKind): void {
  let timer: NodeJS.Timeout | undefined;
  const remember = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    settings.rememberWindow(kind, { ...window.getNormalBounds(), maximised: window.isMaximized() });
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(remember, settleMs);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('close', remember);
}

const mostRevivals = 3;
const forgivenAfterMs = 60_000;

/** The process of an interface can die of a hostile page or a lack of memory: the window comes back, not for ever. */
function reviveInterface(window: BrowserWindow, log: (line: string) => void): void {
  let revivals = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`the interface's process ended: ${reason}`);
    if (reason === 'clean-exit' || window.isDestroyed() || ++revivals > mostRevivals) return;
    setTimeout(() => {
      revivals--;
    }, forgivenAfterMs).unref();
    window.webContents.reload();
  });
}
