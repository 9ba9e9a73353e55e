import { spawn } from 'node:child_process';

/**
 * Opens a link in the default browser; false when there is none, or no screen to show it on. The link is an argument
 * of the browser's process for a moment, and others on this machine can read those: it works once, and the reader
 * sees when somebody else was faster.
 */
export function openBrowser(link: string): Promise<boolean> {
  const [command, args] = opener(link);
  if (command === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    // Some openers stay as long as the browser: one that has not failed by then has opened it.
    const timer = setTimeout(() => resolve(true), 3_000);
    child.once('error', () => {
      clearTimeout(timer);
      resolve(false);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
    child.unref();
  });
}

function opener(link: string): [command: string | null, args: string[]] {
  if (process.platform === 'darwin') return ['open', [link]];
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', link]];
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return DISPLAY || WAYLAND_DISPLAY ? ['xdg-open', [link]] : [null, []];
}
