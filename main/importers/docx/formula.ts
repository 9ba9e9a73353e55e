import { escapeHtml } from '../escape-html.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, isElement, xmlText } from '../xml/xml-tree.ts';
import { slotCharacters } from './slots.ts';
import { settingOf, switchOf } from './word-xml.ts';

/** A formula of Word (OMML) as MathML: the structures that people write; of others the parts, in their order. */
export function formulaHtml(element: XmlElement, alone: boolean): string {
  const formulas = element.local === 'oMathPara' ? childrenOf(element, 'oMath') : [element];
  const display = alone ? ' display="block"' : '';
  return formulas.map((formula) => `<math${display}>${rowOf(formula.children)}</math>`).join(' ');
}

function rowOf(nodes: readonly (XmlElement | string)[]): string {
  const parts = nodes
    .filter(isElement)
    .map(partOf)
    .filter((part) => part !== '');
  return parts.length === 1 ? (parts[0] ?? '') : `<mrow>${parts.join('')}</mrow>`;
}

/** The argument of a structure: always one element, as MathML counts them. */
function argument(element: XmlElement, name = 'e'): string {
  return rowOf(childOf(element, name)?.children ?? []);
}

function partOf(element: XmlElement): string {
  const property = (name: string): string | undefined =>
    settingOf(childOf(element, `${element.local}Pr`), name);
  const own = (name?: string): string => argument(element, name);
  switch (element.local) {
    case 'r':
      return runHtml(element);
    case 'f':
      return `<mfrac${property('type') === 'noBar' ? ' linethickness="0"' : ''}>${own('num')}${own('den')}</mfrac>`;
    case 'sSup':
      return `<msup>${own()}${own('sup')}</msup>`;
    case 'sSub':
      return `<msub>${own()}${own('sub')}</msub>`;
    case 'sSubSup':
      return `<msubsup>${own()}${own('sub')}${own('sup')}</msubsup>`;
    case 'sPre':
      return `<mmultiscripts>${own()}<mprescripts></mprescripts>${own('sub')}${own('sup')}</mmultiscripts>`;
    case 'rad': {
      const bare =
        switchOf(childOf(element, 'radPr'), 'degHide') || childOf(element, 'deg')?.children.length === 0;
      return bare ? `<msqrt>${own()}</msqrt>` : `<mroot>${own()}${own('deg')}</mroot>`;
    }
    case 'nary':
      return `<mrow><munderover><mo>${escapeHtml(property('chr') ?? '∫')}</mo>${own('sub')}${own('sup')}</munderover>${own()}</mrow>`;
    case 'd':
      return fenced(element);
    case 'limLow':
      return `<munder>${own()}${own('lim')}</munder>`;
    case 'limUpp':
      return `<mover>${own()}${own('lim')}</mover>`;
    case 'acc':
      return `<mover accent="true">${own()}<mo>${escapeHtml(property('chr') ?? '\u0302')}</mo></mover>`;
    case 'bar':
      return property('pos') === 'top'
        ? `<mover>${own()}<mo>¯</mo></mover>`
        : `<munder>${own()}<mo>_</mo></munder>`;
    case 'groupChr':
      return `<munder>${own()}<mo>${escapeHtml(property('chr') ?? '⏟')}</mo></munder>`;
    case 'func':
      return `<mrow>${own('fName')}<mo>\u2061</mo>${own()}</mrow>`;
    case 'm':
      return tableHtml(childrenOf(element, 'mr').map((row) => childrenOf(row, 'e')));
    case 'eqArr':
      return tableHtml(childrenOf(element, 'e').map((row) => [row]));
    case 'del':
    case 'moveFrom':
      return '';
    default:
      return element.local.endsWith('Pr') ? '' : rowOf(element.children);
  }
}

function fenced(element: XmlElement): string {
  const properties = childOf(element, 'dPr');
  const sign = (name: string, usual: string): string =>
    `<mo>${escapeHtml(settingOf(properties, name) ?? usual)}</mo>`;
  const parts = childrenOf(element, 'e').map((part) => rowOf(part.children));
  return `<mrow>${sign('begChr', '(')}${parts.join(sign('sepChr', '|'))}${sign('endChr', ')')}</mrow>`;
}

function tableHtml(rows: readonly (readonly XmlElement[])[]): string {
  const cells = (row: readonly XmlElement[]): string =>
    row.map((cell) => `<mtd>${rowOf(cell.children)}</mtd>`).join('');
  return `<mtable>${rows.map((row) => `<mtr>${cells(row)}</mtr>`).join('')}</mtable>`;
}

/** Numbers, names and signs, each as what it is. */
function runHtml(element: XmlElement): string {
  const text = childrenOf(element, 't').map(xmlText).join('').replace(slotCharacters, '');
  if (switchOf(childOf(element, 'rPr'), 'nor'))
    return text === '' ? '' : `<mtext>${escapeHtml(text)}</mtext>`;
  const tokens = (text.match(/\d+(?:[.,]\d+)?|\p{L}|\S/gu) ?? []).map((token) => {
    const name = /^\d/.test(token) ? 'mn' : /^\p{L}/u.test(token) ? 'mi' : 'mo';
    return `<${name}>${escapeHtml(token)}</${name}>`;
  });
  return tokens.length < 2 ? tokens.join('') : `<mrow>${tokens.join('')}</mrow>`;
}
