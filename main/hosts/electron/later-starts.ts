import { app } from 'electron';
import { parseLink } from '../../../contract/carrel-link.ts';

export interface LaterStartActions {
  /** Brings a window to the front; opens one where there is none. */
  comeForward(): void;
  importPaths(paths: readonly string[]): void;
  showLink(link: string): void;
}

/** The program was started again, or files and links were opened with it: the window comes to the front and takes them. */
export function onLaterStarts({ comeForward, importPaths, showLink }: LaterStartActions): void {
  // The second start reads its own arguments, from its own folder, and sends what it found.
  app.on('second-instance', (_event, _args, _folder, data) => {
    const [link] = textsOf(data, 'links').filter((text) => parseLink(text) !== null);
    if (link === undefined) comeForward();
    else showLink(link);
    importPaths(textsOf(data, 'files'));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    comeForward();
    importPaths([path]);
  });
  app.on('open-url', (event, address) => {
    event.preventDefault();
    if (parseLink(address) !== null) showLink(address);
  });
  app.on('activate', comeForward);
}

function textsOf(data: unknown, name: 'files' | 'links'): string[] {
  const given: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : [];
  return Array.isArray(given) ? given.filter((text): text is string => typeof text === 'string') : [];
}
