import { decodeFile } from './decode-text.ts';
import { escapeHtml } from './escape-html.ts';
import type { ImportedArticle, Importer } from './importer.ts';

export const plainText: Importer = {
  id: 'text',
  version: 1,
  label: 'Plain text',
  extensions: ['txt', 'text', 'asc', 'log'],
  recognise: () => 0.1,
  async *read(file): AsyncIterable<ImportedArticle> {
    const { text, encoding } = decodeFile(file.bytes, file.name);
    const paragraphs = text.split(/\r?\n[ \t]*\r?\n/).map((paragraph) => paragraph.trim());
    const html = paragraphs
      .filter((paragraph) => paragraph !== '')
      .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
      .join('\n');
    yield { html, images: [], missing: [], encoding };
  },
};
