import { serializeOuter } from 'parse5';
import { ArchiveError } from '../../contract/errors.ts';
import { isText, type PageDocument, parseHtml } from '../cleaning/parse-html.ts';
import { composeFrames } from './html/compose-frames.ts';
import { composePage } from './html/composed-page.ts';
import { extractArticle } from './html/extract-article.ts';
import { languageFits } from './html/metadata/language-fits.ts';
import { readMetadata } from './html/metadata/read-metadata.ts';
import { decodePage, imageVariables, settleXhtml, withoutSoftHyphens } from './html/page-source.ts';
import { completeAddresses, findAll, limitDepth, textOf } from './html/page-tree.ts';
import { readImages } from './html/read-images.ts';
import { recogniseHtml } from './html/recognise-html.ts';
import { type InnerPage, openSelfExtracting } from './html/self-extracting.ts';
import { withoutUnreadSource } from './html/unread-source.ts';
import type { ImportedArticle, ImporterContext, SourceFile, WholeImporter } from './importer.ts';

/** Markup without the pictures inside it. No page made for people comes near. */
const largestMarkup = 24 * 1024 * 1024;

export const html = {
  id: 'html',
  version: 2,
  label: 'Web page',
  extensions: ['html', 'htm', 'xhtml', 'xht', 'shtml'],
  recognise: recogniseHtml,
  async *read(file, context) {
    const inner = await openSelfExtracting(file);
    yield inner === null ? await readPage(file, context) : await readInnerPage(inner);
  },
} satisfies WholeImporter;

/** What is known of a page from outside it, when it lay in an archive of pages. */
export interface PageOrigin {
  /** Where it was found: what its relative addresses are relative to. */
  address?: string;
  /** The charset that the server or the message declared. */
  charset?: string;
}

/** A page taken out of the file that it was saved in. */
export interface SavedPage {
  bytes: Uint8Array;
  context: ImporterContext;
  origin: PageOrigin;
}

/** A page → its article. Errors: `empty`, `no-text`, `too-large`. */
export async function readPage(
  file: Pick<SourceFile, 'name' | 'bytes'>,
  context: ImporterContext,
  origin: PageOrigin = {},
): Promise<ImportedArticle> {
  const { text: source, encoding } = decodePage(file.bytes, origin.charset);
  if (source.trim() === '') throw new ArchiveError('empty', `"${file.name}" is empty.`);
  if (markupLength(source) > largestMarkup)
    throw new ArchiveError(
      'too-large',
      `"${file.name}" holds over ${largestMarkup / 1024 / 1024} MiB of markup, the limit for a web page.`,
    );
  const page = parseHtml(withoutUnreadSource(withoutSoftHyphens(settleXhtml(source))));
  await composeFrames(page, context, origin.address);
  composePage(page);
  limitDepth(page);
  const { base, description, statedBody, saved, ...fields } = readMetadata(page, origin.address ?? null);
  const variables = imageVariables(styleTexts(page));
  const content = extractArticle(
    page,
    {
      title: fields.title?.value ?? null,
      byline: fields.byline?.value ?? null,
      language: fields.language?.value ?? null,
      description,
      statedBody,
    },
    file.name,
  );
  const { images, missing } = await readImages(content, context, variables, base);
  completeAddresses(content, base);
  const { language, ...others } = fields;
  return {
    ...others,
    ...(saved !== null && { saved }),
    ...(language !== undefined && languageFits(language.value, textOf(content)) && { language }),
    html: serializeOuter(content),
    images,
    missing,
    encoding,
  };
}

async function readInnerPage({ file, context, saved }: InnerPage): Promise<ImportedArticle> {
  const origin = saved.address === null ? {} : { address: saved.address };
  return { ...(saved.saved !== null && { saved: saved.saved }), ...(await readPage(file, context, origin)) };
}

/** Characters outside of `data:` addresses. */
function markupLength(source: string): number {
  if (source.length <= largestMarkup) return source.length;
  return source.replace(/data:[a-z]{1,20}\/[\w.+-]{1,60};base64,[A-Za-z0-9+/=%]*/g, '').length;
}

function styleTexts(page: PageDocument): string[] {
  return findAll(page, (element) => element.tagName === 'style').map((style) =>
    style.childNodes.map((node) => (isText(node) ? node.value : '')).join(''),
  );
}
