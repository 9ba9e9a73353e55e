import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { forbiddenMarkup } from '../../main/cleaning/testing/forbidden-markup.ts';
import { makeDocument } from '../../main/importers/docx/testing/make-document.ts';
import { readArticles } from '../../main/importing/testing/read-articles.ts';
import { testData } from '../test-data.ts';

const payloadFile = testData('data/hostile/xss-payloads.txt');
const perDocument = 100;

function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same payloads as words, addresses, names of places, descriptions and properties of each kind of document. */
const carriers: readonly { name: string; carry(payloads: readonly string[]): Uint8Array }[] = [
  {
    name: 'a.docx',
    carry(payloads) {
      const written = payloads.map(escapeXml);
      const line = (payload: string, index: number): string =>
        `<w:p><w:bookmarkStart w:name="${payload}"/><w:hyperlink r:id="L${index}"><w:r><w:t>${payload}</w:t></w:r></w:hyperlink><w:hyperlink w:anchor="${payload}"><w:r><w:t>x</w:t></w:r></w:hyperlink><w:r><w:drawing><wp:inline><wp:docPr descr="${payload}"/><a:blip r:link="L${index}"/></wp:inline></w:drawing></w:r><w:r><w:instrText>${payload}</w:instrText></w:r><m:oMath><m:r><m:t>${payload}</m:t></m:r><m:acc><m:accPr><m:chr m:val="${payload}"/></m:accPr></m:acc></m:oMath></w:p>`;
      return makeDocument({
        body: `${written.map(line).join('')}<w:altChunk r:id="chunk"/>`,
        links: {
          ...Object.fromEntries(written.map((payload, index) => [`L${index}`, `x:${payload}`])),
          chunk: 'chunk.html',
        },
        core: `<dc:title>${written[0]}</dc:title>`,
        files: { 'word/chunk.html': bytesOf(payloads.join('\n')) },
      });
    },
  },
  {
    name: 'a.odt',
    carry(payloads) {
      const line = (payload: string): string =>
        `<text:p><text:bookmark text:name="${payload}"/><text:a xlink:href="${payload}">${payload}</text:a><draw:frame><draw:image xlink:href="${payload}"/><svg:desc>${payload}</svg:desc></draw:frame><draw:frame><draw:object><math href="${payload}" onclick="${payload}"><mtext>${payload}</mtext></math></draw:object></draw:frame></text:p>`;
      const spaces = ['office', 'text', 'xlink', 'draw', 'svg']
        .map((name) => `xmlns:${name}="${name}"`)
        .join(' ');
      return zipSync({
        mimetype: [bytesOf('application/vnd.oasis.opendocument.text'), { level: 0 }],
        'content.xml': bytesOf(
          `<office:document-content ${spaces}><office:body><office:text>${payloads.map((payload) => line(escapeXml(payload))).join('')}</office:text></office:body></office:document-content>`,
        ),
      });
    },
  },
  {
    name: 'a.rtf',
    carry(payloads) {
      const written = payloads.map((payload) => payload.replace(/[\\{}]/g, (sign) => `\\${sign}`));
      const line = (payload: string): string =>
        `{\\*\\bkmkstart ${payload}}{\\field{\\*\\fldinst HYPERLINK "${payload}"}{\\fldrslt ${payload}}}{\\listtext ${payload}}\\par\n`;
      return bytesOf(
        `{\\rtf1\\ansi\\ansicpg65001{\\info{\\title ${written[0]}}}${written.map(line).join('')}}`,
      );
    },
  },
  {
    name: 'page.rtf',
    carry(payloads) {
      const written = payloads.map((payload) => payload.replace(/[\\{}]/g, (sign) => `\\${sign}`));
      return bytesOf(
        `{\\rtf1\\ansi\\ansicpg65001\\fromhtml1 Text ${written.map((payload) => `{\\*\\htmltag ${payload}}`).join('')}}`,
      );
    },
  },
];

test.skipIf(payloadFile === null).each(carriers)(
  'nothing acts of three thousand published payloads in $name',
  async ({ name, carry }) => {
    const payloads = readFileSync(payloadFile ?? '', 'utf8')
      .split('\n')
      .filter((payload) => payload.trim() !== '');
    let read = 0;
    for (let at = 0; at < payloads.length; at += perDocument) {
      const bytes = carry(payloads.slice(at, at + perDocument));
      const [article] = await readArticles({ name, path: name, bytes, modified: null });
      expect(forbiddenMarkup(article?.html ?? '')).toEqual([]);
      expect(article?.text).not.toBe('');
      read += 1;
    }
    expect(read).toBeGreaterThan(20);
  },
  60_000,
);
