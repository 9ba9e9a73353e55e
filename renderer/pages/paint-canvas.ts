import type { PageViewport, PDFPageProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A larger page is drawn in fewer pixels than its place on the screen has. */
const mostPixels = 16_000_000;

/** The picture of a page. The task stands in `work` meanwhile, to be cancelled. */
export async function paintCanvas(
  page: PDFPageProxy,
  viewport: PageViewport,
  work: { task: RenderTask | null },
): Promise<HTMLCanvasElement> {
  const { width, height, scale, rotation } = viewport;
  const density = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / Math.max(1, width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * density));
  canvas.height = Math.max(1, Math.floor(height * density));
  canvas.setAttribute('aria-hidden', 'true');
  work.task = page.render({ canvas, viewport: page.getViewport({ scale: scale * density, rotation }) });
  await work.task.promise;
  return canvas;
}
