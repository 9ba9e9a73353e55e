import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ImportedArticle, Stated } from '../importer.ts';
import { pdfDate } from './marks-values.ts';

export type PdfFields = Pick<
  ImportedArticle,
  'title' | 'byline' | 'source' | 'published' | 'language' | 'address' | 'tags' | 'saved'
>;

const mostTags = 12;

/** What the file says of itself: XMP where there is one, else the older list of fields. */
export async function readMetadata(document: PDFDocumentProxy, fileName: string): Promise<PdfFields> {
  let info: Readonly<Record<string, unknown>> = {};
  let xmp: (name: string) => unknown = () => null;
  try {
    const found = await document.getMetadata();
    info = Object.fromEntries(Object.entries(found.info));
    const { metadata } = found;
    if (metadata) xmp = (name) => metadata.get(name);
  } catch {
    // A broken list of fields costs nothing of the text.
  }
  const fields: PdfFields = {};
  const creator = `${textOf(info.Creator)} ${textOf(info.Producer)}`;

  const title = first(
    titleOf(xmp('dc:title'), fileName, 'dublin-core'),
    titleOf(info.Title, fileName, 'meta'),
  );
  if (title) fields.title = title;
  const byline = first(bylineOf(xmp('dc:creator'), 'dublin-core'), bylineOf(info.Author, 'meta'));
  if (byline) fields.byline = byline;
  const source = textOf(xmp('prism:publicationname'));
  if (source !== '') fields.source = { value: source, origin: 'meta' };

  const made = pdfDate(info.CreationDate) ?? isoDate(xmp('xmp:createdate'));
  const stated =
    isoDate(xmp('prism:publicationdate')) ?? isoDate(xmp('prism:coverdate')) ?? isoDate(xmp('dc:date'));
  if (stated !== null) fields.published = { value: stated, origin: 'dublin-core' };
  // A page printed by a browser was made when somebody kept it, not when it was published.
  else if (isPrintout(creator)) {
    if (made !== null && made.length > 10) fields.saved = made;
  } else if (made !== null) fields.published = { value: made, origin: 'meta' };

  const language = textOf(info.Language) || textOf(xmp('dc:language'));
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language))
    fields.language = { value: language, origin: 'markup' };
  const address = textOf(xmp('prism:url'));
  if (/^https?:\/\/\S+$/i.test(address)) fields.address = { value: address, origin: 'meta' };
  const doi = textOf(xmp('prism:doi')).replace(/^doi:/i, '');
  if (!fields.address && /^10\.\d{4,9}\/\S+$/.test(doi))
    fields.address = { value: `https://doi.org/${doi}`, origin: 'meta' };
  const tags = tagsOf(textOf(info.Keywords), xmp('dc:subject'));
  if (tags.length > 0) fields.tags = tags;
  return fields;
}

function first(...values: (Stated | null)[]): Stated | null {
  return values.find((value) => value !== null) ?? null;
}

/** Lists come as lists, or as text. */
function textOf(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map(textOf)
      .filter((part) => part !== '')
      .join(', ');
  return typeof value === 'string'
    ? value
        .replace(/[\0-\x1f\ufeff\ufffd]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    : '';
}

const programs =
  /^(?:microsoft (?:word|powerpoint|excel|office|publisher)|powerpoint|presentation\d*$|word|untitled|unbenannt|sans titre|sin título|senza titolo|без имени|безымянный|без названия|document\s?\d*$|dokument\s?\d*$|no title|title$|layout \d|slide \d|print|about:blank|view(?:er)?$|new document|full page|scan(?:ned)?\b|img[_ -]?\d|doc\d*$|pdf$|null$|none$)/i;

/** Null for names of programs and files, which stand there more often than titles do. */
function titleOf(value: unknown, fileName: string, origin: Stated['origin']): Stated | null {
  const title = textOf(value).replace(/^Microsoft (?:Word|PowerPoint) - /, '');
  const bare = title.replace(
    /\.(?:docx?|pdf|pptx?|xlsx?|indd|qxd|qxp|tex|dvi|odt|rtf|html?|txt|ps|pages|wpd|fm|p65|cdr|ai)$/i,
    '',
  );
  if (bare !== title || /^[a-z]:\\|^\/[\w.]+\/|^file:|^https?:/i.test(title)) return null;
  const plain = title.toLowerCase();
  if (plain === fileName.toLowerCase().replace(/\.pdf$/, '') && !/\s/.test(plain)) return null;
  if (title.length < 3 || !/\p{L}{2}/u.test(title) || programs.test(title)) return null;
  // `0309_ajp_final`, `WP2017-03`: names that nobody was to read.
  if (!/\s/.test(title) && /[_\d]/.test(title) && !/[\p{Lo}]/u.test(title)) return null;
  return { value: title.slice(0, 1_000), origin };
}

const accounts =
  /^(?:user\d*|admin(?:istrator)?|root|owner|unknown|anonymous|author|default|guest|none|null|pc|hp|dell|lenovo|test|compaq|microsoft|windows user|office|scanner|system|www-data|nobody)$/i;

function bylineOf(value: unknown, origin: Stated['origin']): Stated | null {
  const name = textOf(value);
  if (name.length < 3 || name.length > 300 || accounts.test(name)) return null;
  // A single word in small letters, or with digits, is what somebody signs in with.
  if (!/\s/.test(name) && (/^[a-z\d._-]+$/.test(name) || /[\d_@\\]/.test(name))) return null;
  return { value: name.replace(/\s*;\s*/g, ', '), origin };
}

function isPrintout(creator: string): boolean {
  return /skia\/pdf|chrom(?:e|ium)|mozilla\/|firefox|wkhtmltopdf|safari|cairo.*(?:epiphany|webkit)|opera|prince.*web/i.test(
    creator,
  );
}

function isoDate(value: unknown): string | null {
  const match =
    /^\s*(\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?)\s*$/.exec(
      textOf(value),
    );
  const date = match?.[1];
  return date !== undefined && !Number.isNaN(Date.parse(date)) && Number(date.slice(0, 4)) > 1450
    ? date
    : null;
}

function tagsOf(keywords: string, subjects: unknown): string[] {
  const list = Array.isArray(subjects) ? subjects.map(textOf) : keywords.split(/[,;|]/);
  const tags = list
    .map((tag) => tag.trim().replace(/^["']+|["']+$/g, ''))
    .filter((tag) => tag !== '' && tag.length <= 60);
  return tags.length > mostTags ? [] : [...new Set(tags)];
}
