import { instantOf } from './exports/facts.ts';
import { joinFolders } from './exports/folder-paths.ts';
import { htmlToNote } from './exports/html-to-note.ts';
import { uniqueNames } from './exports/unique-names.ts';
import type { WholeImporter } from './importer.ts';
import { noReference, type Reference, referenceArticle } from './references/reference.ts';
import { decodeXml } from './xml/decode-xml.ts';
import { parseXml, type XmlElement } from './xml/parse-xml.ts';
import { childOf, childrenOf, elementsOf, wordsOf } from './xml/xml-tree.ts';

/**
 * What Zotero exports with notes and files: works, and beside them their journals, notes, attachments and collections, which name
 * each other by `rdf:about` and `rdf:resource`. A note that belongs to no work is an article of its own.
 */
export const zoteroRdf = {
  id: 'zotero-rdf',
  version: 1,
  label: 'References (Zotero RDF)',
  extensions: ['rdf'],
  recognise: ({ bytes }) => {
    const head = new TextDecoder().decode(bytes.subarray(0, 4_096));
    return /<rdf:RDF[\s>]/.test(head) && head.includes('zotero.org/namespaces/export#') ? 0.99 : 0;
  },
  async *read(file, { sibling }) {
    const { text, encoding } = decodeXml(file.bytes);
    const root = parseXml(text, `"${file.name}"`);
    const library = readLibrary(root);
    const name = uniqueNames('reference');
    const context = { name: file.name, encoding, sibling };
    const typed = childrenOf(root).some((element) => childOf(element, 'itemType') !== undefined);
    for (const element of childrenOf(root)) {
      const about = aboutOf(element);
      if (element.local === 'Memo' && !library.notesOfWorks.has(about))
        yield referenceArticle({ ...noteOf(element, library), within: name(about) }, context);
      else if (isWork(element, typed))
        yield referenceArticle({ ...workOf(element, library), within: name(about) }, context);
    }
  },
} satisfies WholeImporter;

interface Library {
  /** Everything that has a name, by it. */
  byName: Map<string, XmlElement>;
  notesOfWorks: Set<string>;
  /** Names of works and notes → the collections that they are in. */
  collections: Map<string, string[]>;
}

/** Journals and series stand among the works, and have no type. */
function isWork(element: XmlElement, typed: boolean): boolean {
  if (['Attachment', 'Collection', 'Memo', 'Journal', 'Series'].includes(element.local)) return false;
  const type = textIn(element, 'itemType');
  return typed ? type !== '' && type !== 'attachment' && type !== 'note' : textIn(element, 'title') !== '';
}

function readLibrary(root: XmlElement): Library {
  const byName = new Map<string, XmlElement>();
  const notesOfWorks = new Set<string>();
  for (const element of childrenOf(root)) {
    if (aboutOf(element) !== '') byName.set(aboutOf(element), element);
    for (const note of childrenOf(element, 'isReferencedBy')) notesOfWorks.add(resourceOf(note));
  }
  return { byName, notesOfWorks, collections: readCollections(root) };
}

const deepest = 20;

function readCollections(root: XmlElement): Map<string, string[]> {
  const folders = new Map(childrenOf(root, 'Collection').map((folder) => [aboutOf(folder), folder]));
  const parents = new Map<string, string>();
  for (const [name, folder] of folders)
    for (const part of childrenOf(folder, 'hasPart')) {
      const inside = resourceOf(part);
      if (folders.has(inside)) parents.set(inside, name);
    }
  const collections = new Map<string, string[]>();
  for (const [name, folder] of folders) {
    const path: string[] = [];
    for (let at: string | undefined = name; at !== undefined && path.length < deepest; at = parents.get(at))
      path.unshift(textIn(folders.get(at), 'title'));
    for (const part of childrenOf(folder, 'hasPart')) {
      const inside = resourceOf(part);
      if (!folders.has(inside))
        collections.set(inside, [...(collections.get(inside) ?? []), joinFolders(path)]);
    }
  }
  return collections;
}

function workOf(work: XmlElement, library: Library): Omit<Reference, 'within'> {
  const within = childrenOf(work, 'isPartOf')
    .map((part) => library.byName.get(resourceOf(part)) ?? childrenOf(part)[0])
    .filter((part) => part !== undefined);
  const containers = within.filter(({ local }) => local !== 'Series');
  const first = (local: string): string =>
    [work, ...within].map((element) => textIn(element, local)).find((text) => text !== '') ?? '';
  const identifiers = [work, ...within].flatMap((element) =>
    childrenOf(element, 'identifier').map((identifier) => wordsIn(identifier)),
  );
  const identifier = (kind: RegExp): string =>
    identifiers.map((text) => kind.exec(text)?.[1] ?? '').find((text) => text !== '') ?? '';
  const notes = childrenOf(work, 'isReferencedBy').map((note) => library.byName.get(resourceOf(note)));
  return {
    ...noReference,
    title: textIn(work, 'title'),
    authors: peopleIn(work, 'authors', 'directors', 'inventors', 'interviewers', 'artists', 'presenters'),
    editors: peopleIn(work, 'editors'),
    container: containers.map((part) => textIn(part, 'title')).find((text) => text !== '') ?? '',
    publisher: publisherOf(childOf(work, 'publisher')),
    volume: first('volume'),
    issue: first('number'),
    pages: textIn(work, 'pages'),
    date: textIn(work, 'date'),
    language: textIn(work, 'language'),
    address: identifier(/^(https?:\/\/\S+)$/) || (/^https?:/.test(aboutOf(work)) ? aboutOf(work) : ''),
    doi: identifier(/^DOI\s+(\S+)/i),
    isbn: identifier(/^ISBN\s+(\S+)/i),
    abstract: textIn(work, 'abstract'),
    tags: childrenOf(work, 'subject')
      .map(wordsIn)
      .filter((tag) => tag !== ''),
    collections: library.collections.get(aboutOf(work)) ?? [],
    notes: notes.map((note) => (note === undefined ? '' : htmlToNote(htmlOf(note)))),
    files: filesOf(work, library),
    added: instantOf(textIn(work, 'dateSubmitted')),
  };
}

function noteOf(note: XmlElement, { collections }: Library): Omit<Reference, 'within'> {
  return {
    ...noReference,
    html: htmlOf(note),
    tags: childrenOf(note, 'subject')
      .map(wordsIn)
      .filter((tag) => tag !== ''),
    collections: collections.get(aboutOf(note)) ?? [],
  };
}

/** An organisation has an address too. */
function publisherOf(publisher: XmlElement | undefined): string {
  const [name] = publisher === undefined ? [] : elementsOf(publisher, 'name');
  return wordsIn(name ?? publisher);
}

function filesOf(work: XmlElement, { byName }: Library): string[] {
  return childrenOf(work, 'link')
    .map((link) => byName.get(resourceOf(link)))
    .filter((attachment) => attachment !== undefined)
    .flatMap((attachment) => [...childrenOf(attachment, 'resource'), ...childrenOf(attachment, 'path')])
    .map(resourceOf)
    .filter((path) => path !== '');
}

function peopleIn(work: XmlElement, ...roles: string[]): string[] {
  for (const role of roles) {
    const people = childrenOf(work, role).flatMap((list) => elementsOf(list, 'Person'));
    const names = people.map((person) =>
      [textIn(person, 'givenName') || textIn(person, 'givenname'), textIn(person, 'surname')]
        .filter((part) => part !== '')
        .join(' '),
    );
    if (names.length > 0) return names;
  }
  return [];
}

function wordsIn(element: XmlElement | undefined): string {
  return wordsOf(element) ?? '';
}

function textIn(element: XmlElement | undefined, local: string): string {
  return wordsIn(childOf(element, local));
}

/** Text as it is written, line ends too: a note is html. */
function htmlOf(note: XmlElement): string {
  const value = childOf(note, 'value');
  return (value?.children ?? []).filter((child) => typeof child === 'string').join('');
}

function aboutOf(element: XmlElement): string {
  return element.attributes.get('rdf:about') ?? '';
}

function resourceOf(element: XmlElement): string {
  return element.attributes.get('rdf:resource') ?? '';
}
