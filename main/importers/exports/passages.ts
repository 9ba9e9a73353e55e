import { escapeHtml } from '../escape-html.ts';

/** A marked passage as a quotation, with where it stands in its book. */
export function quotation(text: string, place: string): string {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${linesOf(paragraph)}</p>`);
  const cited = place === '' ? '' : `<p><cite>${escapeHtml(place)}</cite></p>`;
  return `<blockquote>${paragraphs.join('')}${cited}</blockquote>`;
}

/** A line of this length was broken by its book's file, a shorter one by its author. */
const wrapped = 45;

function linesOf(paragraph: string): string {
  const lines = paragraph.split('\n').map((line) => line.trim());
  return lines
    .map((line, index) => {
      if (index === lines.length - 1) return escapeHtml(line);
      return escapeHtml(line) + (line.length >= wrapped ? ' ' : '<br>');
    })
    .join('');
}
