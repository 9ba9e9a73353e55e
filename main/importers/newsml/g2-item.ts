import { escapeHtml } from '../escape-html.ts';
import { feedDate } from '../feed/feed-date.ts';
import { resolveAddress } from '../feed/vocabulary.ts';
import { cleanByline } from '../html/metadata/names.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, elementsOf, wordsOf, xmlText } from '../xml/xml-tree.ts';
import type { NewsFacts } from './news-article.ts';
import { blockHtml, type InlineContent, readInline, remoteHtml } from './news-content.ts';

/** An item of NewsML-G2: news, a package, or one of those that describe events, concepts and plans. */
export function readG2Item(item: XmlElement): NewsFacts {
  const meta = childOf(item, 'itemMeta');
  const content = childOf(item, 'contentMeta');
  const set = childOf(item, 'contentSet');
  const inline = inlineOf(set);
  const nitf = inline?.nitf ?? null;
  const language = childOf(content, 'language')?.attributes.get('tag') ?? item.attributes.get('xml:lang');
  const name = (element: XmlElement | undefined): string | undefined => nameOf(element, language);
  const facts: NewsFacts = {
    html: [notices(meta), inline?.html ?? substitute(item, content)].filter((part) => part !== '').join('\n'),
    tags: tagsOf(content, name),
  };
  const remote = remoteHtml(set === undefined ? [] : elementsOf(set, 'remoteContent'));
  if (remote !== '') facts.html = `${facts.html}\n${remote}`;
  const take = (
    field: Exclude<keyof NewsFacts, 'html' | 'tags'>,
    ...values: (string | undefined)[]
  ): void => {
    const value = values.find((candidate) => candidate !== undefined && candidate !== '');
    if (value !== undefined) facts[field] = value;
  };
  take(
    'title',
    inLanguage(childrenOf(content ?? item, 'headline'), language),
    nitf?.title,
    inline?.title,
    wordsOf(childOf(meta, 'title')),
    name(childOf(item, 'concept')),
    wordsOf(childOf(content, 'slugline')),
  );
  const by = wordsOf(childOf(content, 'by'));
  const creators = childrenOf(content ?? item, 'creator')
    .map(name)
    .filter((one) => one !== undefined);
  take('byline', by && (cleanByline(by) ?? by), nitf?.byline, creators.join(', '));
  take('source', name(childOf(meta, 'provider')), name(childOf(content, 'infoSource')), nitf?.source);
  take('place', name(childOf(content, 'located')), nitf?.place);
  const created = feedDate(wordsOf(childOf(content, 'contentCreated')));
  const version = feedDate(wordsOf(childOf(meta, 'versionCreated')));
  // A picture may be a century older than its publication; a text is made to be published.
  const text = inline !== null || /text$/.test(childOf(meta, 'itemClass')?.attributes.get('qcode') ?? '');
  take('published', text ? created : undefined, version, created, nitf?.published);
  take('language', language, nitf?.language);
  take('address', addressOf(item, meta), nitf?.address);
  take('section', nitf?.section);
  return facts;
}

function inlineOf(set: XmlElement | undefined): InlineContent | null {
  if (set === undefined) return null;
  for (const name of ['inlineXML', 'inlineData'])
    for (const element of elementsOf(set, name)) {
      const type = element.attributes.get('contenttype') ?? '';
      if (element.attributes.get('encoding') || /^(?:image|audio|video)\//.test(type)) continue;
      const read = readInline(element, type);
      if (read !== null && read.html.trim() !== '') return read;
    }
  return null;
}

/** What is to be read where there is no text: captions, summaries, the parts of a package, events. */
function substitute(item: XmlElement, content: XmlElement | undefined): string {
  const descriptions = childrenOf(content ?? item, 'description').map(blockHtml);
  const notes = elementsOf(item, 'planning')
    .flatMap((plan) => childrenOf(plan, 'edNote'))
    .map(blockHtml);
  return [
    ...descriptions,
    ...notes,
    packaged(item),
    ...['event', 'concept'].flatMap((kind) => elementsOf(item, kind).map(described)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function packaged(item: XmlElement): string {
  const items = elementsOf(item, 'itemRef').flatMap((reference) => {
    const title = wordsOf(childOf(reference, 'headline')) ?? wordsOf(childOf(reference, 'title'));
    if (title === undefined) return [];
    const address = resolveAddress(reference.attributes.get('href'), undefined);
    return [
      address === undefined
        ? `<li>${escapeHtml(title)}</li>`
        : `<li><a href="${escapeHtml(address)}">${escapeHtml(title)}</a></li>`,
    ];
  });
  return items.length === 0 ? '' : `<ul>${items.join('')}</ul>`;
}

function described(concept: XmlElement): string {
  const title = wordsOf(childOf(concept, 'name'));
  if (title === undefined) return '';
  const details = childOf(concept, 'eventDetails');
  const start = wordsOf(childOf(childOf(details, 'dates'), 'start'));
  const place = wordsOf(childOf(childOf(details, 'location'), 'name'));
  const when = [start, place].filter((part) => part !== undefined).join(', ');
  return `<h3>${escapeHtml(title)}</h3>${when === '' ? '' : `<p>${escapeHtml(when)}</p>`}${childrenOf(concept, 'definition').map(blockHtml).join('')}`;
}

/** What its sender wants known before it is used. */
function notices(meta: XmlElement | undefined): string {
  const embargo = wordsOf(childOf(meta, 'embargoed'));
  const notes =
    meta === undefined
      ? []
      : childrenOf(meta, 'edNote')
          .map((note) => wordsOf(note))
          .filter((note) => note !== undefined);
  return [
    ...(embargo === undefined ? [] : [`<p><b>Embargoed until ${escapeHtml(embargo)}</b></p>`]),
    ...notes.map((note) => `<p><i>${escapeHtml(note)}</i></p>`),
  ].join('\n');
}

/** Names come in several languages; codes are names when there is nothing else and they are readable. */
function nameOf(element: XmlElement | undefined, language: string | undefined): string | undefined {
  if (element === undefined) return undefined;
  const named = inLanguage(childrenOf(element, 'name'), language);
  if (named !== undefined) return named;
  const literal = element.attributes.get('literal')?.trim();
  if (literal) return literal;
  const code = element.attributes.get('qcode')?.replace(/^[^:]*:/, '');
  if (code && /\p{L}{2}/u.test(code) && !/\d{3}/.test(code)) return code;
  const uri = resolveAddress(element.attributes.get('uri'), undefined);
  return uri === undefined ? undefined : new URL(uri).hostname.replace(/^www\./, '');
}

function inLanguage(elements: readonly XmlElement[], language: string | undefined): string | undefined {
  const primary = (tag: string | undefined): string => tag?.split('-')[0]?.toLowerCase() ?? '';
  const fits = elements.find(({ attributes }) => primary(attributes.get('xml:lang')) === primary(language));
  const plain = elements.find(({ attributes }) => !attributes.has('xml:lang'));
  return wordsOf(fits) ?? wordsOf(plain) ?? wordsOf(elements.find((one) => xmlText(one).trim() !== ''));
}

const mostTags = 30;

/** Subjects with names; a bare code is for machines. */
function tagsOf(
  content: XmlElement | undefined,
  name: (element: XmlElement) => string | undefined,
): string[] {
  if (content === undefined) return [];
  const subjects = childrenOf(content, 'subject')
    .filter((subject) => childOf(subject, 'name') !== undefined)
    .map(name);
  const keywords = childrenOf(content, 'keyword').map(wordsOf);
  return [...new Set([...subjects, ...keywords].filter((tag) => tag !== undefined))].slice(0, mostTags);
}

function addressOf(item: XmlElement, meta: XmlElement | undefined): string | undefined {
  const links = [...childrenOf(item, 'link'), ...(meta === undefined ? [] : childrenOf(meta, 'link'))];
  const own = links.find(({ attributes }) =>
    /(?:canonical|publishedAs|isPublishedAs|webVersion|permalink)/i.test(attributes.get('rel') ?? ''),
  );
  return resolveAddress(own?.attributes.get('href') ?? item.attributes.get('guid'), undefined);
}
