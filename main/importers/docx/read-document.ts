import { ArchiveError } from '../../../contract/errors.ts';
import type { ImportedArticle } from '../importer.ts';
import { arrangeBlocks } from '../office/arrange-blocks.ts';
import type { Block } from '../office/block.ts';
import { readFront } from '../office/document-front.ts';
import { createDocumentImages } from '../office/document-images.ts';
import { createNoteList } from '../office/notes.ts';
import type { PackageParts } from '../office/package-parts.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf } from '../xml/xml-tree.ts';
import { convertBody } from './convert.ts';
import { fillSlots, type SlotSources } from './fill-slots.ts';
import { foldTables, type MarkedBlock } from './fold-tables.ts';
import { readNotes } from './notes.ts';
import { readNumbering } from './numbering.ts';
import { readProperties } from './properties.ts';
import { readBlocks } from './read-blocks.ts';
import { partOf, readRelationships } from './relationships.ts';
import { createSlots } from './slots.ts';
import { readStyles } from './styles.ts';
import { type BodyContext, writeBody } from './write-body.ts';

/** A Word document, opened, as an article. Error: `damaged`, and those of the parts. */
export async function readDocument(parts: PackageParts, name: string): Promise<ImportedArticle> {
  const packageRelationships = await readRelationships(parts, '');
  const main = partOf(packageRelationships, 'officeDocument', parts) ?? 'word/document.xml';
  const document = await parts.xml(main);
  const body = document === null ? undefined : childOf(document, 'body');
  if (body === undefined)
    throw new ArchiveError('damaged', `"${name}" holds no text of a document ("${main}").`);
  const relationships = await readRelationships(parts, main);
  const related = async (kind: string): Promise<XmlElement | null> => {
    const part = partOf(relationships, kind, parts);
    return part === null ? null : parts.xml(part);
  };
  const styles = readStyles(await related('styles'));
  const numbering = readNumbering(await related('numbering'), styles);
  const notes = await readNotes(parts, relationships);
  const slots = createSlots();
  const images = createDocumentImages();
  const list = createNoteList();
  const asked: { note: string; say(html: string): void }[] = [];
  const sources: SlotSources = {
    parts,
    images,
    note(note) {
      const { mark, say } = list.open();
      asked.push({ note, say });
      return mark;
    },
  };
  const blocksOf = async (element: XmlElement, context: BodyContext): Promise<Block[]> => {
    const blocks: MarkedBlock[] = [];
    for await (const html of convertBody(writeBody(element.children, context), context.relationships))
      for (const { marks, block } of readBlocks(html, slots))
        blocks.push({
          marks,
          block: { ...block, html: await fillSlots(block.html, slots.inlines, sources) },
        });
    return foldTables(blocks);
  };

  const context = { styles, numbering, slots, relationships, notes: new Set(notes.keys()) };
  const blocks = await blocksOf(body, context);
  for (const { note, say } of asked) {
    const found = notes.get(note);
    if (found === undefined) continue;
    // Notes upon notes are no thing of Word's.
    const inside = { ...context, relationships: found.relationships, notes: new Set<string>() };
    say(arrangeBlocks(await blocksOf(found.element, inside)));
  }
  const front = readFront(await readProperties(parts, packageRelationships), blocks, name);
  return {
    ...front.fields,
    html: arrangeBlocks(front.blocks) + list.html(),
    images: images.images,
    missing: images.missing,
    encoding: null,
  };
}
