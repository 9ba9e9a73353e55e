import {
  type PDFDocumentProxy,
  type PDFPageProxy,
  type RenderTask,
  TextLayer,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Page {
  element: HTMLElement;
  resize(width: number): void;
  /** Draws it, unless it is drawn or being drawn at this size already. */
  draw(): void;
  /** Takes its picture and text away; its place stays. */
  release(): void;
}

/** A larger page is drawn in fewer pixels than its place on the screen has. */
const mostPixels = 16_000_000;

/** One page: an empty sheet until it comes near the window, then its picture with the text lying over it to be selected. */
export function createPage(
  pdf: PDFDocumentProxy,
  number: number,
  count: number,
  usual: { width: number; height: number },
): Page {
  const element = document.createElement('section');
  element.className = 'page';
  element.setAttribute('aria-label', `Page ${number} of ${count}`);
  let size = usual;
  let width = usual.width;
  let wanted = false;
  let drawn: { width: number; stop(): void } | null = null;

  const place = (): void => {
    element.style.setProperty('width', `${width}px`);
    element.style.setProperty('height', `${(width * size.height) / size.width}px`);
  };
  const release = (): void => {
    wanted = false;
    drawn?.stop();
    drawn = null;
    element.replaceChildren();
  };
  const draw = (): void => {
    wanted = true;
    if (drawn?.width === width) return;
    drawn?.stop();
    const work = { width, stopped: false, task: null as RenderTask | null };
    drawn = {
      width,
      stop() {
        work.stopped = true;
        work.task?.cancel();
      },
    };
    drawPage(work).catch((error: unknown) => {
      if (work.stopped) return;
      console.error(error);
      const sentence = document.createElement('p');
      sentence.className = 'failure';
      sentence.textContent = `Page ${number} cannot be drawn.`;
      element.replaceChildren(sentence);
    });
  };

  interface Work {
    width: number;
    stopped: boolean;
    task: RenderTask | null;
  }
  const drawPage = async (work: Work): Promise<void> => {
    const page = await pdf.getPage(number);
    if (work.stopped) return;
    const own = page.getViewport({ scale: 1 });
    if (Math.abs(own.width / own.height - size.width / size.height) > 0.001) {
      size = { width: own.width, height: own.height };
      place();
    }
    const scale = work.width / own.width;
    const canvas = await paint(page, scale, work);
    if (work.stopped) return;
    const text = document.createElement('div');
    text.className = 'text';
    text.style.setProperty('--total-scale-factor', String(scale));
    element.replaceChildren(canvas, text);
    await new TextLayer({
      textContentSource: page.streamTextContent({ includeMarkedContent: false }),
      container: text,
      viewport: page.getViewport({ scale }),
    }).render();
  };

  return {
    element,
    resize(next) {
      width = next;
      place();
      // What is drawn stays in view, stretched, until it is drawn anew.
      if (wanted) draw();
    },
    draw,
    release,
  };
}

async function paint(
  page: PDFPageProxy,
  scale: number,
  work: { stopped: boolean; task: RenderTask | null },
): Promise<HTMLCanvasElement> {
  const { width, height } = page.getViewport({ scale });
  const density = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / Math.max(1, width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.floor(width * density));
  canvas.height = Math.max(1, Math.floor(height * density));
  canvas.setAttribute('aria-hidden', 'true');
  const viewport = page.getViewport({ scale: scale * density });
  work.task = page.render({ canvas, viewport });
  await work.task.promise;
  return canvas;
}
