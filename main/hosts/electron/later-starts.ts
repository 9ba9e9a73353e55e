import { app, BrowserWindow } from 'electron';

/** The program was started again, or files were opened with it: the window comes to the front and takes them. */
export function onSecondStart(actions: { open(): void; importPaths(paths: readonly string[]): void }): void {
  const comeForward = (): void => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) actions.open();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  };
  // The second start reads its own arguments, from its own folder, and sends what it found.
  app.on('second-instance', (_event, _args, _folder, data) => {
    comeForward();
    actions.importPaths(filesOf(data));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    comeForward();
    actions.importPaths([path]);
  });
  app.on('activate', comeForward);
}

function filesOf(data: unknown): string[] {
  if (typeof data !== 'object' || data === null || !('files' in data) || !Array.isArray(data.files))
    return [];
  return data.files.filter((file): file is string => typeof file === 'string');
}
