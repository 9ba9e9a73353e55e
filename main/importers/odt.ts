import type { WholeImporter } from './importer.ts';
import { isFlatDocument, openOpenDocument } from './odt/open-document.ts';
import { readDocument } from './odt/read-document.ts';
import { extensionOf, isZip } from './office/recognise-package.ts';

const extensions = ['odt', 'ott', 'fodt', 'odm'];

export const odt = {
  id: 'odt',
  version: 1,
  label: 'OpenDocument text',
  extensions,
  largestBytes: 256 * 1024 * 1024,
  recognise({ bytes, name }): number {
    if (!isZip(bytes)) return isFlatDocument(bytes) ? 0.95 : 0;
    // The first file of the zip says what it is, and is not compressed.
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
    const type = /mimetypeapplication\/(vnd\.oasis\.opendocument\.[a-z-]+)/.exec(head)?.[1];
    if (type !== undefined) return type.startsWith('vnd.oasis.opendocument.text') ? 0.95 : 0;
    return extensions.includes(extensionOf(name)) ? 0.95 : 0;
  },
  async *read(file) {
    yield await readDocument(await openOpenDocument(file), file.name);
  },
} satisfies WholeImporter;
