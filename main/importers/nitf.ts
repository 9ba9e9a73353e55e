import { ArchiveError } from '../../contract/errors.ts';
import type { ImporterContext, SourceFile, WholeImporter } from './importer.ts';
import { newsArticle } from './newsml/news-article.ts';
import { readNitf } from './nitf/nitf-article.ts';
import { decodeXml } from './xml/decode-xml.ts';
import { readXml } from './xml/read-xml.ts';
import { xmlStart } from './xml/xml-start.ts';
import { elementsOf } from './xml/xml-tree.ts';

/** One dispatch as agencies send it to newspapers. */
export const nitf = {
  id: 'nitf',
  version: 1,
  label: 'News dispatch (NITF)',
  extensions: ['nitf'],
  recognise: ({ bytes }) => (xmlStart(bytes).root === 'nitf' ? 0.95 : 0),
  async *read(file: SourceFile, context: ImporterContext) {
    const { text, encoding } = decodeXml(file.bytes);
    const root = readXml(text, `nitf: "${file.name}"`);
    const document = root.local === 'nitf' ? root : elementsOf(root, 'nitf')[0];
    if (document === undefined)
      throw new ArchiveError('damaged', `nitf: "${file.name}" holds no nitf element.`);
    yield await newsArticle(readNitf(document), encoding, context);
  },
} satisfies WholeImporter;
