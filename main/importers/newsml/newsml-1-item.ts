import { escapeHtml } from '../escape-html.ts';
import { feedDate } from '../feed/feed-date.ts';
import { cleanByline } from '../html/metadata/names.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { childOf, childrenOf, elementsOf, wordsOf } from '../xml/xml-tree.ts';
import type { NewsFacts } from './news-article.ts';
import { type InlineContent, readInline, remoteHtml } from './news-content.ts';

/** An item of NewsML 1: its components in order, of equivalent ones the first that is a text. */
export function readNewsMl1Item(item: XmlElement): NewsFacts {
  const lines = elementsOf(item, 'NewsLines')[0];
  const management = childOf(item, 'NewsManagement');
  const administrative = elementsOf(item, 'AdministrativeMetadata')[0];
  const descriptive = elementsOf(item, 'DescriptiveMetadata');
  const texts = childrenOf(item, 'NewsComponent').flatMap(textsOf);
  const nitf = texts.find((text) => text.nitf !== null)?.nitf ?? null;
  const facts: NewsFacts = {
    html: [
      ...childrenOf(lines ?? item, 'SubHeadLine').map(
        (line) => `<p><b>${escapeHtml(wordsOf(line) ?? '')}</b></p>`,
      ),
      ...texts.map(({ html }) => html),
    ].join('\n'),
    tags: tagsOf(lines, descriptive),
  };
  const remote = remoteHtml(elementsOf(item, 'ContentItem').map(withType));
  if (remote !== '') facts.html = `${facts.html}\n${remote}`;
  const take = (
    field: Exclude<keyof NewsFacts, 'html' | 'tags'>,
    ...values: (string | undefined)[]
  ): void => {
    const value = values.find((candidate) => candidate !== undefined && candidate !== '');
    if (value !== undefined) facts[field] = value;
  };
  const line = (name: string): string | undefined => wordsOf(childOf(lines, name));
  const by = line('ByLine');
  take(
    'title',
    line('HeadLine'),
    nitf?.title,
    texts.find(({ title }) => title !== undefined)?.title,
    line('SlugLine'),
  );
  take('byline', by && (cleanByline(by) ?? by), nitf?.byline, partyOf(administrative, 'Creator'));
  take(
    'source',
    partyOf(administrative, 'Provider'),
    partyOf(administrative, 'Source'),
    nitf?.source,
    providerOf(item),
  );
  take('place', placeOf(descriptive), nitf?.place);
  take(
    'published',
    feedDate(wordsOf(childOf(management, 'FirstCreated'))),
    feedDate(wordsOf(childOf(management, 'ThisRevisionCreated'))),
    nitf?.published,
    feedDate(wordsOf(elementsOf(item, 'DateId')[0])),
  );
  take(
    'language',
    descriptive
      .map((one) => childOf(one, 'Language')?.attributes.get('FormalName'))
      .find((tag) => tag !== undefined),
    nitf?.language,
    item.attributes.get('xml:lang'),
  );
  return facts;
}

function textsOf(component: XmlElement): InlineContent[] {
  const own = childrenOf(component, 'ContentItem').flatMap((content) => {
    const data = childOf(content, 'DataContent');
    const kind = `${formalName(content, 'MediaType')} ${formalName(content, 'Format')} ${formalName(content, 'MimeType')}`;
    if (data === undefined || /photo|image|graphic|video|audio|jpeg|gif|png/i.test(kind)) return [];
    if (elementsOf(content, 'Encoding').length > 0) return [];
    const read = readInline(data, kind);
    return read === null ? [] : [read];
  });
  const inner = childrenOf(component, 'NewsComponent')
    .map(textsOf)
    .filter((texts) => texts.length > 0);
  const equivalent = component.attributes.get('EquivalentsList') === 'yes';
  if (own.length > 0) return equivalent ? own.slice(0, 1) : [...own, ...inner.flat()];
  return equivalent ? (inner[0] ?? []) : inner.flat();
}

function formalName(element: XmlElement | undefined, name: string): string {
  return childOf(element, name)?.attributes.get('FormalName') ?? '';
}

/** As `remoteHtml` wants it: the type of a thing is a child of it here. */
function withType(content: XmlElement): XmlElement {
  const kind = `${formalName(content, 'MimeType')} ${formalName(content, 'MediaType')}`.toLowerCase();
  const type = /text|xml/.test(kind)
    ? 'text/plain'
    : /photo|image|graphic/.test(kind)
      ? 'image/*'
      : kind.trim();
  return { ...content, attributes: new Map([...content.attributes, ['contenttype', type]]) };
}

function partyOf(metadata: XmlElement | undefined, role: string): string | undefined {
  const party = childOf(childOf(metadata, role), 'Party');
  return party && (wordsOf(party) ?? party.attributes.get('FormalName'));
}

function providerOf(item: XmlElement): string | undefined {
  return wordsOf(elementsOf(item, 'ProviderId')[0]);
}

function placeOf(descriptive: readonly XmlElement[]): string | undefined {
  for (const location of descriptive.flatMap((one) => elementsOf(one, 'Location')))
    for (const wanted of ['City', 'Area', 'CountryArea', 'Country'])
      for (const property of childrenOf(location, 'Property')) {
        const value = property.attributes.get('Value')?.trim();
        if (property.attributes.get('FormalName') === wanted && value) return value;
      }
  return undefined;
}

/** Key words; subjects are codes here, which say nothing to a reader. */
function tagsOf(lines: XmlElement | undefined, descriptive: readonly XmlElement[]): string[] {
  const words = (lines === undefined ? [] : childrenOf(lines, 'KeywordLine')).flatMap((line) =>
    (wordsOf(line) ?? '').split(/[,;/]/),
  );
  const named = descriptive.flatMap((one) =>
    [
      ...elementsOf(one, 'Subject'),
      ...elementsOf(one, 'SubjectMatter'),
      ...elementsOf(one, 'TopicOccurrence'),
    ].map((subject) => {
      const name = subject.attributes.get('FormalName') ?? '';
      return /\d{3}|^#/.test(name) ? '' : name;
    }),
  );
  return [...new Set([...words, ...named].map((tag) => tag.trim()).filter((tag) => tag !== ''))].slice(0, 30);
}
