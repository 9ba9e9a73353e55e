import { renderMarkdown } from '../markdown/render.ts';
import { blocksToHtml } from '../text/blocks-to-html.ts';
import { textBlocks } from '../text/text-blocks.ts';
import { textLines } from '../text/text-lines.ts';

/** Text without markup → paragraphs, lists and what else is plain to see in it. */
export function textToHtml(text: string): string {
  return blocksToHtml(textBlocks(textLines(text)));
}

/** A reader's own text in Markdown → html; without a title, its heading becomes one. */
export function markdownToHtml(text: string, title: string): { html: string; title: string } {
  const { html, heading } = renderMarkdown(text, title === '' ? null : title);
  return { html, title: title || (heading ?? '') };
}
