export const scheme = 'carrel';
const host = 'app';
export const interfaceAddress = `${scheme}://${host}/`;

/** Whether an address is our own. Node knows no origin of such schemes, so its parts are compared. */
export function isOwnAddress(address: string): boolean {
  const url = parseAddress(address);
  return url !== null && url.protocol === `${scheme}:` && url.host === host;
}

/** Whether an address is the interface's one page. */
export function isInterfaceAddress(address: string): boolean {
  return isOwnAddress(address) && parseAddress(address)?.pathname === '/';
}

/** Whether an address is the page of an article, set for reading or as it was saved. */
export function isArticleAddress(address: string): boolean {
  return (
    isOwnAddress(address) && /^\/(?:article|saved)\/[0-9a-z]+$/.test(parseAddress(address)?.pathname ?? '')
  );
}

/** Whether an address is the document that draws the pages of a PDF. */
export function isPagesAddress(address: string): boolean {
  return isOwnAddress(address) && parseAddress(address)?.pathname === '/pages.html';
}

/** `URL.canParse` is newer than the Node of the oldest Electron that is supported. */
export function parseAddress(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
