import { decodeHTML } from 'entities';
import { SaxesParser } from 'saxes';
import { ArchiveError } from '../../../contract/errors.ts';

/** An element with its children in order; text and CDATA are strings. Comments and processing instructions are gone. */
export interface XmlElement {
  /** As written, with its prefix: `dc:title`. */
  name: string;
  /** Without the prefix. */
  local: string;
  /** By name as written. */
  attributes: ReadonlyMap<string, string>;
  children: readonly (XmlElement | string)[];
}

const deepest = 256;
/** Elements and pieces of text together: some 300 MB of memory. */
const mostNodes = 2_000_000;

/**
 * XML text → its tree. Nothing outside is ever fetched and no entity that a document declares for itself is expanded: only
 * the five of XML and the named ones of HTML, which old documents take from DTDs that are not read. Error: `damaged`, with
 * `what` (for example `epub: the package file of "x.epub"`), the place and the reason; also for nesting over 256 levels.
 */
export function parseXml(text: string, what: string): XmlElement {
  const parser = new SaxesParser({ position: true });
  parser.ENTITIES = htmlEntities;
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let nodes = 0;
  const add = (node: XmlElement | string): void => {
    nodes += 1;
    if (nodes > mostNodes) throw damaged(what, `it has over ${mostNodes} parts`);
    open.at(-1)?.children.push(node);
  };
  parser.on('error', (error) => {
    throw damaged(what, error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= deepest) throw damaged(what, `it is nested over ${deepest} levels deep`);
    const written = Object.entries(attributes);
    const element: OpenElement = {
      name,
      local: name.slice(name.indexOf(':') + 1),
      attributes: written.length === 0 ? noAttributes : new Map(written),
      children: [],
    };
    if (open.length === 0) root = element;
    else add(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  if (root === null) throw damaged(what, 'it holds no element');
  return root;
}

/** Most elements of long documents have none: one map is enough for all of them. */
const noAttributes: ReadonlyMap<string, string> = new Map();

interface OpenElement extends XmlElement {
  children: (XmlElement | string)[];
}

/** Looked up by name, so that no list of 2,000 is copied for each document. */
const htmlEntities: Record<string, string> = new Proxy(
  {},
  {
    get(_, name) {
      if (typeof name !== 'string') return undefined;
      const decoded = decodeHTML(`&${name};`);
      return decoded === `&${name};` ? undefined : decoded;
    },
  },
);

function damaged(what: string, reason: string): ArchiveError {
  return new ArchiveError('damaged', `${what} is not well-formed XML: ${reason}.`);
}
