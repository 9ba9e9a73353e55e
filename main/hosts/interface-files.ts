import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Answer } from './answer.ts';
import { interfaceHeaders, pagesPolicy } from './interface-policy.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  // What PDF.js asks for: character maps, fonts, colour profiles.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.icc': 'application/octet-stream',
};

/** Plain names below the build's folder. What a name could do elsewhere (`..`, `\`, `%`, `:`, a leading dot) has no place. */
const plainPath = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/**
 * The built interface by address: `/` is its page, everything else a file of a known kind. Read whole: the files are
 * small, and may lie inside an application archive that cannot be streamed from.
 */
export function createInterfaceFiles(rendererFolder: string): (path: string) => Promise<Answer> {
  return async (path) => {
    const name = path === '/' ? 'index.html' : path.slice(1);
    const type = types[extname(name)];
    if (type === undefined || !plainPath.test(name)) return notFound();
    try {
      const body = await readFile(join(rendererFolder, name));
      return {
        status: 200,
        headers: {
          ...interfaceHeaders,
          ...(name === 'pages.html' && { 'content-security-policy': pagesPolicy }),
          'content-type': type,
          'content-length': String(body.byteLength),
          'cache-control': name.startsWith('assets/')
            ? 'private, max-age=31536000, immutable'
            : 'private, no-cache',
        },
        body,
      };
    } catch {
      return notFound();
    }
  };
}

export function notFound(): Answer {
  return {
    status: 404,
    headers: { ...interfaceHeaders, 'content-type': 'text/plain; charset=utf-8' },
    body: 'There is nothing here.',
  };
}
