import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ImportedHighlight } from '../importer.ts';
import { seamOf } from './join-lines.ts';
import { highlightColour, pdfDate } from './marks-values.ts';
import { readableText } from './read-page.ts';
import { cutRun, type Run } from './runs.ts';

/** What lies over a page: links, what its readers marked and wrote, what was filled in. */
export interface PageMarks {
  /** The runs, parted where a link begins or ends. */
  runs: Run[];
  highlights: ImportedHighlight[];
  /** Comments that belong to no passage. */
  comments: string[];
  /** Text set upon the page and values of form fields. */
  added: string[];
}

interface Area {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

const noWords = { has: () => false, hidesHyphens: () => false };
const mostMarks = 5_000;
const marking = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut']);

type Facts = Readonly<Record<string, unknown>>;

export async function readMarks(page: PDFPageProxy, runs: Run[]): Promise<PageMarks> {
  const marks: PageMarks = { runs, highlights: [], comments: [], added: [] };
  let found: Facts[];
  try {
    found = (await page.getAnnotations()).slice(0, mostMarks);
  } catch {
    return marks; // a broken list of marks costs nothing of the text
  }
  for (const facts of found) {
    const { subtype, url, fieldType, fieldValue, hidden } = facts;
    const area = areaOf(facts.rect);
    const text = textOf(facts);
    if (hidden === true) continue;
    if (subtype === 'Link' && typeof url === 'string' && area !== null)
      marks.runs = withLink(marks.runs, area, url);
    else if (marking.has(String(subtype))) {
      const quote = quoteOf(marks.runs, quadsOf(facts.quadPoints));
      if (quote !== '') marks.highlights.push(highlightOf(facts, quote, text));
      else if (text !== '') marks.comments.push(text);
    } else if (subtype === 'Text' && text !== '') marks.comments.push(text);
    else if (subtype === 'FreeText' && text !== '') marks.added.push(text);
    else if (subtype === 'Widget' && (fieldType === 'Tx' || fieldType === 'Ch') && facts.password !== true)
      for (const value of Array.isArray(fieldValue) ? fieldValue : [fieldValue])
        if (typeof value === 'string' && value.trim() !== '') marks.added.push(value.trim());
  }
  return marks;
}

function highlightOf(facts: Facts, quote: string, comment: string): ImportedHighlight {
  const created = pdfDate(facts.creationDate ?? facts.modificationDate);
  return {
    quote,
    colour: highlightColour(facts.color),
    // Some programs put the marked words themselves into the comment.
    ...(comment !== '' && comment !== quote && { comment }),
    ...(created !== null && { created: created.length > 10 ? created : `${created}T00:00:00Z` }),
  };
}

function textOf({ contentsObj, textContent }: Facts): string {
  if (typeof contentsObj === 'object' && contentsObj !== null && 'str' in contentsObj) {
    const text = String(contentsObj.str).replace(/\r\n?/g, '\n').trim();
    if (text !== '') return text;
  }
  return Array.isArray(textContent) ? readableText(textContent.map(String).join(' ')) : '';
}

function areaOf(rect: unknown): Area | null {
  if (!Array.isArray(rect) && !(rect instanceof Float32Array)) return null;
  const [x = 0, y = 0, right = 0, top = 0] = [...rect].map(Number);
  return {
    left: Math.min(x, right),
    right: Math.max(x, right),
    bottom: Math.min(y, top),
    top: Math.max(y, top),
  };
}

/** Four corners each, in whatever order their program wrote them. */
function quadsOf(points: unknown): Area[] {
  if (!Array.isArray(points) && !(points instanceof Float32Array)) return [];
  const numbers = [...points].flat(2).map(Number);
  const areas: Area[] = [];
  for (let at = 0; at + 8 <= numbers.length && areas.length < 500; at += 8) {
    const corners = numbers.slice(at, at + 8);
    const [xs, ys] = [0, 1].map((odd) => corners.filter((_, index) => index % 2 === odd));
    if (xs && ys)
      areas.push({
        left: Math.min(...xs),
        right: Math.max(...xs),
        bottom: Math.min(...ys),
        top: Math.max(...ys),
      });
  }
  return areas;
}

function withLink(runs: readonly Run[], area: Area, address: string): Run[] {
  return runs.flatMap((run) => {
    const part = partInside(run, area);
    if (part === null || run.link !== null) return [run];
    const { start, end } = part;
    return [
      cutRun(run, 0, start),
      { ...cutRun(run, start, end), link: address },
      cutRun(run, end, run.text.length),
    ].filter(({ text }) => text !== '');
  });
}

/** Which letters of a run lie in an area, to the nearest words; null for none. Letters count as equally wide. */
function partInside(run: Run, area: Area): { start: number; end: number } | null {
  const middle = run.y + 0.3 * run.size;
  if (middle < area.bottom || middle > area.top || run.rtl) {
    if (!run.rtl || middle < area.bottom || middle > area.top) return null;
  }
  const from = Math.max(0, (area.left - run.x) / run.width);
  const to = Math.min(1, (area.right - run.x) / run.width);
  if (!(to > from)) return null;
  if (run.rtl) return to - from > 0.5 ? { start: 0, end: run.text.length } : null;
  const start = nearestEdge(run.text, from * run.text.length);
  const end = nearestEdge(run.text, to * run.text.length);
  return end > start ? { start, end } : null;
}

/** Of a word; a piece without spaces begins or ends there as a whole. */
function nearestEdge(text: string, place: number): number {
  let best = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const edge = at === 0 || at === text.length || text[at] === ' ' || text[at - 1] === ' ';
    if (edge && Math.abs(at - place) < Math.abs(best - place)) best = at;
  }
  return best;
}

function quoteOf(runs: readonly Run[], areas: readonly Area[]): string {
  let quote = '';
  for (const area of areas)
    for (const run of runs) {
      const part = partInside(run, area);
      if (part === null) continue;
      const words = run.text.slice(part.start, part.end).trim();
      const { cut: cutOff, between } = seamOf(quote, words, noWords);
      quote = quote === '' ? words : quote.slice(0, quote.length - cutOff) + between + words;
    }
  return quote;
}
