import { escapeHtml } from '../escape-html.ts';
import type { Block } from './block.ts';

export function blocksToHtml(blocks: readonly Block[]): string {
  return blocks.map(blockToHtml).join('\n');
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
