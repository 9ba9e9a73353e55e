import type { ImportedArticle } from '../importer.ts';
import { arrangeBlocks } from '../office/arrange-blocks.ts';
import { type DocumentProperties, readFront } from '../office/document-front.ts';
import { createDocumentImages } from '../office/document-images.ts';
import { createNoteList } from '../office/notes.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, wordsOf } from '../xml/xml-tree.ts';
import { createListCounter } from './lists.ts';
import type { OpenDocument } from './open-document.ts';
import { createBodyReader } from './read-body.ts';
import { readStyles } from './styles.ts';

/** An OpenDocument text, opened, as an article. */
export async function readDocument(document: OpenDocument, name: string): Promise<ImportedArticle> {
  const images = createDocumentImages();
  const notes = createNoteList();
  const body = createBodyReader({
    ...{ document, images, notes },
    styles: readStyles(document.styles),
    lists: createListCounter(document.styles),
  });
  const blocks = await body.read(document.text.children);
  const front = readFront(propertiesOf(document.meta), blocks, name);
  return {
    ...front.fields,
    html: arrangeBlocks(front.blocks) + notes.html(),
    images: images.images,
    missing: images.missing,
    encoding: null,
  };
}

function propertiesOf(meta: XmlElement | undefined): DocumentProperties {
  const words = (local: string): string | undefined => wordsOf(childOf(meta, local));
  const keywords = meta === undefined ? [] : childrenOf(meta, 'keyword').map((word) => wordsOf(word) ?? '');
  return {
    origin: 'dublin-core',
    title: words('title'),
    // The creator is whoever saved it last.
    creators: [words('initial-creator') ?? words('creator') ?? ''],
    created: words('creation-date'),
    modified: words('date'),
    language: words('language'),
    keywords: [...keywords, words('subject') ?? ''].flatMap((word) => word.split(/\s*[,;]\s*/)),
  };
}
