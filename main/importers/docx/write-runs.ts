import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, isElement, xmlText } from '../xml/xml-tree.ts';
import { chooseAlternative } from './alternatives.ts';
import { createFieldWriter } from './fields.ts';
import { rubyHtml } from './ruby.ts';
import { overlay, type RunLook, readRunLook } from './styles.ts';
import { attributeOf, settingOf, switchOf } from './word-xml.ts';
import type { BodyContext } from './write-body.ts';
import { createDrawingWriter } from './write-drawings.ts';
import { escapeXml, ownText, textRun } from './xml-text.ts';

type Nodes = readonly (XmlElement | string)[];

export interface RunWriter {
  /** What stands in a line. */
  write(nodes: Nodes): string;
  /** Contents of the text boxes met since this was last asked. */
  takeBoxes(): Nodes[];
}

export function createRunWriter({ styles, relationships, slots, notes }: BodyContext): RunWriter {
  let boxes: Nodes[] = [];
  const fields = createFieldWriter();
  const drawing = createDrawingWriter(relationships, slots, (box) => void boxes.push(box));
  return {
    write,
    takeBoxes() {
      const taken = boxes;
      boxes = [];
      return taken;
    },
  };

  function write(nodes: Nodes): string {
    return nodes.map((node) => (isElement(node) ? writeInline(node) : '')).join('');
  }

  function writeInline(element: XmlElement): string {
    switch (element.local) {
      case 'r':
        return writeRun(element);
      case 'hyperlink':
        return writeLink(element);
      case 'bookmarkStart':
        return `<w:bookmarkStart w:name="${ownText(attributeOf(element, 'name') ?? '')}"/>`;
      case 'sdt':
        return writeControl(element);
      case 'AlternateContent':
        return write(chooseAlternative(element));
      case 'oMath':
      case 'oMathPara':
        return textRun(slots.inline({ kind: 'formula', element, alone: element.local === 'oMathPara' }));
      case 'ins':
      case 'moveTo':
      case 'smartTag':
      case 'customXml':
      case 'fldSimple':
      case 'dir':
      case 'bdo':
        return write(element.children);
      default:
        return '';
    }
  }

  function writeLink(element: XmlElement): string {
    const target = relationships.get(attributeOf(element, 'id') ?? '');
    const anchor = attributeOf(element, 'anchor');
    const content = write(element.children);
    // Links must not hold links: names of places inside one go before it.
    const places = content.match(/<w:bookmarkStart [^>]*>/g)?.join('') ?? '';
    const text = content.replace(/<w:bookmarkStart [^>]*>|<w:u [^>]*>/g, '');
    const fragment = anchor === undefined ? '' : ` w:anchor="${ownText(anchor)}"`;
    if (target?.external)
      return `${places}<w:hyperlink r:id="${attributeOf(element, 'id')}"${fragment}>${text}</w:hyperlink>`;
    return fragment === '' ? content : `${places}<w:hyperlink${fragment}>${text}</w:hyperlink>`;
  }

  function writeControl(element: XmlElement): string {
    const box = childOf(childOf(element, 'sdtPr'), 'checkbox');
    if (box) return textRun(switchOf(box, 'checked') ? '☒' : '☐');
    return write(childOf(element, 'sdtContent')?.children ?? []);
  }

  function writeRun(element: XmlElement): string {
    const properties = childOf(element, 'rPr');
    const style = styles.get(settingOf(properties, 'rStyle') ?? '');
    const look = overlay(style?.run ?? {}, readRunLook(properties));
    const content = element.children
      .map((child) => (isElement(child) ? writePiece(child, look) : ''))
      .join('');
    if (content === '') return '';
    // Links are underlined and blue by their style; the reader has a look of its own for them.
    const underline = look.underline === true && !style?.names.some((name) => /hyperlink/.test(name));
    const highlight = settingOf(properties, 'highlight');
    // The mark of a note is raised already.
    const vertical =
      (childOf(element, 'footnoteReference') ?? childOf(element, 'endnoteReference'))
        ? undefined
        : look.vertical;
    return `<w:r>${lookXml({ ...look, underline, vertical }, highlight)}${content}</w:r>`;
  }

  function writePiece(element: XmlElement, look: RunLook): string {
    const field = fields.write(element);
    if (field !== null) return field;
    if (look.hidden) return '';
    switch (element.local) {
      case 't':
        return `<w:t xml:space="preserve">${ownText(xmlText(element))}</w:t>`;
      case 'tab':
      case 'ptab':
        return '<w:tab/>';
      case 'br':
        return ['page', 'column'].includes(attributeOf(element, 'type') ?? '') ? '' : '<w:br/>';
      case 'cr':
        return '<w:br/>';
      case 'noBreakHyphen':
      case 'softHyphen':
        return `<w:${element.local}/>`;
      case 'sym':
        return `<w:sym w:font="${escapeXml(attributeOf(element, 'font') ?? '')}" w:char="${escapeXml(attributeOf(element, 'char') ?? '')}"/>`;
      case 'footnoteReference':
      case 'endnoteReference':
        return writeNoteMark(element);
      case 'ruby':
        return slotText(slots.inline({ kind: 'html', html: rubyHtml(element) }));
      case 'AlternateContent':
        return chooseAlternative(element)
          .map((child) => (isElement(child) ? writePiece(child, look) : ''))
          .join('');
      case 'drawing':
      case 'pict':
      case 'object':
        return drawing(element).map(slotText).join('');
      default:
        return '';
    }
  }

  function writeNoteMark(element: XmlElement): string {
    const note = `${element.local.slice(0, -'Reference'.length)} ${attributeOf(element, 'id') ?? ''}`;
    return notes.has(note) ? slotText(slots.inline({ kind: 'note', note })) : '';
  }
}

function slotText(slot: string): string {
  return `<w:t xml:space="preserve">${slot}</w:t>`;
}

function lookXml(look: RunLook, highlight: string | undefined): string {
  const parts = [
    look.bold ? '<w:b/>' : '',
    look.italic ? '<w:i/>' : '',
    look.strike ? '<w:strike/>' : '',
    look.underline ? '<w:u w:val="single"/>' : '',
    look.vertical === 'superscript' || look.vertical === 'subscript'
      ? `<w:vertAlign w:val="${look.vertical}"/>`
      : '',
    highlight !== undefined && highlight !== 'none' ? '<w:highlight w:val="yellow"/>' : '',
  ];
  return `<w:rPr>${parts.join('')}</w:rPr>`;
}
