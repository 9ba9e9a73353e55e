import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, xmlText } from '../xml/xml-tree.ts';
import { attributeOf, switchOf } from './word-xml.ts';
import { ownText } from './xml-text.ts';

/** Writes the marks of fields (links, checkboxes; of all others only the result shows). Null for what is none. */
export interface FieldWriter {
  write(element: XmlElement): string | null;
}

/** Addresses are no longer; the converter's expressions must not meet endless instructions. */
const longestInstruction = 8_000;

export function createFieldWriter(): FieldWriter {
  let instruction = 0;
  return {
    write(element) {
      if (element.local === 'fldChar') {
        instruction = 0;
        return writeMark(element);
      }
      if (element.local !== 'instrText') return null;
      const text = xmlText(element).replace(/\s+/g, ' ');
      instruction += text.length;
      return instruction > longestInstruction ? '' : `<w:instrText>${ownText(text)}</w:instrText>`;
    },
  };
}

function writeMark(element: XmlElement): string {
  const type = attributeOf(element, 'fldCharType') ?? '';
  if (!['begin', 'separate', 'end'].includes(type)) return '';
  const box = childOf(childOf(element, 'ffData'), 'checkBox');
  if (type !== 'begin' || box === undefined) return `<w:fldChar w:fldCharType="${type}"/>`;
  const checked = switchOf(box, 'checked') ?? switchOf(box, 'default') ?? false;
  return `<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked w:val="${checked ? 1 : 0}"/></w:checkBox></w:ffData></w:fldChar>`;
}
