import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

/** The letters of a page as PDF.js gives them, and the text that they make: what offsets on a page count in. */
export interface PageText {
  content: TextContent;
  text: string;
}

export async function readPageText(page: PDFPageProxy): Promise<PageText> {
  const content = await page.getTextContent({ includeMarkedContent: false });
  const parts: string[] = [];
  for (const item of content.items)
    if ('str' in item) {
      parts.push(item.str);
      if (item.hasEOL) parts.push('\n');
    }
  return { content, text: parts.join('') };
}

const chunkMs = 120;

/** Reads the texts of all pages, once, those next to `near` first, and tells them in portions. */
export function createTextReader(
  pdf: PDFDocumentProxy,
  count: number,
  onTexts: (texts: { page: number; text: string }[], all: boolean) => void,
): (near: number) => void {
  const left = new Set(Array.from({ length: count }, (_, index) => index + 1));
  let from = 1;
  let running = false;

  /** Going out from `from` on both sides. */
  const next = (): number | null => {
    for (let distance = 0; distance < count; distance += 1)
      for (const page of [from + distance, from - distance]) if (left.has(page)) return page;
    return null;
  };
  const run = async (): Promise<void> => {
    let texts: { page: number; text: string }[] = [];
    let told = performance.now();
    for (let number = next(); number !== null; number = next()) {
      left.delete(number);
      try {
        const page = await pdf.getPage(number);
        texts.push({ page: number, text: (await readPageText(page)).text });
        page.cleanup();
      } catch {
        // A page that cannot be read says so where it is shown; it has no text.
        texts.push({ page: number, text: '' });
      }
      if (performance.now() - told < chunkMs) continue;
      onTexts(texts, false);
      texts = [];
      told = performance.now();
    }
    onTexts(texts, true);
  };
  return (near) => {
    from = Math.min(count, Math.max(1, Math.round(near)));
    if (running) return;
    running = true;
    void run();
  };
}
