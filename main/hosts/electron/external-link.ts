import { parseAddress } from './own-address.ts';

export interface ExternalLink {
  href: string;
  /** What the reader is asked, with the real host. */
  question: string;
}

/**
 * Only addresses for a browser or a letter; everything else could start a program. The host is shown as the machine
 * will look it up (`xn--…`), so that letters that look alike deceive nobody.
 */
export function readExternalLink(address: string): ExternalLink | null {
  const url = parseAddress(address);
  if (url === null) return null;
  if (url.protocol === 'mailto:') return { href: url.href, question: `Write a letter to ${url.pathname}?` };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  // What stands before an @ is made to look like a host.
  url.username = '';
  url.password = '';
  return { href: url.href, question: `Leave Carrel and open ${url.host} in your browser?` };
}
