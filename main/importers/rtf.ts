import { serialize } from 'parse5';
import { parseBody } from '../cleaning/parse-html.ts';
import type { ImportedArticle, SourceFile, TextEncoding, WholeImporter } from './importer.ts';
import { arrangeBlocks } from './office/arrange-blocks.ts';
import { type DocumentProperties, readFront } from './office/document-front.ts';
import { labelOf } from './rtf/charsets.ts';
import { guessCodePage } from './rtf/guess-code-page.ts';
import { begunAt, type RtfProperties } from './rtf/properties.ts';
import { readRtf } from './rtf/read-rtf.ts';
import type { Reading } from './rtf/reading.ts';

export const rtf = {
  id: 'rtf',
  version: 1,
  label: 'RTF',
  extensions: ['rtf'],
  largestBytes: 256 * 1024 * 1024,
  recognise({ bytes }): number {
    return /^(?:\xef\xbb\xbf)?\s{0,64}\{\\rtf/.test(latin(bytes)) ? 0.95 : 0;
  },
  async *read(file) {
    yield await readFile(file);
  },
} satisfies WholeImporter;

async function readFile(file: SourceFile): Promise<ImportedArticle> {
  const { blocks, reading } = await readRtf(file.bytes, file.name, guessCodePage(file.bytes));
  const { images, notes, page } = reading;
  const properties = propertiesOf(reading.properties);
  // A page that a mail program put into RTF, and takes out again.
  const written =
    page === null ? blocks : [{ kind: 'whole' as const, html: serialize(parseBody(page.join(''))) }];
  const front = readFront(properties, written, file.name);
  return {
    ...front.fields,
    html: arrangeBlocks(front.blocks) + notes.html(),
    images: images.images,
    missing: [...images.missing, ...cutShort(reading)],
    encoding: encodingOf(reading),
  };
}

function propertiesOf(stated: RtfProperties): DocumentProperties {
  return {
    origin: 'meta',
    title: stated.title,
    creators: stated.author.split(/\s*;\s*/),
    created: begunAt(stated),
    keywords: [stated.keywords, stated.subject].flatMap((words) => words.split(/\s*[,;]\s*/)),
  };
}

/** Programs forget the last brace; more than that is the end of a file that is not there. */
function cutShort({ groups }: Reading): ImportedArticle['missing'] {
  return groups.length > 1 ? [{ kind: 'text', address: 'the end of the file', reason: 'unreadable' }] : [];
}

function encodingOf({ codePage, guessedPage }: Reading): TextEncoding {
  if (codePage !== null) return { name: labelOf(codePage), knownBy: 'declared' };
  return { name: labelOf(guessedPage), knownBy: guessedPage === 1252 ? 'assumed' : 'detected' };
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 100)).toString('latin1');
}
