import { createHash } from 'node:crypto';
import { ArchiveError } from '../../contract/errors.ts';
import type { FieldOrigin } from '../../contract/model.ts';
import { cleanArticle, cleanerVersion, cleanPieces } from '../cleaning/clean-article.ts';
import type { ImportedArticle, ImportedImage, Importer, SourceFile, Stated } from '../importers/importer.ts';
import type { ReadyArticle, ReadyImage } from '../library/ready-article.ts';
import { countWords } from '../understanding/count-words.ts';
import { makeExcerpt } from '../understanding/excerpt.ts';
import { understand } from '../understanding/understand.ts';
import { disarmFields, oneLine } from './disarm-fields.ts';
import { formerLife } from './former-life.ts';

/**
 * An article as its importer yields it → clean, understood, fit to be stored. Error: `no-text`.
 */
export function prepareArticle(
  hostile: ImportedArticle,
  importer: Pick<Importer, 'id' | 'version'>,
  file: Pick<SourceFile, 'name' | 'path' | 'modified'>,
): ReadyArticle {
  const imported = disarmFields(hostile);
  const images = readyImages(imported.images);
  const options = {
    images: images.addresses,
    ...(imported.address && { base: imported.address.value }),
  };
  const { html, text, missing } =
    imported.pieces === undefined
      ? cleanArticle(imported.html, options)
      : cleanPieces(imported.pieces, options);
  if (text.trim() === '' && imported.withoutText !== true)
    throw new ArchiveError('no-text', `"${imported.within ?? file.name}" holds no text.`);
  const fields = understand(imported, text, { ...file, name: oneLine(file.name) });
  const origins: Record<string, FieldOrigin> = {};
  const take = (field: string, stated: Stated | undefined): string | null => {
    if (!stated) return null;
    origins[field] = stated.origin;
    return stated.value;
  };
  return {
    title: take('title', fields.title) ?? '',
    byline: take('byline', fields.byline),
    source: take('source', fields.source),
    place: take('place', fields.place),
    published: take('published', fields.published),
    language: take('language', fields.language),
    address: take('address', fields.address),
    section: take('section', fields.section),
    tags: [...new Set(imported.tags ?? [])],
    origins,
    html,
    text,
    words: countWords(text),
    excerpt: makeExcerpt(imported.excerpt?.trim() || text),
    images: images.ready,
    missing: [
      ...(imported.withoutText === true && text === ''
        ? [{ kind: 'text' as const, address: imported.address?.value ?? '', reason: 'absent' as const }]
        : []),
      ...imported.missing,
      ...missing,
    ],
    encoding: imported.encoding,
    importer: importer.id,
    importerVersion: importer.version,
    cleanerVersion,
    within: imported.within ?? null,
    former: formerLife(imported, text),
  };
}

/** Each picture once, by the hash of its bytes, and the address that each `src` of the html becomes. */
function readyImages(images: readonly ImportedImage[]): {
  ready: ReadyImage[];
  addresses: Map<string, string>;
} {
  const ready = new Map<string, ReadyImage>();
  const addresses = new Map<string, string>();
  for (const { source, bytes, mediaType } of images) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!ready.has(sha256)) ready.set(sha256, { sha256, mediaType, bytes });
    addresses.set(source, `/image/${sha256}`);
  }
  return { ready: [...ready.values()], addresses };
}
