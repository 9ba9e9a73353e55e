import { expect, test } from 'vitest';
import { createAccess, type RequestHead } from './access.ts';

const port = 4711;
const own = `http://127.0.0.1:${port}`;

type Headers = Record<string, string | undefined>;
function head(method: string, url: string, headers: Headers): RequestHead {
  const given = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { method, url, headers: Object.fromEntries(given), rawHeaders: given.flat() };
}

/** A browser that came in by the start link. */
function enter() {
  const access = createAccess(port);
  const verdict = access.judge(
    head('GET', access.newLink().slice(own.length), { host: `127.0.0.1:${port}` }),
  );
  if (verdict.kind !== 'exchanged') throw new Error('the start link does not work');
  return { access, cookie: verdict.cookie.split(';')[0] ?? '' };
}

const hosts: Headers = {
  ours: `127.0.0.1:${port}`,
  name: `localhost:${port}`,
  rebound: `carrel.evil.example:${port}`,
  other: '127.0.0.1:80',
  bare: '127.0.0.1',
  six: `[::1]:${port}`,
  dotted: `127.0.0.1.:${port}`,
  none: undefined,
};
const origins: Headers = {
  none: undefined,
  ours: own,
  opaque: 'null',
  evil: 'https://evil.example',
  secure: `https://127.0.0.1:${port}`,
  neighbour: 'http://127.0.0.1:4712',
  prefix: `${own}.evil.example`,
};
const sites: Headers = {
  absent: undefined,
  same: 'same-origin',
  sameSite: 'same-site',
  cross: 'cross-site',
  typed: 'none',
  odd: 'SAME-ORIGIN',
};
const routes: Record<string, { method: string; url: string; headers: Headers; typed: boolean }> = {
  page: { method: 'GET', url: '/', headers: {}, typed: true },
  asset: { method: 'GET', url: '/assets/index.js', headers: {}, typed: true },
  article: { method: 'GET', url: '/article/abcdefgh', headers: {}, typed: true },
  events: { method: 'GET', url: '/events', headers: {}, typed: true },
  call: {
    method: 'POST',
    url: '/call/articles.list',
    headers: { 'content-type': 'application/json', 'x-carrel': '1' },
    typed: false,
  },
  upload: {
    method: 'POST',
    url: '/upload?name=a.txt',
    headers: { 'content-type': 'application/octet-stream', 'x-carrel': '1' },
    typed: false,
  },
};

test('answers in the legal cells of Host × Origin × Sec-Fetch-Site × cookie × route, and in no other', () => {
  const { access, cookie } = enter();
  const tokens: Headers = {
    ours: cookie,
    among: `a=b; ${cookie}; c=d`,
    none: undefined,
    wrong: `${cookie.split('=')[0]}=${'A'.repeat(43)}`,
    empty: `${cookie.split('=')[0]}=`,
    cut: cookie.slice(0, -1),
    longer: `${cookie}A`,
    renamed: cookie.replace('carrel-4711', 'carrel-4712'),
  };
  let allowed = 0;
  let refused = 0;
  for (const [hostName, host] of Object.entries(hosts))
    for (const [originName, origin] of Object.entries(origins))
      for (const [siteName, site] of Object.entries(sites))
        for (const [tokenName, token] of Object.entries(tokens))
          for (const [routeName, route] of Object.entries(routes)) {
            const { kind } = access.judge(
              head(route.method, route.url, {
                host,
                origin,
                'sec-fetch-site': site,
                cookie: token,
                ...route.headers,
              }),
            );
            const legal =
              hostName === 'ours' &&
              (originName === 'none' || originName === 'ours') &&
              (siteName === 'absent' || siteName === 'same' || (siteName === 'typed' && route.typed)) &&
              (tokenName === 'ours' || tokenName === 'among');
            const cell = [hostName, originName, siteName, tokenName, routeName].join(' × ');
            expect(kind, cell).toBe(legal ? 'allowed' : 'refused');
            if (legal) allowed++;
            else refused++;
          }
  expect([allowed, refused]).toEqual([64, 8 * 7 * 6 * 8 * 6 - 64]);
});

test('a start link works once, in any place where a link may be opened, and never from another page', () => {
  const access = createAccess(port);
  const link = access.newLink().slice(own.length);
  const host = `127.0.0.1:${port}`;
  for (const wrong of [
    { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    { host, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate' },
    { host, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'no-cors' },
    { host, 'sec-purpose': 'prefetch' },
    { host: `localhost:${port}` },
    { host, origin: 'https://evil.example' },
  ])
    expect(access.judge(head('GET', link, wrong)).kind, JSON.stringify(wrong)).toBe('refused');
  for (const token of ['', 'A'.repeat(43), link.slice(8, -1), `${link.slice(8)}A`])
    expect(access.judge(head('GET', `/?token=${token}`, { host })).kind).toBe('refused');
  expect(access.judge(head('POST', link, { host })).kind).toBe('refused');
  expect(access.judge(head('GET', `/index.html${link.slice(1)}`, { host })).kind).toBe('refused');

  const typed = { host, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };
  const verdict = access.judge(head('GET', link, typed));
  expect(verdict).toMatchObject({ kind: 'exchanged' });
  if (verdict.kind === 'exchanged')
    expect(verdict.cookie).toMatch(/^carrel-4711=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(access.judge(head('GET', link, typed)).kind).toBe('refused');
});

test('a link opened again in the browser that used it leads to the page', () => {
  const { access, cookie } = enter();
  const used = '/?token=whatever';
  expect(access.judge(head('GET', used, { host: `127.0.0.1:${port}`, cookie })).kind).toBe('exchanged');
});

test('calls need the header and the content type that no foreign form can send', () => {
  const { access, cookie } = enter();
  const host = `127.0.0.1:${port}`;
  const status = (method: string, url: string, headers: Headers) => {
    const verdict = access.judge(head(method, url, { host, cookie, ...headers }));
    return verdict.kind === 'refused' ? verdict.status : verdict.kind;
  };
  const call = '/call/articles.list';
  expect(status('POST', call, { 'content-type': 'application/json' })).toBe(403);
  expect(status('POST', call, { 'x-carrel': '1', 'content-type': 'text/plain' })).toBe(415);
  expect(status('POST', call, { 'x-carrel': '1' })).toBe(415);
  expect(status('GET', call, { 'x-carrel': '1', 'content-type': 'application/json' })).toBe(405);
  expect(status('POST', '/upload?name=a', { 'x-carrel': '1', 'content-type': 'application/json' })).toBe(415);
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'CONNECT', 'POST'])
    expect(status(method, '/', {}), method).toBe(405);
  expect(status('OPTIONS', call, { 'access-control-request-method': 'POST' })).toBe(405);
});

test('refuses addresses that are no plain paths, and a Host that is given twice', () => {
  const { access, cookie } = enter();
  const host = `127.0.0.1:${port}`;
  for (const url of ['http://evil.example/', '//evil.example/', '', '*', 'assets'])
    expect(access.judge(head('GET', url, { host, cookie })).kind, url).toBe('refused');
  const twice = head('GET', '/', { host, cookie });
  twice.rawHeaders.push('Host', 'evil.example');
  expect(access.judge(twice).kind).toBe('refused');
});
