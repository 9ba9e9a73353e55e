import { ArchiveError } from '../../../contract/errors.ts';
import { readPage } from '../html.ts';
import type { ImportedArticle, PartProblem } from '../importer.ts';
import { isWebAddress } from './address-key.ts';

/** An html answer of a server as an archive holds it. */
export interface Capture {
  address: string;
  /** When it was taken, ISO 8601. */
  taken: string | null;
  html: Uint8Array;
  charset: string | undefined;
  /** What the browser wanted it for, when the archive says. */
  wantedFor: 'page' | 'part' | null;
  /** As the archive's own list of pages names it. */
  listedAs?: string;
  /** Unique in the archive. */
  within: string;
  resource(address: string): Promise<Uint8Array | null>;
}

/** Fewer words than this, without a title, are no page: counters, buttons, boxes for advertisements. */
const leastWords = 25;

/**
 * An html answer → its article, or why it has none, or null when it is no page at all but a part of one: what the
 * browser asked for as a frame or as data, data that calls itself html, and text of a few words without a title. A page
 * is what says so: it is listed or was asked for as a page, or has a title. Such a page without text is a problem.
 */
export async function readCapture(capture: Capture): Promise<ImportedArticle | PartProblem | null> {
  const { address, within, listedAs } = capture;
  if (listedAs === undefined && (capture.wantedFor === 'part' || !looksLikeMarkup(capture.html))) return null;
  const states = listedAs !== undefined || capture.wantedFor === 'page';
  try {
    const article = await readPage(
      { name: within, bytes: capture.html },
      { sibling: async () => null, resource: capture.resource },
      {
        ...(isWebAddress(address) && { address }),
        ...(capture.charset !== undefined && { charset: capture.charset }),
      },
    );
    if (!states && article.title === undefined && countWords(article.html) < leastWords) return null;
    return {
      ...article,
      within,
      ...(article.title === undefined && listedAs && { title: { value: listedAs, origin: 'markup' } }),
      ...(article.address === undefined &&
        isWebAddress(address) && { address: { value: address, origin: 'markup' } }),
      ...(capture.taken !== null && { saved: capture.taken }),
    };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const { code, message } = error;
    if ((code === 'no-text' || code === 'empty') && !states && !hasTitle(capture.html)) return null;
    return { problem: code === 'empty' ? 'no-text' : code, message, within };
  }
}

function looksLikeMarkup(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096)).replaceAll('\0', '');
  return !/^\s*[{[]/.test(head) && /<[!?a-z]/i.test(head);
}

function hasTitle(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64 * 1024));
  return /<title[^>]{0,200}>\s*[^<\s]/i.test(head);
}

function countWords(html: string): number {
  return html.replace(/<[^<>]*>/g, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
