import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageMark } from '../../contract/pages-messages.ts';
import { createLinks } from './page-links.ts';
import { createMarkLayer } from './page-marks.ts';
import { readPageText } from './page-text.ts';
import { paintCanvas } from './paint-canvas.ts';
import { type LaidText, layText } from './text-layer.ts';

export interface Page {
  number: number;
  element: HTMLElement;
  /** Width over height as it lies now. */
  ratio(): number;
  resize(width: number, rotation: number): void;
  /** Draws it, unless it is drawn or being drawn at this size already. */
  draw(): void;
  /** Takes its picture and text away; its place stays. */
  release(): void;
  /** Its letters, while it is drawn. */
  laid(): LaidText | null;
  paint(marks: readonly PageMark[]): void;
  /** What is marked at a point of the window. */
  markAt(x: number, y: number): string | null;
}

export interface PageOptions {
  pdf: PDFDocumentProxy;
  number: number;
  count: number;
  /** Until a page is read it is taken to be as large as the first. */
  usual: { width: number; height: number };
  onDrawn(page: number, text: string): void;
  onReleased(page: number): void;
  onGoTo(destination: unknown): void;
}

interface Work {
  width: number;
  rotation: number;
  stopped: boolean;
  task: RenderTask | null;
}

/** One page: an empty sheet until it comes near the window, then its picture with the text lying over it to be selected. */
export function createPage(options: PageOptions): Page {
  const { pdf, number, count, usual } = options;
  const element = document.createElement('section');
  element.className = 'page';
  element.dataset.page = String(number);
  element.setAttribute('aria-label', `Page ${number} of ${count}`);
  let size = usual;
  let [width, rotation] = [usual.width, 0];
  let wanted = false;
  let work: Work | null = null;
  let laid: LaidText | null = null;
  const marks = createMarkLayer(element, () => laid);

  const ratio = (): number => (rotation % 180 === 0 ? size.width / size.height : size.height / size.width);
  const place = (): void => {
    element.style.setProperty('width', `${width}px`);
    element.style.setProperty('height', `${width / ratio()}px`);
  };
  const empty = (): void => {
    // The pixels are given back now, not when somebody collects them.
    for (const canvas of element.querySelectorAll('canvas')) canvas.width = 0;
    element.replaceChildren();
    if (laid !== null) options.onReleased(number);
    laid = null;
  };
  const stop = (): void => {
    if (work === null) return;
    work.stopped = true;
    work.task?.cancel();
    work = null;
  };
  const release = (): void => {
    if (!wanted) return;
    wanted = false;
    stop();
    empty();
  };
  const draw = (): void => {
    wanted = true;
    if (work?.width === width && work.rotation === rotation) return;
    stop();
    const mine: Work = { width, rotation, stopped: false, task: null };
    work = mine;
    drawPage(mine).catch((error: unknown) => {
      if (mine.stopped) return;
      console.error(error);
      const sentence = document.createElement('p');
      sentence.className = 'failure';
      sentence.textContent = `Page ${number} cannot be drawn.`;
      empty();
      element.append(sentence);
    });
  };
  const drawPage = async (mine: Work): Promise<void> => {
    const page = await pdf.getPage(number);
    if (mine.stopped) return;
    const own = page.getViewport({ scale: 1 });
    if (Math.abs(own.width - size.width) + Math.abs(own.height - size.height) > 0.5) {
      size = { width: own.width, height: own.height };
      place();
    }
    const turned = (page.rotate + mine.rotation) % 360;
    const scale = mine.width / page.getViewport({ scale: 1, rotation: turned }).width;
    const viewport = page.getViewport({ scale, rotation: turned });
    const [canvas, text] = await Promise.all([paintCanvas(page, viewport, mine), readPageText(page)]);
    if (mine.stopped) return;
    const [letters, links] = await Promise.all([
      layText(text, viewport, scale),
      createLinks(page, viewport, options.onGoTo),
    ]);
    if (mine.stopped) return;
    for (const before of element.querySelectorAll('canvas')) before.width = 0;
    laid = letters;
    element.replaceChildren(canvas, marks.element, letters.element, links);
    marks.lay();
    options.onDrawn(number, text.text);
  };

  return {
    number,
    element,
    ratio,
    resize(nextWidth, nextRotation) {
      [width, rotation] = [nextWidth, nextRotation];
      place();
      // What is drawn stays in view, stretched, until it is drawn anew.
      if (wanted) draw();
    },
    draw,
    release,
    laid: () => laid,
    paint: marks.paint,
    markAt: marks.at,
  };
}
