import { type ParagraphRole, plainRole } from '../office/block.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf } from '../xml/xml-tree.ts';

/** What is kept of how words look. */
export interface TextLook {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  vertical?: 'sup' | 'sub';
  hidden?: boolean;
}

export interface OpenStyle {
  /** Its own name and those of the styles it builds upon, as people see them, in lower case. */
  names: readonly string[];
  look: TextLook;
  rightToLeft: boolean;
  /** From 1; of paragraphs that are headings by their style. */
  outline: number | undefined;
  listStyle: string | undefined;
}

export interface OpenStyles {
  paragraph(name: string | undefined): OpenStyle;
  text(name: string | undefined): OpenStyle;
}

const noStyle: OpenStyle = {
  names: [],
  look: {},
  rightToLeft: false,
  outline: undefined,
  listStyle: undefined,
};
const longestChain = 20;

export function readStyles(sources: readonly XmlElement[]): OpenStyles {
  const written = new Map<string, XmlElement>();
  for (const source of sources)
    for (const style of childrenOf(source, 'style'))
      written.set(`${style.attributes.get('style:family')} ${style.attributes.get('style:name')}`, style);
  const read = new Map<string, OpenStyle>();
  const resolve = (family: string, name: string | undefined, depth: number): OpenStyle => {
    const key = `${family} ${name}`;
    const known = read.get(key);
    if (known) return known;
    const element = written.get(key);
    if (name === undefined || element === undefined || depth > longestChain) return noStyle;
    const parent = element.attributes.get('style:parent-style-name');
    const style = extend(resolve(family, parent, depth + 1), element, name);
    read.set(key, style);
    return style;
  };
  return {
    paragraph: (name) => resolve('paragraph', name, 0),
    text: (name) => resolve('text', name, 0),
  };
}

function extend(base: OpenStyle, element: XmlElement, name: string): OpenStyle {
  const shown = element.attributes.get('style:display-name') ?? name.replaceAll('_20_', ' ');
  const mode = childOf(element, 'paragraph-properties')?.attributes.get('style:writing-mode');
  const outline = Number(element.attributes.get('style:default-outline-level') || Number.NaN);
  return {
    names: [shown.toLowerCase(), ...base.names],
    look: { ...base.look, ...readLook(childOf(element, 'text-properties')) },
    rightToLeft: mode === undefined || mode === 'page' ? base.rightToLeft : mode.startsWith('rl'),
    outline: Number.isInteger(outline) && outline > 0 ? outline : base.outline,
    listStyle: element.attributes.get('style:list-style-name') ?? base.listStyle,
  };
}

function readLook(properties: XmlElement | undefined): TextLook {
  const look: TextLook = {};
  const get = (name: string): string | undefined => properties?.attributes.get(name);
  const weight = get('fo:font-weight');
  if (weight !== undefined) look.bold = weight === 'bold' || Number(weight) >= 600;
  const slope = get('fo:font-style');
  if (slope !== undefined) look.italic = slope !== 'normal';
  const under = get('style:text-underline-style');
  if (under !== undefined) look.underline = under !== 'none';
  const through = get('style:text-line-through-style') ?? get('style:text-line-through-type');
  if (through !== undefined) look.strike = through !== 'none';
  const position = /^(super|sub|-?\d+)/.exec(get('style:text-position') ?? '')?.[1];
  if (position === 'super' || Number(position) > 0) look.vertical = 'sup';
  if (position === 'sub' || Number(position) < 0) look.vertical = 'sub';
  if (get('text:display') !== undefined) look.hidden = get('text:display') === 'none';
  return look;
}

/** What a paragraph of this style is. */
export function roleOf(style: OpenStyle): ParagraphRole {
  for (const name of style.names) {
    const role = roles.get(name);
    if (role) return role;
    const level = /^heading (\d{1,2})$/.exec(name)?.[1];
    if (level !== undefined) return { name: 'heading', level: Number(level) };
  }
  return style.outline === undefined ? plainRole : { name: 'heading', level: style.outline };
}

const roles = new Map<string, ParagraphRole>([
  ['title', { name: 'title' }],
  ['subtitle', { name: 'subtitle' }],
  ['author', { name: 'author' }],
  ['date', { name: 'date' }],
  ['quotations', { name: 'quote' }],
  ['quote', { name: 'quote' }],
  ['block quote', { name: 'quote' }],
  ['preformatted text', { name: 'code' }],
  ['source code', { name: 'code' }],
]);
