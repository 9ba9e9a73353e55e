import { ArchiveError } from '../../contract/errors.ts';
import { detectLanguage } from '../understanding/language.ts';
import { languageFits } from './html/metadata/language-fits.ts';
import type { ImportedArticle, Stated, StreamImporter } from './importer.ts';
import { type Block, plainTextOf } from './pdf/blocks.ts';
import { blocksToHtml } from './pdf/blocks-to-html.ts';
import { compose } from './pdf/compose.ts';
import { joinLines } from './pdf/join-lines.ts';
import { readMetadata } from './pdf/metadata.ts';
import { openDocument } from './pdf/open-document.ts';
import { readOutline } from './pdf/outline.ts';
import { isParagraph, readPages } from './pdf/read-document.ts';
import { largestText, withoutTitle } from './pdf/title.ts';

/** Above so many letters the text tells its language better than the program that wrote the file. */
const enoughToDetect = 600;

export const pdf = {
  id: 'pdf',
  version: 1,
  label: 'PDF',
  extensions: ['pdf'],
  recognise: ({ bytes }) => {
    const head = latin(bytes.subarray(0, 4_096));
    if (/^[\s\xef\xbb\xbf]*%PDF-\d/.test(head)) return 0.95;
    // Some programs put something before the mark; a text may speak of it.
    return /%PDF-\d\.\d\s/.test(head.slice(0, 1_034)) && /\s\d+ \d+ obj\b/.test(head) ? 0.92 : 0;
  },
  reads: 'stream',
  async *read(file): AsyncIterable<ImportedArticle> {
    const { name } = file;
    const { document, close } = await openDocument(file);
    try {
      const fields = await readMetadata(document, name);
      const outline = await readOutline(document);
      const { pages, highlights, comments, missing, letters } = await readPages(document);
      if (letters === 0) throw withoutLetters(name, document.numPages);
      const { blocks, vocabulary, bodySize } = compose(pages, outline);
      const largest = fields.title ? null : largestText(blocks, bodySize);
      if (largest) {
        const spans = joinLines(largest.lines, new Set(), vocabulary);
        fields.title = {
          value: spans
            .map(({ text }) => text)
            .join('')
            .trim(),
          origin: 'inferred',
        };
      }
      const body = fields.title ? withoutTitle(blocks, fields.title.value) : blocks;
      const language = languageOf(fields.language, body);
      if (language) fields.language = language;
      else delete fields.language;
      yield {
        ...fields,
        html: blocksToHtml(body.length > 0 ? body : blocks, vocabulary),
        images: [],
        missing,
        encoding: null,
        ...(highlights.length > 0 && { highlights }),
        ...(comments.length > 0 && { note: comments.join('\n\n') }),
      };
    } finally {
      await close();
    }
  },
} satisfies StreamImporter;

/** Most PDFs state the language of the program that made them; a long text tells its own, behind the imprint. */
function languageOf(stated: Stated | undefined, body: readonly Block[]): Stated | undefined {
  const paragraphs = body.filter(isParagraph).map(({ lines }) => plainTextOf(lines));
  const text = paragraphs
    .slice(Math.floor(paragraphs.length / 4))
    .slice(0, 100)
    .join('\n');
  const detected = detectLanguage(text);
  if (text.length > enoughToDetect && detected !== null) return { value: detected, origin: 'detected' };
  return stated && languageFits(stated.value, text) ? stated : undefined;
}

function withoutLetters(name: string, pages: number): ArchiveError {
  const what = pages === 1 ? 'Its page is a picture' : `Its ${pages} pages are pictures`;
  return new ArchiveError(
    'no-text',
    `"${name}" has no text layer. ${what} or empty; a program that recognises text (OCR) can add one.`,
  );
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
