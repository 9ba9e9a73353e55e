import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'rawHeaders'>;

export type Verdict =
  /** Answer it. `path` is free of its query. */
  | { kind: 'allowed'; path: string; query: URLSearchParams }
  /** The start link was good: give the cookie, and lead to the address without the token. */
  | { kind: 'exchanged'; cookie: string }
  | { kind: 'refused'; status: 400 | 403 | 405 | 415; reason: string };

export interface Access {
  judge(head: RequestHead): Verdict;
  /** A link that opens the interface in one browser, once. */
  newLink(): string;
}

const refused = (status: 400 | 403 | 405 | 415, reason: string): Verdict => ({
  kind: 'refused',
  status,
  reason,
});
const openFirst = 'Open Carrel by the link that it showed when it started. Each link works once.';

/**
 * Who may talk to the loopback host: the browser that opened the start link, from our own page, at our own address.
 * A page from elsewhere fails by its Origin or fetch metadata, a name that was made to point here by its Host, another
 * person on this machine by the cookie, which only the holder of the start token got.
 */
export function createAccess(port: number): Access {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies are shared by all ports of an address: the name keeps two hosts of one person apart.
  const cookieName = `carrel-${port}`;
  const session = randomSecret();
  const links: Buffer[] = [];

  const takeLink = (token: string): boolean => {
    const index = links.findIndex((link) => equal(link, digest(token)));
    if (index < 0) return false;
    links.splice(index, 1);
    return true;
  };
  const hasSession = (head: RequestHead): boolean =>
    cookies(head.headers.cookie).some(
      ([name, value]) => name === cookieName && equal(digest(value), digest(session)),
    );

  return {
    newLink() {
      const token = randomSecret();
      links.push(digest(token));
      return `${origin}/?token=${token}`;
    },
    judge(head) {
      const { method = '', url = '', headers, rawHeaders } = head;
      if (headers.host !== host || timesNamed(rawHeaders, 'host') !== 1)
        return refused(403, 'This is not the address of Carrel.');
      if (!url.startsWith('/') || url.startsWith('//')) return refused(400, 'The address is not a path.');
      if (headers.origin !== undefined && headers.origin !== origin)
        return refused(403, 'Other pages may not talk to Carrel.');
      const reads = method === 'GET' || method === 'HEAD';
      if (!fromOurPage(head, reads)) return refused(403, 'Other pages may not talk to Carrel.');
      const { pathname: path, searchParams: query } = new URL(url, origin);

      const token = query.get('token');
      if (path === '/' && method === 'GET' && token !== null) {
        // Whoever only looks ahead does not use up the link.
        if (headers['sec-purpose'] !== undefined) return refused(403, openFirst);
        if (hasSession(head) || takeLink(token))
          return {
            kind: 'exchanged',
            cookie: `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`,
          };
        return refused(403, openFirst);
      }
      if (!hasSession(head)) return refused(403, openFirst);

      const changes = path.startsWith('/call/') || path === '/upload';
      if (changes ? method !== 'POST' : !reads) return refused(405, 'This is not done that way.');
      if (changes && headers['x-carrel'] !== '1') return refused(403, 'Calls carry the header x-carrel.');
      if (changes && headers['content-type'] !== contentType(path))
        return refused(415, `The content type here is ${contentType(path)}.`);
      return { kind: 'allowed', path, query };
    },
  };
}

/**
 * Fetch metadata say where a request comes from; browsers that know none send none. `none` is the person's own doing,
 * by the address bar or from outside the browser, and only ever opens a page.
 */
function fromOurPage({ headers }: RequestHead, reads: boolean): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') return true;
  const mode = headers['sec-fetch-mode'];
  return site === 'none' && reads && (mode === undefined || mode === 'navigate');
}

function contentType(path: string): string {
  return path === '/upload' ? 'application/octet-stream' : 'application/json';
}

function cookies(header = ''): [name: string, value: string][] {
  return header.split(';').map((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    return [name, value.join('=')];
  });
}

function timesNamed(rawHeaders: readonly string[], name: string): number {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}

/** 256 bits. */
function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** In constant time, over digests, which have one length. */
function equal(one: Buffer, other: Buffer): boolean {
  return timingSafeEqual(one, other);
}
