import { escapeHtml } from '../escape-html.ts';
import type { Block } from './block.ts';

export function blocksToHtml(blocks: readonly Block[]): string {
  return blocks.map(blockToHtml).join('\n');
}

const pieceLength = 100_000;

/** As `blocksToHtml`, in pieces of whole blocks: a long text is not copied once more as one. */
export function blocksToPieces(blocks: readonly Block[]): string[] {
  const pieces: string[] = [];
  let gathered: string[] = [];
  let length = 0;
  for (const block of blocks) {
    const html = blockToHtml(block);
    gathered.push(html);
    length += html.length;
    if (length < pieceLength) continue;
    pieces.push(gathered.join('\n'));
    gathered = [];
    length = 0;
  }
  if (gathered.length > 0) pieces.push(gathered.join('\n'));
  return pieces;
}

function blockToHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${lines(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${lines(block.text)}</p>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${lines(item)}</li>`).join('');
      if (!block.ordered) return `<ul>${items}</ul>`;
      return block.start === 1 ? `<ol>${items}</ol>` : `<ol start="${block.start}">${items}</ol>`;
    }
    case 'quote':
      return `<blockquote>${blocksToHtml(block.blocks)}</blockquote>`;
    case 'pre':
      // A newline right after the tag is not part of the text, so one that is must be written twice.
      return `<pre>${block.text.startsWith('\n') ? '\n' : ''}${escapeHtml(block.text)}</pre>`;
    case 'rule':
      return '<hr>';
  }
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}
