import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface OutlineEntry {
  title: string;
  /** 1 is the outermost. */
  level: number;
  /** Null where it leads nowhere. */
  page: number | null;
}

const mostEntries = 5_000;
const deepest = 6;

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** The table of contents that the file carries beside its pages, from the first entry to the last. */
export async function readOutline(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const visit = async (nodes: readonly Node[], level: number): Promise<void> => {
    for (const node of nodes) {
      if (entries.length >= mostEntries) return;
      entries.push({ title: node.title, level, page: await pageOf(document, node.dest) });
      if (level < deepest) await visit(node.items, level + 1);
    }
  };
  try {
    await visit((await document.getOutline()) ?? [], 1);
  } catch {
    // A broken table of contents costs nothing of the text.
  }
  return entries;
}

/** Counted from 1. */
export async function pageOf(document: PDFDocumentProxy, target: unknown): Promise<number | null> {
  try {
    const place: unknown = typeof target === 'string' ? await document.getDestination(target) : target;
    const page: unknown = Array.isArray(place) ? place[0] : null;
    if (typeof page === 'number') return page + 1;
    if (typeof page !== 'object' || page === null || !('num' in page) || !('gen' in page)) return null;
    return (await document.getPageIndex({ num: Number(page.num), gen: Number(page.gen) })) + 1;
  } catch {
    return null;
  }
}
