import { ArchiveError } from '../../contract/errors.ts';
import { isFlatPackage, openFlatPackage } from './docx/flat-package.ts';
import { readDocument } from './docx/read-document.ts';
import type { SourceFile, WholeImporter } from './importer.ts';
import { holdsStream, isCompoundFile } from './office/compound-file.ts';
import { openPackage, type PackageParts } from './office/package-parts.ts';
import { extensionOf, isZip, mayHold } from './office/recognise-package.ts';

const extensions = ['docx', 'docm', 'dotx', 'dotm'];

export const docx = {
  id: 'docx',
  version: 1,
  label: 'Word document',
  extensions,
  largestBytes: 256 * 1024 * 1024,
  recognise(file): number {
    const named = extensions.includes(extensionOf(file.name));
    if (isZip(file.bytes)) return named || mayHold(file, 'word/document.xml') ? 0.95 : 0;
    if (isCompoundFile(file.bytes)) return named || holdsStream(file.bytes, 'EncryptedPackage') ? 0.95 : 0;
    return isFlatPackage(file.bytes) ? 0.95 : 0;
  },
  async *read(file) {
    yield await readDocument(await openDocument(file), file.name);
  },
} satisfies WholeImporter;

async function openDocument(file: SourceFile): Promise<PackageParts> {
  if (isFlatPackage(file.bytes)) return openFlatPackage(file);
  if (!isCompoundFile(file.bytes)) return openPackage(file);
  if (holdsStream(file.bytes, 'EncryptedPackage'))
    throw new ArchiveError(
      'encrypted',
      `"${file.name}" is locked by a password. Open it in Word and save it without one.`,
    );
  throw new ArchiveError(
    'not-recognised',
    `"${file.name}" is an old Office document under a new name. Open it in Word and save it as .docx.`,
  );
}
