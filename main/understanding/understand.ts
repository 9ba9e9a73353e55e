import type { ImportedArticle, SourceFile, Stated } from '../importers/importer.ts';
import { type Dateline, readDateline } from './dateline.ts';
import { inferTitle } from './infer-title.ts';
import { detectLanguage } from './language.ts';
import { decidePublished } from './published.ts';

type Fields = Pick<
  ImportedArticle,
  'title' | 'byline' | 'source' | 'place' | 'published' | 'language' | 'address' | 'section'
>;

/** The fields of an article with those filled in that its text and its file tell and its importer did not find. */
export function understand(
  imported: ImportedArticle,
  text: string,
  file: Pick<SourceFile, 'name' | 'path' | 'modified'>,
): Fields {
  const { title, byline, source, place, published, language, address, section } = imported;
  // The date in the name of an export or a mailbox is that of the export, not of each article in it.
  const evidence = imported.within === undefined ? file : { name: '', path: '', modified: null };
  const dateline = source && place && published ? null : firstDateline(text);
  const fields: Fields = {
    title: title ?? { value: inferTitle(text) || file.name, origin: 'inferred' },
  };
  const set = (field: keyof Fields, ...stated: (Stated | undefined)[]): void => {
    const first = stated.find((each) => each !== undefined && each.value.trim() !== '');
    if (first) fields[field] = { value: first.value.trim(), origin: first.origin };
  };
  set('title', title);
  set('byline', byline, from(dateline?.author));
  set('source', source, from(dateline?.source));
  set('place', place, from(dateline?.place));
  set('published', published, decidePublished({ ...evidence, dateline: dateline?.date ?? null }));
  const detected = language ? null : detectLanguage(text);
  set('language', language, detected === null ? undefined : { value: detected, origin: 'detected' });
  set('address', address);
  set('section', section);
  return fields;
}

const paragraphsLimit = 3;

/** A dateline at the beginning of one of the first paragraphs. It stays in the text: here it is only read. */
function firstDateline(text: string): Dateline | null {
  for (const paragraph of text.slice(0, 4_000).split('\n\n', paragraphsLimit)) {
    const dateline = readDateline(paragraph);
    if (dateline) return dateline;
  }
  return null;
}

function from(value: string | null | undefined): Stated | undefined {
  return value ? { value, origin: 'dateline' } : undefined;
}
