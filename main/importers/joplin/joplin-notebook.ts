import type { MissingPart } from '../../../contract/model.ts';
import { imageType } from '../../cleaning/image-type.ts';
import { escapeHtml } from '../escape-html.ts';
import { instantOf } from '../exports/facts.ts';
import { joinFolders } from '../exports/folder-paths.ts';
import { entryArticle } from '../exports/saved-entry.ts';
import { markdownToHtml } from '../exports/text-to-html.ts';
import type { ImportedArticle, ImportedImage, PartProblem, TextEncoding } from '../importer.ts';
import type { JoplinItem } from './joplin-item.ts';

/** What notes refer to by their ids; a lookup may read a file. */
export interface JoplinNotebook {
  item(id: string): Promise<JoplinItem | null>;
  /** The file of a resource; null when it did not come along. */
  resource(id: string, extension: string): Promise<Uint8Array | null>;
  tagsOf(note: string): readonly string[];
}

const deepest = 20;
const mostResources = 500;

/** A note as an article: its notebook becomes a collection, its pictures stay in their places. */
export async function noteArticle(
  note: JoplinItem,
  notebook: JoplinNotebook,
  { name, encoding }: { name: string; encoding: TextEncoding | null },
): Promise<ImportedArticle | PartProblem> {
  const property = (key: string): string => note.properties.get(key) ?? '';
  const within = property('id');
  if (property('encryption_applied') === '1')
    return {
      problem: 'encrypted',
      message: `A note in "${name}" is encrypted; let Joplin decrypt it and export it again.`,
      within,
    };
  const { images, missing } = await resourcesOf(note.body, notebook);
  const isHtml = property('markup_language') === '2';
  const rendered = isHtml ? { html: note.body, title: note.title } : markdownToHtml(note.body, note.title);
  const folder = joinFolders(await folderPath(property('parent_id'), notebook));
  const article = await entryArticle(
    {
      within,
      title: rendered.title,
      html: withoutInnerLinks(rendered.html),
      images,
      // A note of nothing but its title is still a note.
      ...(note.body === '' && { html: `<p>${escapeHtml(note.title)}</p>` }),
      byline: property('author'),
      address: property('source_url'),
      tags: notebook.tagsOf(within),
      collections: folder === '' ? [] : [folder],
      saved: instantOf(property('user_created_time') || property('created_time')),
    },
    { name, encoding },
  );
  return 'problem' in article ? article : { ...article, missing: [...article.missing, ...missing] };
}

/** Other notes and attached files have no address that would lead to them. */
function withoutInnerLinks(html: string): string {
  return html.replaceAll(/\shref=(?:":\/[0-9a-f]{32}[^"<>]*"|':\/[0-9a-f]{32}[^'<>]*')/g, '');
}

async function folderPath(id: string, notebook: JoplinNotebook): Promise<string[]> {
  const path: string[] = [];
  let at = id;
  while (at !== '' && path.length < deepest) {
    const folder = await notebook.item(at);
    if (folder?.kind !== 'folder') break;
    path.unshift(folder.title);
    at = folder.properties.get('parent_id') ?? '';
  }
  return path;
}

/** Pictures by the `src` that the note gives them; other attached files are named as what the article cannot show. */
async function resourcesOf(
  body: string,
  notebook: JoplinNotebook,
): Promise<{ images: ImportedImage[]; missing: MissingPart[] }> {
  const images: ImportedImage[] = [];
  const missing: MissingPart[] = [];
  const ids = new Set([...body.matchAll(/:\/([0-9a-f]{32})/g)].map(([, id]) => id ?? ''));
  for (const id of [...ids].slice(0, mostResources)) {
    const resource = await notebook.item(id);
    if (resource !== null && resource.kind !== 'resource') continue;
    const bytes = await notebook.resource(id, resource?.properties.get('file_extension') ?? '');
    const mediaType = bytes === null ? null : imageType(bytes);
    if (bytes !== null && mediaType !== null) images.push({ source: `:/${id}`, bytes, mediaType });
    else if (resource !== null && !/^image\//.test(resource.properties.get('mime') ?? ''))
      missing.push({
        kind: 'media',
        address: (resource.properties.get('filename') || resource.title || id).slice(0, 2_000),
        reason: bytes === null ? 'absent' : 'unsupported',
      });
  }
  return { images, missing };
}
