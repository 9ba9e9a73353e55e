import { extname } from 'node:path';
import type { Highlight } from '../contract/annotation-model.ts';
import { readPrintWishes } from '../contract/print-wishes.ts';
import { renderArticlePage } from './article-page.ts';
import { createShownCleaner } from './cleaning/clean-shown.ts';
import { renderPrintPage } from './exporting/print-page.ts';
import type { Library } from './library/library.ts';
import type { RenderSavedPage } from './saved-page/saved-pages.ts';

/** What lies behind an address, described so that each host can answer in its own way; bytes never cross a process border. */
export interface Content {
  status: 200 | 404;
  headers: Record<string, string>;
  body:
    | { kind: 'text'; text: string }
    /** An absolute path inside the library or the program's resources. */
    | { kind: 'file'; path: string; gzip: boolean }
    | { kind: 'none' };
}

/** Nothing runs and nothing is fetched but our own pictures, styles and fonts. See docs/security.md. */
export const articlePolicy =
  "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self'; media-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const always = {
  'content-security-policy': articlePolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-dns-prefetch-control': 'off',
  'cross-origin-resource-policy': 'same-origin',
};

/** A page as it was saved: as strict, and with no style sheets or fonts but the ones written into it. */
export const savedPagePolicy =
  "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** What a reader wrote on an article, for paper. */
export interface Annotations {
  highlights(article: string): Highlight[];
  /** Markdown; empty when there is none. */
  note(article: string): string;
}

/**
 * Answers addresses: `/article/<id>`, `/print/<id>?…` (see `contract/print-wishes.ts`), `/saved/<id>` (the page as it was
 * saved), `/image/<sha256>`, `/original/<id>`; everything else is 404. Never throws.
 */
export function createContent(
  library: Library,
  renderSavedPage: RenderSavedPage = async () => null,
  annotations: Annotations | null = null,
): (address: string) => Promise<Content> {
  const clean = createShownCleaner();
  return async (address) => {
    const [, kind, name, ...rest] = address.split(/[?#]/, 1)[0]?.split('/') ?? [];
    if (name === undefined || rest.length > 0) return nothing();
    if (kind === 'article') return articlePage(library, name, clean);
    if (kind === 'saved') return savedPage(library, name, renderSavedPage);
    if (kind === 'print' && annotations !== null)
      return printPage(library, annotations, name, address, clean);
    if (kind === 'image') return image(library, name);
    if (kind === 'original') return original(library, name);
    return nothing();
  };
}

function nothing(): Content {
  return {
    status: 404,
    headers: { ...always, 'content-type': 'text/plain; charset=utf-8' },
    body: { kind: 'none' },
  };
}

async function articlePage(
  library: Library,
  id: string,
  clean: (html: string) => Promise<string>,
): Promise<Content> {
  if (!exists(library, id)) return nothing();
  return page(await renderArticlePage(library.articles.get(id), library.articles.html(id), clean));
}

async function printPage(
  library: Library,
  annotations: Annotations,
  id: string,
  address: string,
  clean: (html: string) => Promise<string>,
): Promise<Content> {
  if (!exists(library, id)) return nothing();
  const source = {
    article: library.articles.get(id),
    html: library.articles.html(id),
    highlights: annotations.highlights(id),
    note: annotations.note(id),
  };
  return page(await renderPrintPage(source, readPrintWishes(address), clean));
}

function page(text: string): Content {
  return {
    status: 200,
    headers: { ...always, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: { kind: 'text', text },
  };
}

async function savedPage(library: Library, id: string, render: RenderSavedPage): Promise<Content> {
  if (!exists(library, id)) return nothing();
  const text = await render(library, id);
  if (text === null) return nothing();
  return {
    status: 200,
    headers: {
      ...always,
      'content-security-policy': savedPagePolicy,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
    },
    body: { kind: 'text', text },
  };
}

function image(library: Library, sha256: string): Content {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return nothing();
  const row = library.database.get<{ media_type: string }>(
    'SELECT media_type FROM images WHERE sha256 = ?',
    sha256,
  );
  const file = library.images.find(sha256);
  if (row === undefined || file === null) return nothing();
  return {
    status: 200,
    headers: {
      ...always,
      'content-type': row.media_type,
      'cache-control': 'private, max-age=31536000, immutable',
    },
    body: { kind: 'file', path: file.path, gzip: file.gzip },
  };
}

function original(library: Library, id: string): Content {
  if (!exists(library, id)) return nothing();
  const { provenance } = library.articles.get(id);
  const file = library.originals.find(provenance.sha256);
  if (file === null) return nothing();
  // A file made of unknown bytes is never shown, only handed over.
  const safeName = `original${/^\.[a-z0-9]{1,8}$/i.test(extname(provenance.name)) ? extname(provenance.name) : ''}`;
  return {
    status: 200,
    headers: {
      ...always,
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${safeName}"; filename*=UTF-8''${encodeURIComponent(provenance.name)}`,
    },
    body: { kind: 'file', path: file.path, gzip: file.gzip },
  };
}

function exists(library: Library, id: string): boolean {
  return library.database.get('SELECT 1 FROM articles WHERE id = ?', id) !== undefined;
}
