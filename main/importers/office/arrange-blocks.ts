import { escapeHtml } from '../escape-html.ts';
import type { Block, ListRole, Paragraph } from './block.ts';

/** Paragraphs of one look in a row become what they look like: nested lists, one quotation, one block of code. */
export function arrangeBlocks(blocks: readonly Block[]): string {
  const html: string[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block === undefined) break;
    const name = nameOf(block);
    let end = at + 1;
    if (name === 'list' || name === 'quote' || name === 'code')
      while (end < blocks.length && nameOf(blocks[end]) === name) end += 1;
    html.push(joined(name, blocks.slice(at, end)));
    at = end;
  }
  return html.join('');
}

function nameOf(block: Block | undefined): string | null {
  return block?.kind === 'paragraph' ? block.role.name : null;
}

function joined(name: string | null, blocks: readonly Block[]): string {
  if (name === 'list') return listHtml(blocks);
  if (name === 'quote')
    return `<blockquote>${blocks.map((block) => paragraphHtml(block)).join('')}</blockquote>`;
  if (name === 'code')
    return `<pre><code>${blocks.map((block) => block.html.replace(/<br\s*\/?>/g, '\n')).join('\n')}</code></pre>`;
  return blocks.map((block) => paragraphHtml(block)).join('');
}

function paragraphHtml(block: Block): string {
  if (block.kind === 'whole') return block.html;
  const { role } = block;
  const element =
    role.name === 'heading' ? `h${Math.min(role.level, 6)}` : role.name === 'title' ? 'h1' : 'p';
  return `<${element}${directionOf(block)}>${contentOf(block)}</${element}>`;
}

function directionOf({ direction }: Paragraph): string {
  return direction === undefined ? '' : ` dir="${direction}"`;
}

function contentOf({ html, anchors = [] }: Paragraph): string {
  return `${anchors.map((name) => `<a id="${escapeHtml(name)}"></a>`).join('')}${html}`;
}

interface OpenList {
  level: number;
  element: 'ol' | 'ul';
  /** What the next item would be numbered, were nothing said. */
  next: number;
  style: string;
}

function listHtml(blocks: readonly Block[]): string {
  const html: string[] = [];
  const open: OpenList[] = [];
  const close = (): void => void html.push(`</li></${open.pop()?.element ?? 'ul'}>`);
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.role.name !== 'list') continue;
    const { level, number } = block.role;
    while ((open.at(-1)?.level ?? -1) > level) close();
    if (block.role.continued) {
      html.push(`<p${directionOf(block)}>${contentOf(block)}</p>`);
      continue;
    }
    const last = open.at(-1);
    if (last?.level === level && !continues(last, block.role)) close();
    const list = open.at(-1)?.level === level ? open.at(-1) : undefined;
    if (list === undefined) {
      const opened = openList(block.role);
      open.push(opened);
      html.push(startOf(opened, number?.value ?? 1));
    } else html.push('</li>');
    const current = open.at(-1);
    const value =
      number !== null && current && current.next !== number.value ? ` value="${number.value}"` : '';
    if (current && number !== null) current.next = number.value + 1;
    html.push(`<li${value}${directionOf(block)}>${contentOf(block)}`);
  }
  while (open.length > 0) close();
  return html.join('');
}

function openList({ level, number }: ListRole): OpenList {
  return {
    level,
    element: number === null ? 'ul' : 'ol',
    next: number?.value ?? 1,
    style: number?.style ?? '',
  };
}

function continues(list: OpenList, { number }: ListRole): boolean {
  return number === null ? list.element === 'ul' : list.element === 'ol' && list.style === number.style;
}

function startOf({ element, style }: OpenList, value: number): string {
  if (element === 'ul') return '<ul>';
  return `<ol${style === '1' ? '' : ` type="${style}"`}${value === 1 ? '' : ` start="${value}"`}>`;
}
