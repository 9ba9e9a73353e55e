import { ArchiveError } from '../../../contract/errors.ts';
import { decodeText } from '../decode-text.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, xmlText } from '../xml/xml-tree.ts';
import type { BookContainer } from './book-container.ts';
import { resolveReference } from './references.ts';

/** Elements that say what a style only shows, the outermost first. */
export type Emphasis = readonly ('em' | 'strong' | 'sub' | 'sup')[];

/** Class → what its style means. */
export type ClassEmphasis = ReadonlyMap<string, Emphasis>;

export interface StyleReader {
  /** Of the style sheets of a document. */
  of(root: XmlElement, path: string): Promise<ClassEmphasis>;
}

const largestSheet = 1024 * 1024;
const none: ClassEmphasis = new Map();

/**
 * Many books have their italics in style sheets alone: `<span class="italic">`. Of styles only what means something is
 * taken, and only from rules for one class.
 */
export function createStyleReader(container: BookContainer): StyleReader {
  const sheets = new Map<string, ClassEmphasis>();
  const sheetAt = async (path: string): Promise<ClassEmphasis> => {
    const known = sheets.get(path);
    if (known !== undefined) return known;
    let sheet = none;
    try {
      const bytes = await container.readPart(path, largestSheet);
      if (bytes !== null) sheet = readSheet(decodeText(bytes, { declared: 'utf-8' }).text);
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      // A style sheet that cannot be unpacked costs its italics.
    }
    sheets.set(path, sheet);
    return sheet;
  };
  return {
    async of(root, path) {
      const head = childOf(root, 'head');
      if (head === undefined) return none;
      const found = new Map<string, Emphasis>();
      for (const link of childrenOf(head, 'link')) {
        const target = resolveReference(path, link.attributes.get('href') ?? '');
        const isSheet = /\bstylesheet\b/i.test(link.attributes.get('rel') ?? '');
        if (isSheet && target.kind === 'inside')
          for (const [name, emphasis] of await sheetAt(target.path)) found.set(name, emphasis);
      }
      for (const style of childrenOf(head, 'style'))
        for (const [name, emphasis] of readSheet(xmlText(style).slice(0, largestSheet)))
          found.set(name, emphasis);
      return found;
    },
  };
}

/** What an element's classes and its own style mean. */
export function emphasisOf({ attributes }: XmlElement, classes: ClassEmphasis): Emphasis {
  const found = new Set(meaningOf(attributes.get('style')?.slice(0, 2_000) ?? ''));
  for (const name of (attributes.get('class') ?? '').split(/\s+/))
    for (const each of classes.get(name) ?? []) found.add(each);
  return [...found];
}

function readSheet(text: string): Map<string, Emphasis> {
  const found = new Map<string, Emphasis>();
  for (const rule of withoutComments(text).split('}')) {
    const brace = rule.lastIndexOf('{');
    const emphasis = brace < 0 ? [] : meaningOf(rule.slice(brace + 1));
    if (emphasis.length === 0) continue;
    const selectors = rule.slice(rule.lastIndexOf('{', brace - 1) + 1, brace);
    for (const selector of selectors.split(',')) {
      const name = /^(?:span)?\.([\w-]{1,100})$/.exec(selector.trim())?.[1];
      if (name !== undefined) found.set(name, emphasis);
    }
  }
  return found;
}

function meaningOf(declarations: string): Emphasis {
  const found: ('em' | 'strong' | 'sub' | 'sup')[] = [];
  if (/font-style\s{0,9}:\s{0,9}(?:italic|oblique)/i.test(declarations)) found.push('em');
  if (/font-weight\s{0,9}:\s{0,9}(?:bold|[6-9]00)/i.test(declarations)) found.push('strong');
  if (/vertical-align\s{0,9}:\s{0,9}super/i.test(declarations)) found.push('sup');
  if (/vertical-align\s{0,9}:\s{0,9}sub/i.test(declarations)) found.push('sub');
  return found.filter((each) => each !== 'sub' || !found.includes('sup'));
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let start = text.indexOf('/*'); start >= 0; start = text.indexOf('/*', at)) {
    const end = text.indexOf('*/', start + 2);
    parts.push(text.slice(at, start));
    if (end < 0) return parts.join('');
    at = end + 2;
  }
  return parts.join('') + text.slice(at);
}
