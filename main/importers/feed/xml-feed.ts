import type { XmlElement } from '../xml/parse-xml.ts';
import { isElement } from '../xml/xml-tree.ts';
import type { Feed } from './feed.ts';
import { type FieldElement, fieldsOf, first, lineOf, namesOf } from './feed-fields.ts';
import { linkOf } from './feed-links.ts';
import { innerScope, nameOf, rootScope, type Scope } from './vocabulary.ts';
import { readEntry } from './xml-entry.ts';

/**
 * RSS of every version, RDF and Atom as one dialect: what the elements are called tells what they are, wherever they stand
 * and however they are nested.
 */
export function readXmlFeed(root: XmlElement): Feed {
  const scope = rootScope(root);
  const places = findPlaces(root, scope);
  const channel = places.channel ?? { element: root, scope };
  const fields = fieldsOf(channel.element, channel.scope, channelFields);
  const language = lineOf(first(fields, 'language', 'dc:language')) ?? channel.scope.language;
  const title = lineOf(first(fields, 'title', 'dc:title', 'atom:title', 'itunes:title'));
  const address = linkOf(fields);
  return {
    authors: namesOf(fields, 'author', 'dc:creator', 'itunes:author', 'atom:author', 'managingeditor'),
    entries: places.entries.map(({ element, scope: at }) => readEntry(element, at, address)),
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
    ...(address !== undefined && { address }),
  };
}

/** Title and link of a picture or a text field of the channel are not its own. */
const channelFields = (name: string): boolean => !/^(?:image|textinput|item|entry)$/.test(name);

interface Places {
  channel: FieldElement | null;
  entries: FieldElement[];
}

function findPlaces(root: XmlElement, scope: Scope): Places {
  const found: Places = { channel: null, entries: [] };
  const visit = (element: XmlElement, at: Scope): void => {
    const name = nameOf(element, at);
    if (name === 'item' || name === 'entry' || name === 'atom:entry')
      found.entries.push({ element, scope: at });
    else if ((name === 'channel' || name === 'feed') && found.channel === null)
      found.channel = { element, scope: at };
    // Text of an entry is not searched: an article about feeds may hold one. Entries that nobody closed are inside others.
    for (const child of element.children)
      if (
        isElement(child) &&
        !/^(?:content|summary|description|source|title)$/.test(child.local.toLowerCase())
      )
        visit(child, innerScope(child, at));
  };
  visit(root, scope);
  return found;
}
