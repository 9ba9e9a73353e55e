import { app, type Session, type WebContents } from 'electron';
import { isArticleAddress, isInterfaceAddress, isOwnAddress, isPagesAddress } from './own-address.ts';

export interface Fences {
  /** How many requests, navigations and windows were denied since the start. */
  denied(): number;
}

/**
 * Everything a page could do beyond showing itself, denied. Pages ask the interface, the interface asks the host; there
 * is no other way out. Nothing here trusts that the content policies hold.
 *
 * @param developmentServer where the interface comes from in development, with the socket of its updates.
 */
export function raiseFences(
  session: Session,
  developmentServer: string | null,
  log: (line: string) => void,
): Fences {
  let count = 0;
  const deny: Deny = (what, address) => {
    count++;
    log(`denied: ${what} ${address.slice(0, 200)}`);
  };
  fenceRequests(session, developmentServer, deny);
  fenceDevices(session, deny);
  app.on('web-contents-created', (_event, contents) => fenceContents(contents, deny));
  return { denied: () => count };
}

type Deny = (what: string, address: string) => void;

/** These never leave the window; the content policies say where they may be used. */
const inWindow: ReadonlySet<string> = new Set(['data:', 'blob:', 'devtools:', 'about:']);

function fenceRequests(session: Session, developmentServer: string | null, deny: Deny): void {
  const development = developmentServer === null ? null : new URL(developmentServer).host;
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const { protocol, host } = new URL(url);
    const allowed = isOwnAddress(url) || inWindow.has(protocol) || host === development;
    if (!allowed) deny('request', url);
    answer({ cancel: !allowed });
  });
  session.on('will-download', (event, item) => {
    event.preventDefault();
    deny('download', item.getURL());
  });
  // No proxy discovery, no dictionaries: both would ask the network by themselves.
  void session.setProxy({ mode: 'direct' });
  session.setSpellCheckerEnabled(false);
}

function fenceDevices(session: Session, deny: Deny): void {
  // Copying a quotation is the one thing asked of the machine; the interface does it when a reader presses for it.
  const mayCopy = (permission: string, address: string): boolean =>
    permission === 'clipboard-sanitized-write' && isInterfaceAddress(address);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    const allowed = mayCopy(permission, requestingUrl);
    if (!allowed) deny(`permission "${permission}" for`, requestingUrl);
    answer(allowed);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, _origin, { requestingUrl, isMainFrame }) =>
      isMainFrame && mayCopy(permission, requestingUrl ?? ''),
  );
  session.setDevicePermissionHandler(() => false);
}

function fenceContents(contents: WebContents, deny: Deny): void {
  contents.setWindowOpenHandler(({ url }) => {
    deny('window', url);
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    deny('webview', '');
  });
  // The interface loads itself again; its frame goes from article to article. Nothing else goes anywhere.
  contents.on('will-frame-navigate', (event) => {
    const { url, isMainFrame } = event;
    const inFrame = isArticleAddress(url) || isPagesAddress(url) || url === 'about:blank';
    if (isMainFrame ? isInterfaceAddress(url) : inFrame) return;
    event.preventDefault();
    deny('navigation to', url);
  });
  contents.on('will-redirect', (event, url) => {
    event.preventDefault();
    deny('redirect to', url);
  });
  contents.on('select-bluetooth-device', (event) => event.preventDefault());
  contents.on('login', (event) => event.preventDefault());
}
