import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Where a link or an entry of the contents leads, as `page.share`: 12.35. Null when it leads nowhere. */
export async function resolveDestination(pdf: PDFDocumentProxy, wanted: unknown): Promise<number | null> {
  try {
    const parts: unknown = typeof wanted === 'string' ? await pdf.getDestination(wanted) : wanted;
    if (!Array.isArray(parts)) return null;
    const [target, , left, top]: unknown[] = parts;
    const index =
      typeof target === 'number' ? target : isReference(target) ? await pdf.getPageIndex(target) : -1;
    if (index < 0 || index >= pdf.numPages) return null;
    const kind = nameOf(parts[1]);
    const height = kind === 'XYZ' ? top : kind === 'FitH' || kind === 'FitBH' ? left : null;
    if (typeof height !== 'number') return index + 1;
    const viewport = (await pdf.getPage(index + 1)).getViewport({ scale: 1 });
    const [, y = 0] = viewport.convertToViewportPoint(0, height);
    return index + 1 + Math.min(0.99, Math.max(0, y / viewport.height));
  } catch {
    return null;
  }
}

function isReference(value: unknown): value is { num: number; gen: number } {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
}
