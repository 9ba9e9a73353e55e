import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf } from '../xml/xml-tree.ts';
import { attributeOf, integerOf, settingOf, switchOf } from './word-xml.ts';

/** A style with all that it takes over from those it is based on. */
export interface WordStyle {
  /** In lower case, as Word names it in every language: `heading 1`, `title`, `quote`. Own ones as written. */
  names: readonly string[];
  /** From 0; undefined for body text. */
  outline: number | undefined;
  numberingId: string | undefined;
  numberingLevel: number | undefined;
  rightToLeft: boolean | undefined;
  run: RunLook;
}

/** What is kept of how a run looks. */
export interface RunLook {
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  strike?: boolean | undefined;
  underline?: boolean | undefined;
  vertical?: string | undefined;
  hidden?: boolean | undefined;
}

export type WordStyles = ReadonlyMap<string, WordStyle>;

const noStyle: WordStyle = {
  names: [],
  ...{ outline: undefined, numberingId: undefined, numberingLevel: undefined, rightToLeft: undefined },
  run: {},
};
const longestChain = 20;

export function readStyles(root: XmlElement | null): WordStyles {
  const written = new Map<string, XmlElement>();
  for (const style of root === null ? [] : childrenOf(root, 'style'))
    written.set(attributeOf(style, 'styleId') ?? '', style);
  const read = new Map<string, WordStyle>();
  const resolve = (id: string, depth: number): WordStyle => {
    const known = read.get(id);
    if (known) return known;
    const element = written.get(id);
    if (element === undefined || depth > longestChain) return noStyle;
    const parent = settingOf(element, 'basedOn');
    const style = extend(parent === undefined ? noStyle : resolve(parent, depth + 1), element);
    read.set(id, style);
    return style;
  };
  for (const id of written.keys()) resolve(id, 0);
  return read;
}

function extend(base: WordStyle, element: XmlElement): WordStyle {
  const paragraph = childOf(element, 'pPr');
  const numbering = childOf(paragraph, 'numPr');
  const name = settingOf(element, 'name')?.toLowerCase();
  return {
    names: name === undefined ? base.names : [name, ...base.names],
    outline: integerOf(settingOf(paragraph, 'outlineLvl')) ?? base.outline,
    numberingId: settingOf(numbering, 'numId') ?? base.numberingId,
    numberingLevel: integerOf(settingOf(numbering, 'ilvl')) ?? base.numberingLevel,
    rightToLeft: switchOf(paragraph, 'bidi') ?? base.rightToLeft,
    run: overlay(base.run, readRunLook(childOf(element, 'rPr'))),
  };
}

export function readRunLook(properties: XmlElement | undefined): RunLook {
  if (properties === undefined) return {};
  return {
    bold: switchOf(properties, 'b'),
    italic: switchOf(properties, 'i'),
    strike: switchOf(properties, 'strike') ?? switchOf(properties, 'dstrike'),
    underline: switchOf(properties, 'u'),
    vertical: settingOf(properties, 'vertAlign'),
    hidden: switchOf(properties, 'vanish'),
  };
}

/** What the second says, and what the first says where the second is silent. */
export function overlay(base: RunLook, above: RunLook): RunLook {
  return {
    bold: above.bold ?? base.bold,
    italic: above.italic ?? base.italic,
    strike: above.strike ?? base.strike,
    underline: above.underline ?? base.underline,
    vertical: above.vertical ?? base.vertical,
    hidden: above.hidden ?? base.hidden,
  };
}
