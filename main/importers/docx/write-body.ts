import { plainRole } from '../office/block.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, isElement } from '../xml/xml-tree.ts';
import { chooseAlternative } from './alternatives.ts';
import type { Numbering } from './numbering.ts';
import { readParagraph } from './paragraph-facts.ts';
import type { Relationships } from './relationships.ts';
import type { ParagraphFacts, Slots, TableMark } from './slots.ts';
import type { WordStyles } from './styles.ts';
import { attributeOf, integerOf, settingOf, switchOf } from './word-xml.ts';
import { createRunWriter } from './write-runs.ts';
import { textRun } from './xml-text.ts';

/** All that the words of a part refer to. */
export interface BodyContext {
  styles: WordStyles;
  numbering: Numbering;
  /** Of the part that is written. */
  relationships: Relationships;
  slots: Slots;
  /** `footnote 2`, `endnote 1`: those that are there. */
  notes: ReadonlySet<string>;
}

type Nodes = readonly (XmlElement | string)[];

/**
 * The body of a Word document in the few elements that the converter needs, so that no other can surprise it: deletions,
 * hidden text and tables of contents are gone, text boxes follow the paragraph that holds them, styles have become looks,
 * tables marks before paragraphs. One piece for each paragraph.
 */
export function writeBody(nodes: Nodes, context: BodyContext): string[] {
  const { styles, numbering, relationships, slots } = context;
  const runs = createRunWriter(context);
  const written: string[] = [];
  /** For the next paragraph. */
  let marks: TableMark[] = [];
  writeBlocks(nodes);
  return written;

  function writeBlocks(children: Nodes): void {
    for (const child of children) if (isElement(child)) writeBlock(child);
  }

  function writeBlock(element: XmlElement): void {
    switch (element.local) {
      case 'p':
        writeParagraph(element);
        return;
      case 'tbl':
        writeTable(element);
        return;
      case 'sdt':
        if (!isContents(element)) writeBlocks(childOf(element, 'sdtContent')?.children ?? []);
        return;
      case 'AlternateContent':
        writeBlocks(chooseAlternative(element));
        return;
      case 'altChunk':
        writeChunk(element);
        return;
      case 'oMathPara':
      case 'oMath':
        put({ role: plainRole, rightToLeft: false }, runs.write([element]));
        return;
      case 'ins':
      case 'moveTo':
      case 'customXml':
      case 'smartTag':
        writeBlocks(element.children);
    }
  }

  function put(facts: Omit<ParagraphFacts, 'marks'>, content: string): void {
    const plain = facts.role.name === 'text' && !facts.rightToLeft && marks.length === 0;
    written.push(`<w:p>${plain ? '' : textRun(slots.paragraph({ ...facts, marks }))}${content}</w:p>`);
    marks = [];
  }

  function writeParagraph(element: XmlElement): void {
    const properties = childOf(element, 'pPr');
    const { contents, label, ...facts } = readParagraph(properties, styles, numbering);
    if (contents) return;
    const mark = childOf(properties, 'rPr');
    // Its words join the next paragraph, whose look they take; but not in another cell.
    const joined = (childOf(mark, 'del') ?? childOf(mark, 'moveFrom')) !== undefined && marks.length === 0;
    const content = (label === '' ? '' : textRun(`${label} `)) + runs.write(element.children);
    const boxes = runs.takeBoxes();
    if (joined) written.push(`<w:p>${joinedMark}${content}</w:p>`);
    else put(facts, content);
    for (const box of boxes) writeBlocks(box);
  }

  function writeTable(element: XmlElement): void {
    marks.push({ kind: 'table' });
    for (const row of rowsOf(element, 'tr')) {
      const properties = childOf(row, 'trPr');
      if (childOf(properties, 'del')) continue;
      marks.push({ kind: 'row', header: switchOf(properties, 'tblHeader') ?? false });
      for (const cell of rowsOf(row, 'tc')) writeCell(cell);
    }
    marks.push({ kind: 'end' });
  }

  function writeCell(cell: XmlElement): void {
    const properties = childOf(cell, 'tcPr');
    const span = integerOf(settingOf(properties, 'gridSpan')) ?? 1;
    const merged = childOf(properties, 'vMerge');
    const goesOn = merged !== undefined && attributeOf(merged, 'val') !== 'restart';
    marks.push({ kind: 'cell', columns: span > 1 && span < 100 ? span : 1, goesOn });
    writeBlocks(cell.children);
    // A cell that nothing was written into, and the end of a table in one.
    if (marks.length > 0) put({ role: plainRole, rightToLeft: false }, '');
  }

  function writeChunk(element: XmlElement): void {
    const target = relationships.get(attributeOf(element, 'id') ?? '');
    if (!target || target.external || target.target === null) return;
    const slot = slots.inline({ kind: 'chunk', part: target.target });
    put({ role: plainRole, rightToLeft: false }, textRun(slot));
  }
}

/** Of a paragraph whose end was deleted: the next one goes on with its words. */
export const joinedMark = '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>';

/** Rows of a table or cells of a row, also those that stand inside controls and insertions. */
function rowsOf(element: XmlElement, local: 'tr' | 'tc'): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.local === local) return [child];
    if (child.local === 'sdt') return rowsOf(childOf(child, 'sdtContent') ?? child, local);
    return ['ins', 'moveTo', 'customXml', 'smartTag', 'sdtContent'].includes(child.local)
      ? rowsOf(child, local)
      : [];
  });
}

function isContents(control: XmlElement): boolean {
  const part = childOf(childOf(control, 'sdtPr'), 'docPartObj');
  return /table of contents/i.test(settingOf(part, 'docPartGallery') ?? '');
}
