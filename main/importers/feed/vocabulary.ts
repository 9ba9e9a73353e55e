import type { XmlElement } from '../xml/parse-xml.ts';

/** What holds for an element and what is below it. */
export interface Scope {
  /** Prefix → vocabulary; the empty prefix is that of elements without one. */
  vocabularies: ReadonlyMap<string, string>;
  /** Vocabulary of the feed itself, whose elements go by their bare names. */
  own: string;
  base: string | undefined;
  language: string | undefined;
}

/** Addresses of namespaces as feeds spell them, without slashes and signs at their ends → short names. */
const vocabularies: readonly (readonly [name: string, address: RegExp])[] = [
  ['atom', /^https?:\/\/(?:www\.w3\.org\/2005\/atom|purl\.org\/atom\/ns)$/],
  [
    'rss',
    /^https?:\/\/(?:purl\.org\/(?:rss\/1\.0|net\/rss1\.[01])|(?:my|channel)\.netscape\.com\/rdf\/simple\/0\.9|backend\.userland\.com\/.*|blogs\.law\.harvard\.edu\/tech\/rss)$/,
  ],
  ['dc', /^https?:\/\/purl\.org\/dc\/elements\/1\.[01]$/],
  ['dcterms', /^https?:\/\/purl\.org\/dc\/terms$/],
  ['content', /^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content$/],
  [
    'itunes',
    /^https?:\/\/(?:www\.itunes\.com\/dtds\/podcast-1\.0\.dtd|example\.com\/dtds\/podcast-1\.0\.dtd)$/,
  ],
  ['media', /^https?:\/\/(?:search\.yahoo\.com\/mrss|tools\.search\.yahoo\.com\/mrss)$/],
  ['xhtml', /^https?:\/\/www\.w3\.org\/1999\/xhtml$/],
  ['rdf', /^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns$/],
  ['feedburner', /^https?:\/\/rssnamespace\.org\/feedburner\/ext\/1\.0$/],
  ['prism', /^https?:\/\/prismstandard\.org\/namespaces\/.*$/],
];

export function rootScope(root: XmlElement): Scope {
  const outer: Scope = { vocabularies: new Map(), own: '', base: undefined, language: undefined };
  const scope = innerScope(root, outer);
  return { ...scope, own: vocabularyOf(root, scope) };
}

/** Copied where more are declared; no feed has so many. */
const mostVocabularies = 200;

export function innerScope(element: XmlElement, outer: Scope): Scope {
  let known: Map<string, string> | undefined;
  let { base, language } = outer;
  for (const [name, value] of element.attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      known ??= new Map(outer.vocabularies);
      if (known.size >= mostVocabularies) continue;
      known.set(name.slice(6).toLowerCase(), shortName(value) ?? name.slice(6).toLowerCase());
    } else if (name === 'xml:base') base = resolveAddress(value, outer.base) ?? outer.base;
    else if (name === 'xml:lang') language = value.trim();
  }
  return { ...outer, vocabularies: known ?? outer.vocabularies, base, language };
}

/** `title`, `dc:creator`, `content:encoded`, by the namespace where it is declared and else by the prefix as written. */
export function nameOf(element: XmlElement, scope: Scope): string {
  const vocabulary = vocabularyOf(element, scope);
  const local = element.local.toLowerCase();
  return vocabulary === '' || vocabulary === scope.own || vocabulary === 'rss'
    ? local
    : `${vocabulary}:${local}`;
}

function vocabularyOf(element: XmlElement, scope: Scope): string {
  const colon = element.name.indexOf(':');
  const prefix = colon < 0 ? '' : element.name.slice(0, colon).toLowerCase();
  return scope.vocabularies.get(prefix) ?? prefix;
}

function shortName(address: string): string | null {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/[/#]+$/, '');
  return vocabularies.find(([, mark]) => mark.test(plain))?.[0] ?? null;
}

/** An absolute http or https address, or undefined. */
export function resolveAddress(address: string | undefined, base: string | undefined): string | undefined {
  const text = address?.trim() ?? '';
  if (text === '' || text.length > 8_000 || !URL.canParse(text, base)) return undefined;
  const { href, protocol } = new URL(text, base);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}
