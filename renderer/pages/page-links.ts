import type { PageViewport, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const mostLinks = 2_000;

/**
 * The links of a page, lying over its letters. Those within the document go there; those that lead out are the interface's to
 * ask about. Of everything else that a PDF may do when it is pressed, nothing is done.
 */
export async function createLinks(
  page: PDFPageProxy,
  viewport: PageViewport,
  onGoTo: (destination: unknown) => void,
): Promise<HTMLElement> {
  const layer = document.createElement('div');
  layer.className = 'links';
  const annotations: unknown[] = await page.getAnnotations({ intent: 'display' });
  for (const annotation of annotations.slice(0, mostLinks)) {
    const link = readLink(annotation);
    if (link === null) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = link.area;
    const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(left, bottom);
    const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(right, top);
    const element = document.createElement('a');
    element.href = link.address ?? '#';
    element.setAttribute('aria-label', link.address ?? 'Within the document');
    element.title = link.address ?? '';
    element.style.setProperty('left', percent(Math.min(x1, x2), viewport.width));
    element.style.setProperty('top', percent(Math.min(y1, y2), viewport.height));
    element.style.setProperty('width', percent(Math.abs(x2 - x1), viewport.width));
    element.style.setProperty('height', percent(Math.abs(y2 - y1), viewport.height));
    if (link.address === null)
      element.addEventListener('click', (event) => {
        event.preventDefault();
        event.stopPropagation();
        onGoTo(link.destination);
      });
    layer.append(element);
  }
  return layer;
}

interface Link {
  area: number[];
  address: string | null;
  destination: unknown;
}

function readLink(annotation: unknown): Link | null {
  if (typeof annotation !== 'object' || annotation === null) return null;
  if (Reflect.get(annotation, 'subtype') !== 'Link') return null;
  const rectangle: unknown = Reflect.get(annotation, 'rect');
  if (!Array.isArray(rectangle)) return null;
  const area = rectangle.map(Number);
  const address: unknown = Reflect.get(annotation, 'url');
  if (typeof address === 'string' && /^(?:https?|mailto):/i.test(address))
    return { area, address, destination: null };
  const destination: unknown = Reflect.get(annotation, 'dest');
  return destination == null ? null : { area, address: null, destination };
}

function percent(part: number, whole: number): string {
  return `${(100 * part) / Math.max(1, whole)}%`;
}
