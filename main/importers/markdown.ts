import { serializeOuter } from 'parse5';
import { ArchiveError } from '../../contract/errors.ts';
import { parseBody } from '../cleaning/parse-html.ts';
import { decodeFile } from './decode-text.ts';
import { readImages } from './html/read-images.ts';
import type { ImportedArticle, ImporterContext, SourceFile, WholeImporter } from './importer.ts';
import { withAttachmentFolders } from './markdown/attachment-folders.ts';
import { readFields } from './markdown/read-fields.ts';
import { codeBlock, renderMarkdown } from './markdown/render.ts';
import { splitFrontMatter } from './markdown/split-front-matter.ts';
import { type StatedFields, stateFields } from './markdown/stated-fields.ts';

const extensions = ['md', 'markdown', 'mdown', 'mkd', 'mkdn', 'mdwn', 'mdtext'];

export const markdown = {
  id: 'markdown',
  version: 2,
  label: 'Markdown',
  extensions,
  recognise({ bytes, name }): number {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).toString('utf8');
    if (splitFrontMatter(head) !== null) return 0.85;
    return extensions.includes(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '') ? 0.7 : 0;
  },
  async *read(file, context) {
    yield await readMarkdown(file, context);
  },
} satisfies WholeImporter;

async function readMarkdown(file: SourceFile, context: ImporterContext): Promise<ImportedArticle> {
  const { text, encoding } = decodeFile(file.bytes, file.name);
  const front = splitFrontMatter(text);
  const read = front && readFields(front);
  const fields: StatedFields = read ? stateFields(read.fields) : {};
  const body = front?.body ?? text;
  if (body.trim() === '' && !read?.broken)
    throw new ArchiveError('no-text', `"${file.name}" holds front matter and no text.`);
  const { html, heading, isNote, tags } = renderMarkdown(body, fields.title?.value ?? null);
  // Nothing came out of it: nesting beyond the parser's limit, or definitions alone. The reader sees what was written.
  const empty = html.replace(/<\/?(?:blockquote|ul|ol|li|p)\b[^>]*>/g, '').trim() === '';
  const rendered = empty && heading === null ? codeBlock(body) : html;
  const shown = front && read?.broken ? codeBlock(front.source) : '';
  const content = parseBody(shown + rendered);
  const beside = isNote ? withAttachmentFolders(context) : context;
  const { images, missing } = await readImages(content, beside, new Map());
  const allTags = [...(fields.tags ?? []), ...tags];
  return {
    ...fields,
    ...titleOf(fields, heading, isNote, file.name),
    ...(allTags.length > 0 && { tags: [...new Set(allTags)] }),
    html: serializeOuter(content),
    images,
    missing,
    encoding,
  };
}

/** Obsidian calls a note by the name of its file. */
function titleOf(
  fields: StatedFields,
  heading: string | null,
  isNote: boolean,
  name: string,
): Pick<ImportedArticle, 'title'> {
  if (fields.title) return { title: fields.title };
  if (heading !== null) return { title: { value: heading, origin: 'markup' } };
  const ofFile = name.replace(/\.[^.]+$/, '').trim();
  return isNote && ofFile !== '' ? { title: { value: ofFile, origin: 'file-name' } } : {};
}
