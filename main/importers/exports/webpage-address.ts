/** Bookmarklets, searches and pages of the browser itself are kept among bookmarks and are nothing to read. */
export function isOfBrowser(address: string): boolean {
  return /^(?:javascript|place|about|chrome|edge|brave|vivaldi|opera|moz-extension|chrome-extension|data|blob|view-source):/i.test(
    address.trim(),
  );
}
