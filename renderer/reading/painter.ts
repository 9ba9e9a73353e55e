/**
 * Marks in the article's text, painted without touching its document: by the CSS Custom Highlight API where the browser
 * has it, else by boxes laid behind the text. The style sheet of the page knows the names.
 */
export type MarkName =
  | `colour-${1 | 2 | 3 | 4 | 5}`
  | 'overlap'
  | 'spoken'
  | 'chosen'
  | 'find'
  | 'find-current';

export interface Painter {
  /** Replaces what was painted under this name; no ranges take it away. */
  paint(name: MarkName, ranges: readonly Range[]): void;
  /** After anything moved; does nothing where the browser follows by itself. */
  repaint(): void;
}

/** Later ones lie above earlier ones. */
const order: readonly MarkName[] = [
  'colour-1',
  'colour-2',
  'colour-3',
  'colour-4',
  'colour-5',
  'overlap',
  'spoken',
  'chosen',
  'find',
  'find-current',
];

type FrameWindow = Window & typeof globalThis;

export function createPainter(document: Document): Painter {
  const view: FrameWindow | null = document.defaultView;
  if (view === null) throw new Error('a document without a window cannot be painted');
  return 'highlights' in view.CSS && 'Highlight' in view
    ? paintByHighlights(view)
    : paintByBoxes(document, view);
}

function paintByHighlights(view: FrameWindow): Painter {
  return {
    paint(name, ranges) {
      if (ranges.length === 0) {
        view.CSS.highlights.delete(name);
        return;
      }
      const highlight = new view.Highlight(...ranges);
      highlight.priority = order.indexOf(name);
      view.CSS.highlights.set(name, highlight);
    },
    repaint() {},
  };
}

const boxColours: Record<MarkName, string> = {
  'colour-1': 'var(--highlight-1)',
  'colour-2': 'var(--highlight-2)',
  'colour-3': 'var(--highlight-3)',
  'colour-4': 'var(--highlight-4)',
  'colour-5': 'var(--highlight-5)',
  overlap: 'color-mix(in srgb, var(--ink) 12%, transparent)',
  spoken: 'var(--accent-soft)',
  chosen: 'color-mix(in srgb, var(--ink) 25%, transparent)',
  find: 'var(--mark)',
  'find-current': 'color-mix(in srgb, var(--accent) 55%, transparent)',
};

function paintByBoxes(document: Document, view: FrameWindow): Painter {
  const painted = new Map<MarkName, readonly Range[]>();
  const layer = document.createElement('div');
  layer.id = 'paint';
  layer.setAttribute('aria-hidden', 'true');
  document.body.append(layer);
  const repaint = (): void => {
    const boxes: HTMLElement[] = [];
    for (const name of order)
      for (const range of painted.get(name) ?? [])
        for (const rectangle of range.getClientRects()) boxes.push(box(name, rectangle));
    layer.replaceChildren(...boxes);
  };
  const box = (name: MarkName, { left, top, width, height }: DOMRect): HTMLElement => {
    const element = document.createElement('i');
    element.dataset.mark = name;
    Object.assign(element.style, {
      left: `${left + view.scrollX}px`,
      top: `${top + view.scrollY}px`,
      width: `${width}px`,
      height: `${height}px`,
      background: boxColours[name],
    });
    return element;
  };
  return {
    paint(name, ranges) {
      if (ranges.length === 0) painted.delete(name);
      else painted.set(name, ranges);
      repaint();
    },
    repaint,
  };
}
