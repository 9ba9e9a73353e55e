import { attributeRules } from '../../cleaning/allow-list.ts';
import type { XmlElement } from '../xml/parse-xml.ts';

const htmlPrefixes = new Set(['xhtml', 'html', 'h', 'htm', 'm', 'mml', 'math', 'svg', 's', 'epub', 'ops']);

/** The name of an element for the rules of articles. A prefix of another vocabulary (`o:p`) makes it a stranger. */
export function spellingOf({ name, local }: XmlElement): string {
  if (name.length === local.length) return local.toLowerCase();
  const prefix = name.slice(0, name.indexOf(':')).toLowerCase();
  return htmlPrefixes.has(prefix) ? local.toLowerCase() : `x-${local.toLowerCase()}`;
}

const dtbookNames = new Map([
  ['level', 'div'],
  ['level1', 'section'],
  ['level2', 'section'],
  ['level3', 'section'],
  ['level4', 'section'],
  ['level5', 'section'],
  ['level6', 'section'],
  ['frontmatter', 'section'],
  ['bodymatter', 'section'],
  ['rearmatter', 'section'],
  ['doctitle', 'h1'],
  ['docauthor', 'p'],
  ['bridgehead', 'p'],
  ['hd', 'p'],
  ['list', 'ul'],
  ['imggroup', 'figure'],
  ['linegroup', 'div'],
  ['line', 'p'],
  ['note', 'aside'],
  ['annotation', 'aside'],
  ['sidebar', 'aside'],
  ['noteref', 'a'],
  ['annoref', 'a'],
  ['epigraph', 'blockquote'],
]);

/** Talking books (DTBook), which EPUB 2 allows for chapters, have their own names for much the same. */
export function dtbookName(name: string): string {
  return dtbookNames.get(name) ?? name;
}

/** Language of an element where it says so; the primary one in lower case with its region as written. */
export function languageOf({ attributes }: XmlElement): string | null {
  const tag = (attributes.get('xml:lang') ?? attributes.get('lang') ?? '').trim();
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/i.test(tag) ? tag : null;
}

const kept = new Set(['dir', 'title', 'class']);

/** The attributes that an article may have, of this element; `id`, `lang` and `href` are the caller's. */
export function attributesOf(
  { attributes }: XmlElement,
  name: string,
  language: string | null,
): [string, string][] {
  const found: [string, string][] = [];
  if (attributes.size > 0) {
    for (const { attribute } of attributeRules(name)) {
      const value = attributes.get(attribute);
      if (value !== undefined && !kept.has(attribute)) found.push([attribute, value]);
    }
    const direction = attributes.get('dir')?.toLowerCase();
    if (direction !== undefined) found.push(['dir', direction]);
    const title = attributes.get('title');
    if (title !== undefined && (name === 'abbr' || name === 'dfn')) found.push(['title', title]);
    const code = /(?:^|\s)(language-[\w+#.-]{1,40})/.exec(attributes.get('class') ?? '')?.[1];
    if (code !== undefined) found.push(['class', code]);
  }
  if (language !== null) found.push(['lang', language]);
  return found;
}

const notes = new Set(['footnote', 'endnote', 'rearnote', 'note', 'annotation']);
const noteLists = new Set(['footnotes', 'endnotes', 'rearnotes']);

/** The class by which articles know references to notes, notes and the ways back; null for anything else. */
export function noteClass(element: XmlElement, types: readonly string[]): string | null {
  if (element.local === 'noteref' || (element.local === 'a' && types.includes('noteref')))
    return 'footnote-ref';
  if (element.local === 'a' && (types.includes('backlink') || types.includes('referrer')))
    return 'footnote-backref';
  if (types.some((type) => notes.has(type)))
    return element.local === 'li' ? 'footnote-item' : 'footnotes-list';
  if (types.some((type) => noteLists.has(type)))
    return element.local === 'ol' || element.local === 'ul' ? 'footnotes-list' : null;
  return null;
}
