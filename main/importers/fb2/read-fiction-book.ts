import { ArchiveError } from '../../../contract/errors.ts';
import { contentsList } from '../epub/contents-list.ts';
import { bare } from '../epub/plan-headings.ts';
import { languageFits } from '../html/metadata/language-fits.ts';
import type { ImportedArticle, SourceFile } from '../importer.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { parseLooseXml } from '../xml/parse-loose-xml.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, elementsOf, wordsOf, xmlText } from '../xml/xml-tree.ts';
import { openBinaries } from './binaries.ts';
import { readDescription } from './description.ts';
import { createBodyWriter } from './write-body.ts';

/** A FictionBook → one article: annotation, table of contents, text, notes. Errors: `damaged`. */
export function readFictionBook(file: SourceFile): ImportedArticle {
  const { text, encoding } = decodeXml(file.bytes);
  const root = parseLooseXml(text, `fb2: "${file.name}"`);
  const bodies = childrenOf(root, 'body');
  if (root.local !== 'FictionBook' || bodies.length === 0)
    throw new ArchiveError(
      'damaged',
      `fb2: "${file.name}" holds no body of text; it is damaged or no FictionBook.`,
    );
  const description = childOf(root, 'description');
  const { language, ...fields } = readDescription(description);
  const binaries = openBinaries(root);
  const titleInfo = childOf(description, 'title-info');
  const front = createBodyWriter(binaries);
  for (const cover of elementsOf(childOf(titleInfo, 'coverpage') ?? empty, 'image'))
    front.write({ ...empty, children: [cover] }, 0);
  const annotation = childOf(titleInfo, 'annotation');
  if (annotation !== undefined) front.write({ ...empty, children: [annotation] }, 0);
  const main = createBodyWriter(binaries);
  const repeated = bare(`${fields.byline?.value ?? ''}${fields.title?.value ?? ''}`);
  for (const body of bodies) {
    if (isNotes(body)) main.writeNotes(body);
    else main.write(withoutTitle(body, repeated), 0);
  }
  const contents = main.places.length > 1 ? contentsList(main.places) : '';
  const pieces = [...front.pieces(), contents, ...main.pieces()].filter((piece) => piece !== '');
  const sample = bodies.map((body) => xmlText(body).slice(0, 20_000)).join('\n');
  return {
    ...fields,
    ...(language !== undefined && languageFits(language.value, sample) && { language }),
    html: '',
    pieces,
    // The text begins with a table of contents, which says little in a list.
    excerpt: paragraphsOf(annotation) || paragraphsOf(bodies[0]),
    images: binaries.images,
    missing: binaries.missing,
    encoding,
  };
}

const excerptParagraphs = 20;

function paragraphsOf(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return elementsOf(element, 'p')
    .slice(0, excerptParagraphs)
    .map((paragraph) => wordsOf(paragraph) ?? '')
    .join('\n\n');
}

const empty: XmlElement = { name: 'body', local: 'body', attributes: new Map(), children: [] };

function isNotes(body: XmlElement): boolean {
  const name = body.attributes.get('name')?.toLowerCase();
  return name === 'notes' || name === 'footnotes' || name === 'comments';
}

/** The title of the main text mostly repeats author and title of the book. */
function withoutTitle(body: XmlElement, repeated: string): XmlElement {
  const title = childOf(body, 'title');
  if (title === undefined) return body;
  const said = bare(wordsOf(title) ?? '');
  if (said === '' || !(repeated.includes(said) || said.includes(repeated))) return body;
  return { ...body, children: body.children.filter((child) => child !== title) };
}
