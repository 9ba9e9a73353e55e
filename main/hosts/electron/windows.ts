import { app, type BrowserWindow } from 'electron';
import { parseLink } from '../../../contract/carrel-link.ts';
import type { ArchiveEvent } from '../../../contract/events.ts';
import { tellWindows } from './bridge.ts';
import { openWindow, type WindowOptions } from './window.ts';

/** The windows of the desktop: those of the library, and those that show one thing alone. */
export interface Windows {
  /** The library's window, at what a link names. */
  open(link?: string | null): void;
  openAlone(link: string): void;
  comeForward(): void;
  /** In the window that was used last. */
  showLink(link: string): void;
  /** To every window; what is meant for one goes to the one that was used last. */
  tell(event: ArchiveEvent): void;
  last(): BrowserWindow | null;
}

/** @param onOpen is told of each window when its interface is there. */
export function createWindows(
  options: Omit<WindowOptions, 'address' | 'kind'>,
  onOpen: (window: BrowserWindow) => void,
): Windows {
  /** The one that was used last comes last. */
  let used: BrowserWindow[] = [];

  const add = (address: string, kind: WindowOptions['kind']): void => {
    const window = openWindow({ ...options, address, kind });
    used.push(window);
    window.on('focus', () => {
      used = [...used.filter((each) => each !== window), window];
    });
    window.once('closed', () => {
      used = used.filter((each) => each !== window);
    });
    window.webContents.on('did-finish-load', () => onOpen(window));
  };
  const open = (link: string | null = null): void => add(link === null ? '' : `#${link}`, 'library');
  const last = (): BrowserWindow | null => used.at(-1) ?? null;
  const comeForward = (): void => {
    const window = last();
    if (window === null) open();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  };
  const showLink = (link: string): void => {
    const window = last();
    if (window === null) {
      open(link);
      return;
    }
    comeForward();
    window.webContents.send('archive:event', { event: 'link', data: { link, chosen: true } });
  };

  return {
    open,
    openAlone(link) {
      const named = parseLink(link);
      if (named !== null) add(`#window=alone&link=${encodeURIComponent(link)}`, 'alone');
    },
    comeForward,
    showLink,
    tell: (event) => (event.event === 'link' ? showLink(event.data.link) : tellWindows(event)),
    last,
  };
}

/**
 * Links of the system come to this program: a package says so by itself where it is installed (see docs), and asks the
 * system as well; a program run from its sources would name the bare Electron.
 */
export function registerLinks(): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient('carrel');
}
