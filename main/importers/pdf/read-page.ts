import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { FontStyles } from './font-styles.ts';
import { lengthOf, type PageText, type Run, type Style } from './runs.ts';

/** More than any page that was made to be read; the rest of such a page is left out. */
export const mostRunsOfPage = 60_000;

type Items = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type Item = Items['items'][number];
type TextItem = Extract<Item, { str: string }>;

/** The text of one page in pieces, with their places and looks. */
export async function readPage(page: PDFPageProxy, number: number, fonts: FontStyles): Promise<PageText> {
  const { items, styles } = await textContent(page);
  await fonts.learn(page, styles);
  const directions = new Map<number, Run[]>();
  const marks: { id: string | null; artifact: boolean }[] = [];
  let spaced: boolean | null = null;
  let order = 0;
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') marks.pop();
      else marks.push(markOf(item, marks.at(-1)));
      continue;
    }
    // White space is told by PDF.js as a piece of its own; its width is in the places of its neighbours.
    if (item.str.trim() === '') {
      if (item.hasEOL) spaced = null;
      else if (item.str !== '') spaced = true;
      continue;
    }
    const style = styleOf(fonts.of(item.fontName), item.str);
    const mark = marks.at(-1);
    const { angle, ...place } = placeOf(item, styles[item.fontName]?.vertical ?? false);
    const run: Run = {
      text: readableText(item.str),
      ...place,
      style,
      rtl: item.dir === 'rtl',
      spaced: /^\s/.test(item.str) || spaced,
      order: order++,
      mark: mark?.id ?? null,
      artifact: mark?.artifact ?? false,
      link: null,
    };
    spaced = item.hasEOL ? null : /\s$/.test(item.str);
    if (run.text === '' || !Number.isFinite(run.x + run.y + run.width + run.size) || run.size <= 0) continue;
    const same = directions.get(angle);
    if (same === undefined) directions.set(angle, [run]);
    else same.push(run);
  }
  return {
    number,
    directions: [...directions]
      .map(([angle, runs]) => ({ angle, runs: withoutShadows(runs) }))
      .sort((one, other) => lengthOf(other.runs) - lengthOf(one.runs)),
  };
}

/** A page at a time, in pieces, so that one without end can be left. */
async function textContent(page: PDFPageProxy): Promise<Pick<Items, 'items' | 'styles'>> {
  const reader = page.streamTextContent({ includeMarkedContent: true }).getReader();
  const content: Pick<Items, 'items' | 'styles'> = { items: [], styles: {} };
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return content;
    const chunk: Items = value;
    for (const item of chunk.items) content.items.push(item);
    Object.assign(content.styles, chunk.styles);
    if (content.items.length > mostRunsOfPage) {
      await reader.cancel(new Error('the page has too many pieces of text'));
      return content;
    }
  }
}

/** Chinese and Japanese fonts are of one width as typewriters are, and no code; nor is a lone star or full stop. */
function styleOf(style: Style, text: string): Style {
  return style.mono && !/[\w{}()[\]<>=;$/\\]/.test(text) ? { ...style, mono: false } : style;
}

function markOf(
  item: Exclude<Item, TextItem>,
  outer: { id: string | null; artifact: boolean } | undefined,
): { id: string | null; artifact: boolean } {
  const tag: unknown = 'tag' in item ? item.tag : null;
  return { id: item.id ?? outer?.id ?? null, artifact: tag === 'Artifact' || (outer?.artifact ?? false) };
}

/** Turned so that the line runs to the right; lines of vertical writing follow one another from right to left. */
function placeOf(
  { transform, width, height }: TextItem,
  vertical: boolean,
): Pick<Run, 'x' | 'y' | 'width' | 'size'> & { angle: number } {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform.map(Number);
  const size = Math.hypot(c, d) || Math.hypot(a, b);
  if (vertical) return { x: -f, y: e, width: height, size, angle: 1_000 };
  const angle = Math.round((Math.atan2(b, a) * 180) / Math.PI);
  if (angle === 0) return { x: e, y: f, width, size, angle };
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return { x: e * cos + f * sin, y: f * cos - e * sin, width, size, angle };
}

/** The same words drawn twice at a hair's breadth: a shadow, or bold type of the poor. */
function withoutShadows(runs: Run[]): Run[] {
  const drawn = new Map<string, { x: number; y: number }[]>();
  return runs.filter(({ text, x, y, size }) => {
    const same = drawn.get(text);
    if (same === undefined) {
      drawn.set(text, [{ x, y }]);
      return true;
    }
    const near = same.some(
      (other) => Math.abs(other.x - x) < size * 0.15 && Math.abs(other.y - y) < size * 0.15,
    );
    // Bounded: a letter drawn alone a thousand times is compared with its latest places only.
    if (!near) {
      same.push({ x, y });
      if (same.length > 50) same.shift();
    }
    return !near;
  });
}

const bullets = /[\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\uf0a8\uf06e\uf071\uf0e0]/g;

/** Ligatures and forms of letters as the letters they are; bullets of symbol fonts as bullets; no control characters. */
export function readableText(text: string): string {
  return (
    text
      .replace(/[\ufb00-\ufb06\ufb1d-\ufdfb\ufe70-\ufefc]+/g, (forms) => forms.normalize('NFKC'))
      .replace(bullets, '•')
      // Small capitals and old-style figures have places of their own in old fonts.
      .replace(/[\uf730-\uf739\uf761-\uf77a]/g, (letter) =>
        String.fromCharCode(letter.charCodeAt(0) - 0xf700),
      )
      .replace(/[\0-\x08\x0b-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}
