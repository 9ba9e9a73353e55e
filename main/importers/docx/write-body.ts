import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, isElement } from '../xml/xml-tree.ts';
import { chooseAlternative } from './alternatives.ts';
import type { Numbering } from './numbering.ts';
import { readParagraph } from './paragraph-facts.ts';
import type { Relationships } from './relationships.ts';
import type { Slots } from './slots.ts';
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
 * hidden text and tables of contents are gone, text boxes follow the paragraph that holds them, styles have become looks.
 * One piece for each paragraph or table.
 */
export function writeBody(nodes: Nodes, context: BodyContext): string[] {
  const { styles, numbering, relationships, slots } = context;
  const runs = createRunWriter(context);
  return nodes.filter(isElement).map(writeBlock);

  function writeBlocks(children: Nodes): string {
    return children.map((child) => (isElement(child) ? writeBlock(child) : '')).join('');
  }

  function writeBlock(element: XmlElement): string {
    switch (element.local) {
      case 'p':
        return writeParagraph(element);
      case 'tbl':
        return writeTable(element);
      case 'sdt':
        return isContents(element) ? '' : writeBlocks(childOf(element, 'sdtContent')?.children ?? []);
      case 'AlternateContent':
        return writeBlocks(chooseAlternative(element));
      case 'altChunk':
        return writeChunk(element);
      case 'oMathPara':
      case 'oMath':
        return `<w:p>${runs.write([element])}</w:p>`;
      case 'ins':
      case 'moveTo':
      case 'customXml':
      case 'smartTag':
        return writeBlocks(element.children);
      default:
        return '';
    }
  }

  function writeParagraph(element: XmlElement): string {
    const properties = childOf(element, 'pPr');
    const { contents, label, ...facts } = readParagraph(properties, styles, numbering);
    if (contents) return '';
    const mark = childOf(properties, 'rPr');
    // Its words join the next paragraph, whose look they take.
    const joined = childOf(mark, 'del') !== undefined || childOf(mark, 'moveFrom') !== undefined;
    const text = runs.write(element.children);
    const boxes = runs.takeBoxes();
    const plain = joined || (facts.role.name === 'text' && !facts.rightToLeft);
    const slot = plain ? '' : textRun(slots.paragraph(facts));
    const before = label === '' ? '' : textRun(`${label} `);
    const written = `<w:p>${joined ? joinedMark : ''}${slot}${before}${text}</w:p>`;
    return written + boxes.map((box) => writeBlocks(box)).join('');
  }

  function writeTable(element: XmlElement): string {
    return `<w:tbl>${rowsOf(element, 'tr').map(writeRow).join('')}</w:tbl>`;
  }

  function writeRow(row: XmlElement): string {
    const properties = childOf(row, 'trPr');
    if (childOf(properties, 'del')) return '';
    const header = switchOf(properties, 'tblHeader') ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    return `<w:tr>${header}${rowsOf(row, 'tc').map(writeCell).join('')}</w:tr>`;
  }

  function writeCell(cell: XmlElement): string {
    const properties = childOf(cell, 'tcPr');
    const columns = integerOf(settingOf(properties, 'gridSpan')) ?? 1;
    const span = columns > 1 && columns < 100 ? `<w:gridSpan w:val="${columns}"/>` : '';
    const merged = childOf(properties, 'vMerge');
    const restart = attributeOf(merged, 'val') === 'restart' ? ' w:val="restart"' : '';
    const vertical = merged === undefined ? '' : `<w:vMerge${restart}/>`;
    return `<w:tc><w:tcPr>${span}${vertical}</w:tcPr>${writeBlocks(cell.children)}</w:tc>`;
  }

  function writeChunk(element: XmlElement): string {
    const target = relationships.get(attributeOf(element, 'id') ?? '');
    if (!target || target.external || target.target === null) return '';
    return `<w:p>${textRun(slots.inline({ kind: 'chunk', part: target.target }))}</w:p>`;
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
