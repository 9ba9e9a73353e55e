import { zipSync } from 'fflate';
import { makeBook } from '../../../main/importers/epub/testing/made-book.ts';
import { column, makePdf } from '../../../main/importers/pdf/testing/make-pdf.ts';
import { writeMembers } from '../../../main/importers/warc/testing/write-warc.ts';
import { escapeMarkup } from './hostile-copy.ts';

/** Words that are seen again in what was read. */
export const calmWords =
  'The ferry leaves at nine and comes back when the tide allows it, which is not every day.';

type Writer = (hostile: string) => Uint8Array | string;

const line = (hostile: string): string => hostile.replaceAll(/[\r\n]+/g, ' ');
/** A header of mail holds no letter that is not ASCII. */
const word = (hostile: string): string =>
  `=?utf-8?B?${Buffer.from(`Words ${line(hostile)}`).toString('base64')}?=`;
const base64 = (text: string): string => Buffer.from(text).toString('base64').replaceAll(/.{76}/g, '$&\n');

/** A page with the hostile text in all that an importer takes from a page; `raw` as its author wrote it, and as a careful one would. */
export function hostilePage(hostile: string): string {
  const escaped = escapeMarkup(hostile);
  return `<!doctype html><html lang="${escaped}"><head><title>Ferries ${escaped}</title>
<meta name="author" content="Oda ${escaped}"><meta name="keywords" content="sea, ${escaped}">
<meta property="og:site_name" content="Harbour ${escaped}"><meta property="og:url" content="${escaped}">
<meta property="article:section" content="${escaped}"><meta property="article:published_time" content="${escaped}">
<link rel="canonical" href="${escaped}"><base href="${escaped}">
<script type="application/ld+json">${JSON.stringify({
    '@type': 'NewsArticle',
    headline: `Ferries ${hostile}`,
    author: { name: hostile, url: hostile },
    url: hostile,
    publisher: { name: hostile },
    keywords: [hostile],
    datePublished: hostile,
  }).replaceAll('<', '\\u003c')}</script></head>
<body><article><h1>Ferries ${escaped}</h1><p class="byline">By ${escaped}</p><p>${calmWords}</p>
<p><a href="${escaped}" title="${escaped}">a link</a> <img src="${escaped}" alt="${escaped}"></p>
<p>${calmWords}</p><p>${hostile}</p></article></body></html>`;
}

const picture = '<img src="a.png" alt="a">';

export const writtenFiles: Readonly<Record<string, { name: string; write: Writer }>> = {
  html: { name: 'a.html', write: hostilePage },
  markdown: {
    name: 'a.md',
    write: (hostile) =>
      `---\ntitle: ${JSON.stringify(`Ferries ${hostile}`)}\nauthor: ${JSON.stringify(hostile)}\ntags: [${JSON.stringify(hostile)}]\nurl: ${JSON.stringify(hostile)}\nsource: ${JSON.stringify(hostile)}\ndate: ${JSON.stringify(hostile)}\nlang: ${JSON.stringify(hostile)}\n---\n\n${calmWords}\n\n[a link](<${line(hostile)}> "${line(hostile)}") ![a picture](${line(hostile)}) <${line(hostile)}>\n\n[${line(hostile)}]: ${line(hostile)}\n\n${hostile}\n`,
  },
  text: {
    name: 'a.txt',
    write: (hostile) => `Ferries ${line(hostile)}\n\nBy ${line(hostile)}\n\n${calmWords}\n\n${hostile}\n`,
  },
  epub: {
    name: 'a.epub',
    write: (hostile) => {
      const escaped = escapeMarkup(hostile);
      return makeBook({
        metadata: `<dc:title>Ferries ${escaped}</dc:title><dc:creator>${escaped}</dc:creator><dc:subject>${escaped}</dc:subject><dc:publisher>${escaped}</dc:publisher><dc:source>${escaped}</dc:source><dc:language>${escaped}</dc:language><dc:date>${escaped}</dc:date><dc:identifier>${escaped}</dc:identifier>`,
        chapters: {
          'a.xhtml': `<p>${calmWords}</p><p>${hostile}</p>`,
          'b.xhtml': `<p>${calmWords}</p><p>${escaped} <a href="${escaped}">a link</a></p>`,
        },
        contents: [
          [`One ${escaped}`, 'a.xhtml'],
          [escaped, escaped],
        ],
      }).bytes;
    },
  },
  mhtml: {
    name: 'a.mht',
    write: (hostile) =>
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbour.example/${line(hostile)}\r\nSubject: ${word(hostile)}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://harbour.example/a\r\n\r\n${base64(hostilePage(hostile))}\r\n--b--\r\n`,
  },
  webarchive: {
    name: 'a.webarchive',
    write: (hostile) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>${base64(hostilePage(hostile))}</data><key>WebResourceMIMEType</key><string>text/html</string><key>WebResourceTextEncodingName</key><string>UTF-8</string><key>WebResourceURL</key><string>${escapeMarkup(hostile)}</string></dict></dict></plist>`,
  },
  warc: {
    name: 'a.warc.gz',
    write: (hostile) =>
      writeMembers([
        {
          address: 'https://harbour.example/a',
          type: 'text/html',
          body: hostilePage(hostile),
          headers: { Link: line(hostile) },
        },
        {
          address: `https://harbour.example/${line(hostile)}`,
          type: 'text/html',
          body: hostilePage(`${hostile} `),
        },
      ]),
  },
  wacz: {
    name: 'a.wacz',
    write: (hostile) => {
      const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
      return zipSync({
        'datapackage.json': encode(
          JSON.stringify({ profile: 'data-package', title: hostile, resources: [] }),
        ),
        'pages/pages.jsonl': encode(
          `${JSON.stringify({ format: 'json-pages-1.0', id: 'pages' })}\n${JSON.stringify({ url: 'https://harbour.example/a', title: `Ferries ${hostile}` })}\n`,
        ),
        'archive/data.warc.gz': Uint8Array.from(
          writeMembers([
            { address: 'https://harbour.example/a', type: 'text/html', body: hostilePage(hostile) },
          ]),
        ),
      });
    },
  },
  har: {
    name: 'a.har',
    write: (hostile) =>
      JSON.stringify({
        log: {
          version: '1.2',
          creator: { name: hostile, version: '1' },
          entries: ['https://harbour.example/a', `https://harbour.example/${hostile}`].map((url, index) => ({
            request: { method: 'GET', url },
            response: {
              status: 200,
              content: { mimeType: 'text/html', text: hostilePage(hostile + ' '.repeat(index)) },
            },
          })),
        },
      }),
  },
  rtf: {
    name: 'a.rtf',
    write: (hostile) => {
      const escaped = escapeRtf(hostile);
      return `{\\rtf1\\ansi\\uc1{\\info{\\title Ferries ${escaped}}{\\author ${escaped}}{\\keywords ${escaped}}{\\*\\company ${escaped}}}\n${calmWords}\\par ${escaped}\\par {\\field{\\*\\fldinst{HYPERLINK "${escaped}"}}{\\fldrslt a link}} {\\field{\\*\\fldinst{INCLUDEPICTURE "${escaped}"}}{\\fldrslt x}}\\par}`;
    },
  },
  'rtf of a page': {
    name: 'a.rtf',
    write: (hostile) =>
      `{\\rtf1\\ansi\\uc1\\fromhtml1 {\\*\\htmltag64 <p>}${calmWords}{\\*\\htmltag72 </p>}{\\*\\htmltag84 ${escapeRtf(hostile)}}{\\*\\htmltag84 <a href="${escapeRtf(hostile)}">}link{\\*\\htmltag92 </a>}}`,
  },
  mail: {
    name: 'a.eml',
    write: (hostile) =>
      `${mailHeader(hostile)}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(hostilePage(hostile))}\r\n--b\r\nContent-Type: application/octet-stream; name="${word(hostile)}"\r\nContent-Disposition: attachment; filename="${word(hostile)}"\r\n\r\nx\r\n--b--\r\n`,
  },
  'plain mail': {
    name: 'a.eml',
    write: (hostile) =>
      `${mailHeader(hostile)}Content-Type: text/plain; charset=utf-8\r\n\r\n${calmWords}\r\n\r\n${hostile}\r\n`,
  },
  mbox: {
    name: 'a.mbox',
    write: (hostile) =>
      `From oda@harbour.example Mon Oct  9 14:05:00 2023\n${mailHeader(hostile).replaceAll('\r', '')}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(hostilePage(hostile))}\n\nFrom oda@harbour.example Mon Oct  9 14:06:00 2023\n${mailHeader(`${hostile} `).replaceAll('\r', '')}Content-Type: text/plain; charset=utf-8\n\n${calmWords}\n${line(hostile)}\n`,
  },
  pdf: {
    name: 'a.pdf',
    write: (hostile) => {
      const text = line(hostile);
      return makePdf({
        info: { Title: `Ferries ${text}`, Author: text, Keywords: text, Subject: text },
        language: text,
        outline: [{ title: text, page: 1 }],
        pages: [
          {
            texts: column(`${calmWords} ${text.slice(0, 2_000)}`),
            links: [{ area: [50, 700, 500, 780], address: text }],
            marks: [
              `<< /Type /Annot /Subtype /Highlight /Rect [50 750 500 775] /QuadPoints [50 775 500 775 50 750 500 750] /Contents <${Buffer.from(text, 'utf16le').swap16().toString('hex').replace(/^/, 'feff')}> >>`,
            ],
          },
        ],
      });
    },
  },
  rss: {
    name: 'a.xml',
    write: (hostile) => {
      const escaped = escapeMarkup(hostile);
      return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour ${escaped}</title><link>${escaped}</link><language>${escaped}</language><item><title>Ferries ${escaped}</title><link>${escaped}</link><guid>${escaped}</guid><dc:creator>${escaped}</dc:creator><category>${escaped}</category><pubDate>${escaped}</pubDate><enclosure url="${escaped}" type="image/png"/><description>${escapeMarkup(`<p>${calmWords}</p>`)}${escaped}</description></item><item><title>Two</title><link>https://harbour.example/two</link><content:encoded><![CDATA[<p>${calmWords}</p>${hostile.replaceAll(']]>', '')}${picture}]]></content:encoded></item></channel></rss>`;
    },
  },
  atom: {
    name: 'a.atom',
    write: (hostile) => {
      const escaped = escapeMarkup(hostile);
      return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="${escaped}"><title type="html">${escaped}</title><entry><id>${escaped}</id><title type="html">Ferries ${escaped}</title><link href="${escaped}"/><author><name>${escaped}</name><uri>${escaped}</uri></author><category term="${escaped}"/><updated>${escaped}</updated><content type="html">${escapeMarkup(`<p>${calmWords}</p>`)}${escaped}</content></entry></feed>`;
    },
  },
  'json feed': {
    name: 'a.json',
    write: (hostile) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: hostile,
        home_page_url: hostile,
        items: [
          {
            id: hostile,
            url: hostile,
            title: `Ferries ${hostile}`,
            authors: [{ name: hostile, url: hostile }],
            tags: [hostile],
            date_published: hostile,
            language: hostile,
            image: hostile,
            content_html: `<p>${calmWords}</p>${hostile}`,
          },
          { id: '2', url: `https://harbour.example/${hostile}`, content_text: `${calmWords} ${hostile}` },
        ],
      }),
  },
  nitf: {
    name: 'a.xml',
    write: (hostile) => {
      const escaped = escapeMarkup(hostile);
      return `<?xml version="1.0"?><nitf><head><title>${escaped}</title><docdata><doc-id id-string="${escaped}"/><date.issue norm="${escaped}"/><key-list><keyword key="${escaped}"/></key-list></docdata><pubdata name="${escaped}" ex-ref="${escaped}"/></head><body><body.head><hedline><hl1>Ferries ${escaped}</hl1></hedline><byline>${escaped}</byline></body.head><body.content><p>${calmWords}</p><p>${escaped} <a href="${escaped}">a link</a></p><media media-type="image"><media-reference source="${escaped}" alternate-text="${escaped}"/></media></body.content></body></nitf>`;
    },
  },
  newsml: {
    name: 'a.xml',
    write: (hostile) => {
      const escaped = escapeMarkup(hostile);
      return `<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${escaped}" xml:lang="en"><itemMeta><provider><name>${escaped}</name></provider></itemMeta><contentMeta><by>${escaped}</by><headline>Ferries ${escaped}</headline><subject><name>${escaped}</name></subject></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${calmWords}</p><p>${escaped}<a href="${escaped}">a</a><img src="${escaped}"/><script>${escaped}</script><iframe src="${escaped}"/></p></body></html></inlineXML></contentSet></newsItem>`;
    },
  },
  'json lines': {
    name: 'a.jsonl',
    write: (hostile) =>
      [`<p>${calmWords}</p>${hostile}`, `${calmWords}\n\n${hostile}`]
        .map((text, index) =>
          JSON.stringify({
            id: index,
            title: `Ferries ${hostile}`,
            text,
            url: hostile,
            author: hostile,
            date: hostile,
            source: hostile,
            section: hostile,
            language: hostile,
            tags: [hostile],
          }),
        )
        .join('\n'),
  },
  table: {
    name: 'a.csv',
    write: (hostile) => {
      const cell = `"${hostile.replaceAll('"', '""')}"`;
      return `title,text,url,author,date,source,tags\n${cell},"<p>${calmWords}</p>${cell.slice(1)},${cell},${cell},${cell},${cell},${cell}\n"Ferries","${calmWords} ${cell.slice(1)},https://harbour.example/a,Oda,2023-10-09,Harbour,sea\n`;
    },
  },
};

function mailHeader(hostile: string): string {
  return `From: ${word(hostile)} <oda@harbour.example>\r\nTo: ${word(hostile)} <b@harbour.example>\r\nDate: Mon, 9 Oct 2023 14:05:00 +0400\r\nSubject: ${word(hostile)}\r\nMessage-ID: <${line(hostile)}>\r\nList-Id: ${word(hostile)} <list.harbour.example>\r\nArchived-At: <${line(hostile)}>\r\nKeywords: ${word(hostile)}\r\n`;
}

function escapeRtf(hostile: string): string {
  return Array.from({ length: hostile.length }, (_, index) => {
    const code = hostile.charCodeAt(index);
    if (code === 0x5c || code === 0x7b || code === 0x7d) return `\\${hostile[index]}`;
    return code < 0x20 || code > 0x7e ? `\\u${code > 0x7fff ? code - 0x10000 : code}?` : hostile[index];
  }).join('');
}
