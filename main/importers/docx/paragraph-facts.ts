import type { ParagraphRole } from '../office/block.ts';
import { plainRole } from '../office/block.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf } from '../xml/xml-tree.ts';
import type { Numbering } from './numbering.ts';
import type { ParagraphFacts } from './slots.ts';
import type { WordStyle, WordStyles } from './styles.ts';
import { integerOf, settingOf, switchOf } from './word-xml.ts';

/** What a paragraph is, by its properties and its style; and the number that stands before it as text. */
export interface ReadParagraph extends Omit<ParagraphFacts, 'marks'> {
  label: string;
  /** A line of a table of contents: made by a program, with pages that are no more. */
  contents: boolean;
}

export function readParagraph(
  properties: XmlElement | undefined,
  styles: WordStyles,
  numbering: Numbering,
): ReadParagraph {
  const style = styles.get(settingOf(properties, 'pStyle') ?? '');
  const rightToLeft = switchOf(properties, 'bidi') ?? style?.rightToLeft ?? false;
  const contents = style !== undefined && /^toc (?:\d|heading)$/.test(style.names[0] ?? '');
  const named = namedRole(integerOf(settingOf(properties, 'outlineLvl')), style);
  const list = childOf(properties, 'numPr');
  const id = settingOf(list, 'numId') ?? style?.numberingId ?? '0';
  const level = integerOf(settingOf(list, 'ilvl')) ?? style?.numberingLevel ?? 0;
  const label = id === '0' ? null : numbering.next(id, level);
  if (label === null) return { role: named, rightToLeft, contents, label: '' };
  if (named.name !== 'text')
    return { role: named, rightToLeft, contents, label: label.kind === 'number' ? label.text : '' };
  if (label.kind === 'number' && label.number === null)
    return { role: named, rightToLeft, contents, label: label.text };
  const number = label.kind === 'number' ? label.number : null;
  return { role: { name: 'list', level, number }, rightToLeft, contents, label: '' };
}

/** Outline levels from here on mean body text. */
const bodyLevel = 9;

function namedRole(outline: number | undefined, style: WordStyle | undefined): ParagraphRole {
  const names = style?.names ?? [];
  const heading = names
    .map((name) => /^heading ([1-9])$/.exec(name)?.[1])
    .find((level) => level !== undefined);
  const level = outline ?? style?.outline ?? (heading === undefined ? undefined : Number(heading) - 1);
  for (const name of names) {
    const role = roles.get(name);
    if (role !== undefined) return role;
  }
  if (level !== undefined && level >= 0 && level < bodyLevel) return { name: 'heading', level: level + 1 };
  return plainRole;
}

const roles = new Map<string, ParagraphRole>([
  ['title', { name: 'title' }],
  ['subtitle', { name: 'subtitle' }],
  ['author', { name: 'author' }],
  ['date', { name: 'date' }],
]);
for (const name of ['quote', 'intense quote', 'block text', 'block quote', 'quotations', 'blockquote'])
  roles.set(name, { name: 'quote' });
for (const name of ['source code', 'html preformatted', 'preformatted text', 'code', 'macro text'])
  roles.set(name, { name: 'code' });
