import { isElement, type PageElement, type PageParent, parseBody } from '../../cleaning/parse-html.ts';
import { escapeHtml } from '../escape-html.ts';
import { limitDepth, textOf } from './page-tree.ts';
import { plainWords } from './words.ts';

/** Shorter than this it is a summary. */
const leastStated = 500;
const chunkLength = 60;
const mostChunks = 100;

/**
 * Some pages state the text of their article to machines. It has no structure, so the page's own is better; but it tells
 * when the wrong part of the page, or too little of it, was taken, and it is all there is where a script was to write the
 * page. Returns a better root, or the one given.
 */
export function agreeWithStated(root: PageElement, body: PageElement, stated: string | null): PageElement {
  const html = stated === null ? null : statedHtml(stated);
  if (stated === null || html === null) return root;
  const wanted = parseBody(html);
  limitDepth(wanted);
  const chunks = chunksOf(plainWords(textOf(wanted)));
  if (coverage(root, chunks) >= 0.7) return root;
  for (
    let element: PageParent | null = root;
    element !== null && isElement(element);
    element = element.parentNode
  ) {
    const length = textOf(element).length;
    if (coverage(element, chunks) >= 0.9 && length < stated.length * 3) return element;
    if (element === body) break;
  }
  const enough = textOf(root).length > textOf(wanted).length * 0.7;
  return enough ? root : wanted;
}

function statedHtml(stated: string): string | null {
  if (stated.length < leastStated) return null;
  if (/<p[\s>]|<br\s*\/?>/i.test(stated)) return stated;
  return stated
    .split(/\n+/)
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
}

function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  const step = Math.max(chunkLength, Math.ceil(text.length / mostChunks));
  for (let start = 0; start + chunkLength <= text.length; start += step)
    chunks.push(text.slice(start, start + chunkLength));
  return chunks;
}

function coverage(element: PageElement, chunks: readonly string[]): number {
  const text = plainWords(textOf(element));
  return chunks.filter((chunk) => text.includes(chunk)).length / Math.max(1, chunks.length);
}
