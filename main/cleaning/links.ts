import { parseLink } from '../../contract/carrel-link.ts';
import { anchorPrefix, linkProtocols } from './allow-list.ts';
import { attribute, isElement, type PageElement, type PageParent } from './parse-html.ts';

const longestLink = 8_000;

/** Absolute address of a link, or null when it leads nowhere a reader may be sent. */
export function resolveLink(link: string, base: string | undefined): string | null {
  const trimmed = link.trim();
  if (trimmed === '' || trimmed.length > longestLink) return null;
  // Into a library: it is written in one way only, and leads to no page.
  if (parseLink(trimmed) !== null) return trimmed;
  const url = URL.canParse(trimmed, base) ? new URL(trimmed, base) : null;
  if (url === null || !linkProtocols.includes(url.protocol.slice(0, -1))) return null;
  return url.href.length > longestLink ? null : url.href;
}

/** The fragment of a link into the same page, without our prefix; null when it leads elsewhere. */
export function fragmentOf(link: string, base: string | undefined): string | null {
  const trimmed = link.trim();
  const hash = trimmed.indexOf('#');
  if (hash < 0 || trimmed.length > longestLink) return null;
  if (hash > 0) {
    if (base === undefined || !URL.canParse(base) || !URL.canParse(trimmed, base)) return null;
    if (new URL(trimmed, base).href.split('#')[0] !== new URL(base).href.split('#')[0]) return null;
  }
  return withoutPrefix(decode(trimmed.slice(hash + 1)));
}

/** Every id or name that a link of the page leads to: only these are kept. */
export function linkedFragments(root: PageParent, base: string | undefined): Set<string> {
  const found = new Set<string>();
  const waiting: PageParent[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isElement(node) && node.tagName === 'a') {
      const link = attribute(node, 'href');
      const fragment = link === null ? null : fragmentOf(link, base);
      if (fragment !== null && fragment !== '') found.add(fragment);
    }
    for (const child of node.childNodes) if (isElement(child)) waiting.push(child);
  }
  return found;
}

export function anchorName(element: PageElement): string | null {
  const name = attribute(element, 'id') ?? (element.tagName === 'a' ? attribute(element, 'name') : null);
  return name === null || name === '' || name.length > 200 || /\s/.test(name) ? null : withoutPrefix(name);
}

function withoutPrefix(name: string): string {
  return name.startsWith(anchorPrefix) ? name.slice(anchorPrefix.length) : name;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a bare per cent sign: the fragment is meant as it stands
  }
}
