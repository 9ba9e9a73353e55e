import { decodeHTMLStrict } from 'entities';
import { ArchiveError } from '../../contract/errors.ts';
import { readByline } from '../understanding/byline.ts';
import { decodeText } from './decode-text.ts';
import { feedDate } from './feed/feed-date.ts';
import type { FileHead, ImportedArticle, SourceFile, TextEncoding, WholeImporter } from './importer.ts';
import { textHtml } from './newsml/news-content.ts';

/** The Reuters-21578 collection and corpora in its shape: many dispatches of the eighties in one SGML file. */
export const reutersSgml = {
  id: 'reuters-sgml',
  version: 1,
  label: 'Reuters corpus (SGML)',
  extensions: ['sgm', 'sgml'],
  recognise({ bytes }: FileHead): number {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000));
    return /^\s*(?:<!DOCTYPE\s+lewis[^>]*>\s*)?<REUTERS[\s>]/i.test(head) ? 0.96 : 0;
  },
  async *read(file) {
    yield* readDispatches(file);
  },
} satisfies WholeImporter;

function* readDispatches({ bytes, name }: SourceFile): Generator<ImportedArticle> {
  const { text, encoding } = decodeText(bytes);
  const taken = new Set<string>();
  let number = 0;
  for (let at = text.indexOf('<REUTERS'); at !== -1; ) {
    const next = text.indexOf('<REUTERS', at + 1);
    number += 1;
    const source = text.slice(at, next === -1 ? text.length : next);
    const own = /\bNEWID="(\d{1,10})"/i.exec(source.slice(0, 500))?.[1] ?? String(number);
    const within = taken.has(own) ? `${own} (${number})` : own;
    taken.add(within);
    yield { ...readDispatch(source, encoding), within };
    at = next;
  }
  if (number === 0) throw new ArchiveError('no-text', `reuters: "${name}" holds no dispatch.`);
}

function readDispatch(source: string, encoding: TextEncoding): ImportedArticle {
  const body = between(source, 'BODY');
  const dateline = line(source, 'DATELINE');
  // A dispatch that nobody marked up stands in its text element as it came over the wire.
  const text = body ?? (/<TEXT TYPE="UNPROC"/i.test(source) ? (between(source, 'TEXT') ?? '') : '');
  const whole = `${dateline === undefined ? '' : `${dateline} `}${decoded(text).trim()}`.trim();
  const title = line(source, 'TITLE');
  const author = line(source, 'AUTHOR');
  const published = feedDate(line(source, 'DATE'));
  const article: ImportedArticle = {
    html: body === null && text === '' ? '' : textHtml(whole),
    images: [],
    missing: [],
    encoding,
    source: { value: 'Reuters', origin: 'markup' },
    tags: ['TOPICS', 'PLACES', 'PEOPLE', 'ORGS', 'EXCHANGES', 'COMPANIES'].flatMap((name) =>
      listed(source, name),
    ),
    ...(title !== undefined && { title: { value: title, origin: 'markup' } }),
    ...(published !== undefined && { published: { value: published, origin: 'markup' } }),
  };
  if (author !== undefined)
    article.byline = { value: readByline(author)?.author ?? author.replace(/^by\s+/i, ''), origin: 'markup' };
  if (article.html === '' && title !== undefined) article.withoutText = true;
  return article;
}

function between(source: string, name: string): string | null {
  const start = new RegExp(`<${name}(?:\\s[^<>]*)?>`, 'i').exec(source);
  if (!start) return null;
  const from = start.index + start[0].length;
  const end = source.toUpperCase().indexOf(`</${name}>`, from);
  return source.slice(from, end === -1 ? source.length : end);
}

function line(source: string, name: string): string | undefined {
  return (
    decoded(between(source, name) ?? '')
      .replace(/\s+/g, ' ')
      .trim() || undefined
  );
}

function listed(source: string, name: string): string[] {
  return [...(between(source, name) ?? '').matchAll(/<D>([^<]{1,100})<\/D>/gi)].map(([, tag = '']) =>
    decoded(tag).trim(),
  );
}

/** Entities, and the control characters that began and ended a dispatch on the wire. */
function decoded(text: string): string {
  return decodeHTMLStrict(text.replace(/&#(?:[0-8]|1[0-9]|2[0-9]|3[01]|127);/g, ' ')).replace(
    /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g,
    ' ',
  );
}
