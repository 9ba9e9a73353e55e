import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Entries = NonNullable<Awaited<ReturnType<PDFDocumentProxy['getOutline']>>>;

const mostEntries = 4_000;
const deepest = 8;

/** The document's own table of contents as a list in lists; null where it has none. */
export async function createOutline(
  pdf: PDFDocumentProxy,
  onGoTo: (destination: unknown) => void,
): Promise<HTMLElement | null> {
  const entries: Entries = (await pdf.getOutline().catch(() => null)) ?? [];
  if (entries.length === 0) return null;
  let left = mostEntries;
  const listOf = (level: Entries, depth: number): HTMLElement => {
    const list = document.createElement('ul');
    for (const { title, dest, items } of level) {
      if (left <= 0) break;
      left -= 1;
      const item = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = title.trim() === '' ? '…' : title.trim();
      button.disabled = dest === null;
      button.addEventListener('click', () => onGoTo(dest));
      item.append(button);
      const inner: Entries = items;
      if (inner.length > 0 && depth < deepest) item.append(listOf(inner, depth + 1));
      list.append(item);
    }
    return list;
  };
  const outline = listOf(entries, 1);
  outline.className = 'outline';
  return outline;
}
