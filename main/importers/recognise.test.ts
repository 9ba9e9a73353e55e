import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { makeDocument } from './docx/testing/make-document.ts';
import type { SourceFile } from './importer.ts';
import { recognise } from './recognise.ts';

function file(name: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, path: name, bytes, modified: null };
}

const page = '<!doctype html><html><head><title>A</title></head><body><p>Text of a page.</p></body></html>';
const prose = 'A letter about the bridge.\n\nIt was opened on Monday.\n';

test.each([
  ['a.txt', prose, 'text'],
  ['a', prose, 'text'],
  ['a.html', prose, 'text'],
  ['a.html', page, 'html'],
  ['a.txt', page, 'html'],
  ['a', page, 'html'],
  ['a.md', page, 'html'],
  ['a.md', prose, 'markdown'],
  ['a.MARKDOWN', prose, 'markdown'],
  ['a.txt', `---\ntitle: The bridge\ndate: 2023-10-09\n---\n\n${prose}`, 'markdown'],
  ['a.txt', `---\n${prose}---\n`, 'text'],
  ['a.txt', '<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0"><channel/></rss>', 'feed'],
  ['a', '<a:feed xmlns:a="http://www.w3.org/2005/Atom"></a:feed>', 'feed'],
  ['a.json', '{"title": "A", "version": "https://jsonfeed.org/version/1.1", "items": []}', 'feed'],
  ['a.zip', makeDocument({ body: '<w:p/>' }), 'docx'],
  ['a.txt', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', 'pdf'],
  ['a', '\0\0junk\n%PDF-1.4\n1 0 obj\n<< >>\n', 'pdf'],
  ['a.txt', `A file that begins with %PDF-1.4 is a PDF.\n\n${prose}`, 'text'],
  [
    'a.zip',
    zipSync({
      mimetype: [new TextEncoder().encode('application/vnd.oasis.opendocument.text'), { level: 0 }],
    }),
    'odt',
  ],
  [
    'a.xml',
    '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text"/>',
    'odt',
  ],
  ['a.xml', '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "n.dtd"><nitf><body/></nitf>', 'nitf'],
  ['a', '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', 'newsml'],
  ['a.xml', '<opml version="2.0"><body/></opml>', 'opml'],
  ['a.txt', '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1">', 'reuters-sgml'],
  ['a.txt', '{"title": "A", "text": "B"}\n{"title": "C"}\n', 'json-data'],
  ['a.json', '{\n  "title": "A",\n  "text": "B"\n}\n', 'json-data'],
  ['a.csv', 'title,text\nA,B\n', 'csv-data'],
  ['a.txt', 'Headline, text and date: three things a story needs.\n', 'text'],
  ['a.doc', '{\\rtf1\\ansi Text}', 'rtf'],
  ['a.txt', 'If 3 < 4 and 5 > 2, then <b>.', 'text'],
])('takes %s by its content before its name', (name, content, importer) => {
  expect(recognise(file(name, content)).id).toBe(importer);
});

test.each(['utf-16le', 'utf-16be', 'utf-32le', 'windows-1251', 'koi8-r', 'iso-8859-5', 'cp866'])(
  'takes Russian text in %s as text',
  (charset) => {
    const text = 'Мост через реку открыт сегодня утром, сообщили в городском совете. '.repeat(3);
    expect(recognise(file('a.txt', iconv.encode(text, charset))).id).toBe('text');
  },
);

test('forgives a stray zero byte in a text', () => {
  expect(recognise(file('a.txt', `${prose}\0${prose}`)).id).toBe('text');
});

const random = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 2_654_435_761) >>> 24);

test.each([
  ['a.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'PNG'],
  ['a.md', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'JPEG'],
  ['a.html', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), 'zip'],
  ['a.txt', gzipSync('text'), 'gzip'],
  ['a.txt', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0), 'Office'],
  ['a.txt', '{"settings": {"colour": "red"}}', 'JSON'],
  ['page.css', 'body { color: black }', 'style sheets'],
  ['page.js', 'alert(1)', 'program code'],
  ['a.bin', random, 'not text'],
  ['a.txt', random, 'not text'],
])('refuses %s and says what it seems to be', (name, content, kind) => {
  expect(() => recognise(file(name, content))).toThrow(
    expect.objectContaining({ code: 'not-recognised', message: expect.stringContaining(kind) }),
  );
});

test('says that an empty file is empty', () => {
  expect(() => recognise(file('a.txt', ''))).toThrow(expect.objectContaining({ code: 'empty' }));
});

test('takes a mail for one by its header, and a text with a header of its own for a text', () => {
  const mail =
    'From: Ann Lee <ann@example.org>\nDate: Mon, 9 Oct 2023 14:05:00 +0400\nSubject: The bridge\n\nIt is open.\n';
  expect(recognise(file('a.txt', mail)).id).toBe('mail');
  expect(recognise(file('a', `From a@b.example Mon Oct  9 14:05:00 2023\n${mail}`)).id).toBe('mbox');
  const text = 'Title: The bridge\nDate: 9 October 2023\nAuthor: Ann Lee\n\nIt is open.\n';
  expect(recognise(file('a.txt', text)).id).toBe('text');
});
