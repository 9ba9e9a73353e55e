import { type DefaultTreeAdapterTypes, serialize } from 'parse5';
import { ArchiveError } from '../../contract/errors.ts';
import { resolveLink } from '../cleaning/links.ts';
import {
  attribute,
  bodyOf,
  isElement,
  isText,
  type PageDocument,
  type PageElement,
  parseHtml,
} from '../cleaning/parse-html.ts';
import { decodePage, settleXhtml } from '../importers/html/page-source.ts';
import { findAll, limitDepth } from '../importers/html/page-tree.ts';
import { largestFirst } from '../importers/html/read-images.ts';
import type { SavedPage } from '../importers/html.ts';
import { absoluteAddress } from '../importers/web-archive/address-key.ts';
import { droppedElements, keptAttributes, keptElements, renamedElements } from './allowed-markup.ts';
import { cleanDeclarations, cleanSheet, importedSheets } from './clean-style.ts';
import { createPageAssets, type PageAssets } from './page-assets.ts';
import { addressesInStyle } from './style-addresses.ts';

/** Without the pictures inside it. */
const largestSource = 64 * 1024 * 1024;
const largestPage = 96 * 1024 * 1024;
const mostSheets = 200;

/**
 * A page as it was saved, made anew: its elements and attributes by an allow-list, its style by another, its pictures from the
 * file or the library. Nothing in it runs, asks or leads anywhere by itself. Errors: `too-large`, those of opening it.
 */
export async function renderSavedPage(
  page: SavedPage,
  siblings: ReadonlyMap<string, string>,
): Promise<string> {
  if (page.bytes.length > largestSource)
    throw new ArchiveError('too-large', 'The page is too large to be shown as it was saved.');
  const { text } = decodePage(page.bytes, page.origin.charset);
  const document = parseHtml(settleXhtml(text));
  limitDepth(document);
  const base = baseOf(document, page.origin.address);
  const assets = createPageAssets(page, siblings);
  const sheets = await gatherSheets(document, assets, base);
  const body = bodyOf(document);
  await assets.load(addressesIn(body), base);
  for (const sheet of sheets) await assets.load(addressesInStyle(sheet.source, 'stylesheet'), sheet.base);
  const style = sheets
    .map(({ source, media, base }) => {
      const clean = cleanSheet(source, (address) => assets.picture(address, base));
      return media === '' ? clean : `@media ${media}{${clean}}`;
    })
    .join('\n');
  const root = document.childNodes.find(isElement);
  rebuild(body, base, assets);
  const named = (element: PageElement | undefined): string =>
    element === undefined
      ? ''
      : ['class', 'id', 'lang', 'dir', 'style']
          .map((name) => [name, cleanAttribute(name, attribute(element, name), base, assets)] as const)
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`)
          .join('');
  const html = `<!doctype html>
<html${named(root)} data-saved-page="">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<style>${style}</style>
</head>
<body${named(body)}>${serialize(body)}</body>
</html>
`;
  if (html.length > largestPage)
    throw new ArchiveError('too-large', 'The page is too large to be shown as it was saved.');
  return html;
}

function baseOf(document: PageDocument, address: string | undefined): string | undefined {
  const stated = findAll(document, ({ tagName }) => tagName === 'base')
    .map((element) => attribute(element, 'href'))
    .find((href) => href !== null);
  return stated == null ? address : absoluteAddress(stated, address);
}

interface Sheet {
  source: string;
  media: string;
  /** What its addresses are relative to. */
  base: string | undefined;
}

/** In the order of the page: those in it, those in its file, and what these ask for first. */
async function gatherSheets(
  document: PageDocument,
  assets: PageAssets,
  base: string | undefined,
): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  const fetched = new Set<string>();
  const add = async (
    source: string,
    media: string,
    from: string | undefined,
    depth: number,
  ): Promise<void> => {
    if (sheets.length >= mostSheets) return;
    for (const address of depth < 3 ? importedSheets(source) : [])
      await fetch(address, media, from, depth + 1);
    sheets.push({ source, media, base: from });
  };
  const fetch = async (
    address: string,
    media: string,
    from: string | undefined,
    depth: number,
  ): Promise<void> => {
    const whole = absoluteAddress(address, from);
    if (fetched.has(whole)) return;
    fetched.add(whole);
    const source = await assets.sheet(address, from);
    if (source !== null) await add(source, media, whole, depth);
  };
  for (const element of findAll(document, ({ tagName }) => tagName === 'style' || tagName === 'link')) {
    const stated = (attribute(element, 'media') ?? '').trim();
    const media = /^[\w\s:(),.-]{0,300}$/.test(stated) ? stated : 'not all';
    if (element.tagName === 'style')
      await add(element.childNodes.map((node) => (isText(node) ? node.value : '')).join(''), media, base, 0);
    else if (
      /\bstylesheet\b/i.test(attribute(element, 'rel') ?? '') &&
      !/\balternate\b/i.test(attribute(element, 'rel') ?? '')
    )
      await fetch(attribute(element, 'href') ?? '', media, base, 0);
  }
  return sheets;
}

function* addressesIn(body: PageElement): Generator<string> {
  for (const image of findAll(body, ({ tagName }) => tagName === 'img')) yield* candidates(image);
  for (const element of findAll(body, (each) => attribute(each, 'style') !== null))
    yield* addressesInStyle(attribute(element, 'style') ?? '', 'declarationList');
}

/** Where a picture may be had from, the likeliest first. */
function candidates(image: PageElement): string[] {
  return [
    attribute(image, 'src'),
    ...largestFirst(attribute(image, 'srcset')),
    attribute(image, 'data-src'),
    attribute(image, 'data-original'),
  ].filter((address): address is string => address !== null && address.trim() !== '');
}

/** In place, from the leaves up: what is left are elements and attributes of the list. */
function rebuild(parent: PageElement, base: string | undefined, assets: PageAssets): void {
  const children: DefaultTreeAdapterTypes.ChildNode[] = [];
  for (const node of parent.childNodes) {
    if (isText(node)) children.push(node);
    if (!isElement(node) || droppedElements.has(node.tagName)) continue;
    const name = keptElements.has(node.tagName)
      ? node.tagName
      : (renamedElements.get(node.tagName) ?? 'span');
    node.tagName = name;
    node.nodeName = name;
    cleanAttributes(node, base, assets);
    if (name === 'img' && attribute(node, 'src') === null && (attribute(node, 'alt') ?? '').trim() === '')
      continue;
    rebuild(node, base, assets);
    children.push(node);
  }
  parent.childNodes = children;
}

function cleanAttributes(element: PageElement, base: string | undefined, assets: PageAssets): void {
  const before = element.attrs;
  element.attrs = before.flatMap(({ name, value }) => {
    const clean = cleanAttribute(name, value, base, assets);
    return clean === null || clean === '' ? [] : [{ name, value: clean }];
  });
  if (element.tagName === 'a') {
    const href = (before.find(({ name }) => name === 'href')?.value ?? '').trim();
    const link = href.startsWith('#') ? href : resolveLink(href, base);
    if (link !== null && link !== '') element.attrs.push({ name: 'href', value: link });
    const name = before.find((one) => one.name === 'name')?.value;
    if (name !== undefined && attribute(element, 'id') === null)
      element.attrs.push({ name: 'id', value: name });
  }
  if (element.tagName === 'img') {
    const source = candidates({ ...element, attrs: before })
      .map((address) => assets.picture(address, base))
      .find((address) => address !== null);
    if (source != null) element.attrs.push({ name: 'src', value: source });
  }
}

function cleanAttribute(
  name: string,
  value: string | null,
  base: string | undefined,
  assets: PageAssets,
): string | null {
  if (value === null || value.length > 200_000) return null;
  if (name === 'style') return cleanDeclarations(value, (address) => assets.picture(address, base));
  if (!keptAttributes.has(name)) return null;
  // An attribute that says something by being there.
  return value === '' && /^(?:hidden|open|nowrap|noshade|reversed)$/.test(name) ? name : value;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
