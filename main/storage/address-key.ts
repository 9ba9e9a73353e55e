/** Parameters that say where a reader came from, never which page is meant. */
const tracking = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_ga|ref_src)$/i;

/**
 * By which two addresses are known to mean one page: without scheme, `www.`, fragment, tracking parameters, default file
 * and closing slash. Null for anything but http and https, and for the front page of a site, which is another page each day.
 */
export function addressKey(address: string | null): string | null {
  if (address === null) return null;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  const path = url.pathname.replace(/\/(?:index\.(?:html?|php))?$/i, '');
  const query = url.searchParams.size > 0 ? `?${url.searchParams}` : '';
  if (path === '' && query === '') return null;
  return `${url.host.replace(/^www\.|^m\.|^amp\./i, '')}${path}${query}`;
}
