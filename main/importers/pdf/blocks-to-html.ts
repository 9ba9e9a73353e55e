import { escapeHtml } from '../escape-html.ts';
import type { Block, Paragraph, Table } from './blocks.ts';
import { joinLines, type Vocabulary } from './join-lines.ts';
import type { Line, Span } from './lines.ts';
import { listsToHtml } from './lists-to-html.ts';
import { contentsLine } from './paragraphs.ts';

/** The blocks of all pages as the html of one article; footnotes stand at its end, with links there and back. */
export function blocksToHtml(blocks: readonly Block[], vocabulary: Vocabulary): string {
  const html: string[] = [];
  const notes: string[] = [];
  const textOf = (paragraph: Paragraph): string =>
    spansToHtml(joinLines(paragraph.lines, paragraph.hard, vocabulary));
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.kind === 'table') html.push(tableToHtml(block, vocabulary));
    else if (block.role?.kind === 'note') notes.push(noteToHtml(block, textOf(block)));
    else if (block.role?.kind === 'item') {
      const { html: list, length } = listsToHtml(blocks, at, textOf);
      html.push(list);
      at += length - 1;
    } else if (isCode(block)) {
      let end = at + 1;
      while (isCode(blocks[end]) && !isFarBelow(blocks[end - 1], blocks[end])) end += 1;
      html.push(codeToHtml(blocks.slice(at, end)));
      at = end - 1;
    } else html.push(paragraphToHtml(block, textOf(block)));
  }
  if (notes.length > 0) html.push(`<hr><ol class="footnotes-list">${notes.join('')}</ol>`);
  return html.filter((part) => part !== '').join('\n');
}

function paragraphToHtml({ role, lines }: Paragraph, text: string): string {
  if (text.trim() === '') return '';
  const direction = lines[0]?.rtl ? ' dir="rtl"' : '';
  if (role?.kind === 'heading') {
    const level = Math.min(6, (role.level ?? 1) + 1);
    return `<h${level}${direction}>${text.replaceAll('<br>', ' ').replace(/<\/?(?:strong|em)>/g, '')}</h${level}>`;
  }
  if (contentsLine.test(lines[lines.length - 1]?.text ?? ''))
    return `<p${direction}>${text.replace(/(?:[.·…_]\s?){4,}/g, ' … ')}</p>`;
  if (role?.kind === 'quotation') return `<blockquote><p${direction}>${text}</p></blockquote>`;
  return `<p${direction}>${text}</p>`;
}

function noteToHtml({ role }: Paragraph, text: string): string {
  if (role?.kind !== 'note') return '';
  const { number, id } = role;
  const plainNumber = number !== null && /^\d+$/.test(number);
  const body = plainNumber ? text.replace(/^(?:<sup>)?\s*\d{1,3}\.?\s*(?:<\/sup>)?\s*/, '') : text;
  const value = plainNumber ? ` value="${number}"` : '';
  const name = id === null ? '' : ` id="${id}"`;
  const back = id === null ? '' : ` <a class="footnote-backref" href="#${id}-back">↩︎</a>`;
  return `<li class="footnote-item"${name}${value}>${body}${back}</li>`;
}

function isCode(block: Block | undefined): block is Paragraph {
  if (block?.kind !== 'paragraph') return false;
  if (block.role?.kind === 'code') return true;
  return (block.role === null || block.role.kind === 'text') && block.lines.every(isMono);
}

function isMono({ spans }: Line): boolean {
  return spans.every(({ style, text }) => style.mono || text.trim() === '');
}

function isFarBelow(above: Block | undefined, below: Block | undefined): boolean {
  if (above?.kind !== 'paragraph' || below?.kind !== 'paragraph') return true;
  return above.page !== below.page;
}

/** Line by line, with the white space at their beginnings that their places tell. */
function codeToHtml(blocks: readonly Block[]): string {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const lines = paragraphs.flatMap(({ lines }) => lines);
  const left = Math.min(...lines.map(({ x }) => x));
  const letter = Math.max(
    1,
    lines.reduce((sum, { x, right }) => sum + right - x, 0) /
      Math.max(
        1,
        lines.reduce((sum, { text }) => sum + text.length, 0),
      ),
  );
  const write = (line: Line): string =>
    ' '.repeat(Math.min(60, Math.round((line.x - left) / letter))) + escapeHtml(line.text);
  return `<pre><code>${paragraphs.map(({ lines }) => lines.map(write).join('\n')).join('\n\n')}</code></pre>`;
}

function tableToHtml({ rows }: Table, vocabulary: Vocabulary): string {
  const none = new Set<number>();
  const body = rows.map((row) => {
    const cells = row.map(({ lines, header, columns, rows: high }) => {
      const name = header ? 'th' : 'td';
      const spans = (columns > 1 ? ` colspan="${columns}"` : '') + (high > 1 ? ` rowspan="${high}"` : '');
      return `<${name}${spans}>${spansToHtml(joinLines(lines, none, vocabulary))}</${name}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table>${body.join('')}</table>`;
}

/** A text that is emphasised throughout is not emphasised at all. */
export function spansToHtml(spans: readonly Span[]): string {
  const whole = (look: 'bold' | 'italic' | 'mono'): boolean =>
    spans.every(({ style, text }) => style[look] || text.trim() === '');
  const [allBold, allItalic, allMono] = [whole('bold'), whole('italic'), whole('mono')];
  return spans
    .map((span) => {
      const { text, style, shift, link } = span;
      const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
      if (middle === '') return before + after;
      let html = escapeHtml(middle).replaceAll('\n', '<br>');
      if (style.mono && !allMono) html = `<code>${html}</code>`;
      if (style.italic && !allItalic) html = `<em>${html}</em>`;
      if (style.bold && !allBold) html = `<strong>${html}</strong>`;
      if (link !== null) html = linkToHtml(link, html);
      if (shift !== null) html = shift === 'up' ? `<sup>${html}</sup>` : `<sub>${html}</sub>`;
      return before.replaceAll('\n', '<br>') + html + after.replaceAll('\n', '<br>');
    })
    .join('')
    .trim();
}

function linkToHtml(link: string, html: string): string {
  const back = link.startsWith('#') ? ` id="${escapeHtml(link.slice(1))}-back"` : '';
  return `<a${back} href="${escapeHtml(link)}">${html}</a>`;
}
