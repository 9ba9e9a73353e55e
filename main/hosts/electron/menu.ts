import { Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  import(kind: 'files' | 'folder'): void;
  /** Asks the interface, by the name that its own list of commands has. */
  command(name: string): void;
}

/**
 * The native menu. What the interface does is only asked for here: its keys are the interface's own, and shown without
 * being registered, so that no key does a thing twice.
 */
export function setMenu({ import: importThese, command }: MenuActions, development: boolean): void {
  const ask = (label: string, name: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => command(name),
    ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const onMac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const inDevelopment: MenuItemConstructorOptions[] = development
    ? [line, { role: 'reload' }, { role: 'toggleDevTools' }]
    : [];

  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...onMac,
      {
        label: '&File',
        submenu: [
          { label: 'Import Files…', accelerator: 'CmdOrCtrl+O', click: () => importThese('files') },
          { label: 'Import Folder…', accelerator: 'CmdOrCtrl+Shift+O', click: () => importThese('folder') },
          line,
          ask('Print or Save as PDF…', 'reading.print', 'CmdOrCtrl+P'),
          line,
          ask('Settings', 'settings', 'CmdOrCtrl+,'),
          line,
          { role: process.platform === 'darwin' ? 'close' : 'quit' },
        ],
      },
      { role: 'editMenu' },
      {
        label: '&View',
        submenu: [
          ask('Sidebar', 'toggle-sidebar'),
          ask('List', 'toggle-list'),
          ask('Notes', 'toggle-notes'),
          ask('Focus Mode', 'focus-mode', 'Z'),
          ask('Open in a New Window', 'open-window', 'Shift+Enter'),
          ask('Open Beside', 'open-beside', 'CmdOrCtrl+Enter'),
          line,
          ask('Larger Type', 'reading.larger'),
          ask('Smaller Type', 'reading.smaller'),
          line,
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { role: 'resetZoom' },
          line,
          { role: 'togglefullscreen' },
          ...inDevelopment,
        ],
      },
      {
        label: '&Go',
        submenu: [
          ask('Search', 'search', '/'),
          ask('Command Palette', 'palette', 'CmdOrCtrl+K'),
          ask('Find in This Article', 'reading.find', 'CmdOrCtrl+F'),
          line,
          ask('All Articles', 'go-all'),
          ask('Unread', 'go-unread'),
          ask('Starred', 'go-starred'),
          ask('Notes', 'go-notes'),
          ask('Highlights', 'go-highlights'),
        ],
      },
      { role: 'windowMenu' },
      {
        role: 'help',
        submenu: [ask('What a Search Can Ask', 'query-help', 'F1'), ask('Keyboard', 'keyboard', '?')],
      },
    ]),
  );
}
