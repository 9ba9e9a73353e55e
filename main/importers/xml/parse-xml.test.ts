import { expect, it } from 'vitest';
import { ArchiveError } from '../../../contract/errors.ts';
import { decodeXml } from './decode-xml.ts';
import { parseXml } from './parse-xml.ts';
import { childOf, childrenOf, elementsOf, wordsOf } from './xml-tree.ts';

const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof ArchiveError ? error.code : String(error);
  }
  return 'nothing thrown';
};

it('reads elements, attributes, text and CDATA in their order', () => {
  const root = parseXml(
    '<?xml version="1.0"?><!DOCTYPE list PUBLIC "-//X//Y" "http://x.example/list.dtd"><list xml:lang="hy"><dc:title>One <b>two</b></dc:title><!-- no --><![CDATA[<three>]]></list>',
    'The list',
  );
  expect(root.attributes.get('xml:lang')).toBe('hy');
  expect(wordsOf(childOf(root, 'title'))).toBe('One two');
  expect(childrenOf(root)).toHaveLength(1);
  expect(elementsOf(root, 'b')).toHaveLength(1);
  expect(root.children[1]).toBe('<three>');
});

it('knows the named characters of HTML and none that a document declares', () => {
  expect(wordsOf(parseXml('<p>a&nbsp;&eacute;&amp;</p>', 'The page'))).toBe('a é&');
  expect(code(() => parseXml('<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>', 'The page'))).toBe('damaged');
  expect(
    code(() => parseXml('<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;</p>', 'The page')),
  ).toBe('damaged');
});

it('refuses what is cut short, misnested, empty or nested without end', () => {
  for (const bad of ['<a><b></a>', '<a>', '', '<a>'.repeat(300) + '</a>'.repeat(300)])
    expect(code(() => parseXml(bad, 'The page'))).toBe('damaged');
});

it('decodes by mark, by declaration, and by what fits', () => {
  const cyrillic = Uint8Array.from([0x3c, 0x61, 0x3e, 0xcf, 0xf0, 0xe8, 0x3c, 0x2f, 0x61, 0x3e]);
  const declared = new TextEncoder().encode('<?xml version="1.0" encoding="windows-1251"?>');
  expect(decodeXml(Uint8Array.from([...declared, ...cyrillic])).text).toContain('<a>При</a>');
  expect(decodeXml(new TextEncoder().encode('<a>Երևան</a>')).text).toBe('<a>Երևան</a>');
  expect(decodeXml(Uint8Array.from([0xff, 0xfe, 0x3c, 0, 0x61, 0, 0x2f, 0, 0x3e, 0])).text).toBe('<a/>');
});
