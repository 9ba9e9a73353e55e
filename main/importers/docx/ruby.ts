import { escapeHtml } from '../escape-html.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, elementsOf, xmlText } from '../xml/xml-tree.ts';
import { slotCharacters } from './slots.ts';

/** How a word is read, above it. */
export function rubyHtml(element: XmlElement): string {
  const text = (child: string): string => {
    const part = childOf(element, child);
    const words = part === undefined ? [] : elementsOf(part, 't');
    return escapeHtml(words.map(xmlText).join('').replace(slotCharacters, ''));
  };
  return `<ruby>${text('rubyBase')}<rp>(</rp><rt>${text('rt')}</rt><rp>)</rp></ruby>`;
}
