import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readInPool } from '../../main/importing/testing/read-in-pool.ts';
import { createImportPool } from '../../main/importing/worker-pool.ts';

/** A megabyte or so of each is read or refused in time; what looks back at all it has read would take hours. */
const pool = createImportPool({
  size: 1,
  workerFile: resolve(import.meta.dirname, '../../main/import-worker.ts'),
  timeLimitMs: 10_000,
  memoryLimitMb: 1_024,
});
afterAll(() => pool.close());

const megabyte = 1_000_000;
const fill = (text: string): string => text.repeat(Math.ceil(megabyte / text.length));
const rss = (inside: string): string => `<rss version="2.0"><channel><title>A</title>${inside}`;
const header =
  'From: Ann Lee <a@b.example>\nDate: Mon, 9 Oct 2023 14:05:00 +0400\nSubject: A\nMIME-Version: 1.0\n';
const letter = (rest: string): string => `${header}${rest}`;
const page = (html: string): string => letter(`Content-Type: text/html\n\n${html}`);

/** A message in a message in a message, each of them escaped once more. */
function escapedInside(levels: number): string {
  return `${'Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n'.repeat(levels)}text`;
}

/** S/MIME: signed data that holds signed data, and so on. */
function signedInside(levels: number): Buffer {
  const wrap = (tag: number, content: Buffer): Buffer => {
    const length = Buffer.from([0x84, 0, 0, 0, 0]);
    length.writeUInt32BE(content.length, 1);
    return Buffer.concat([Buffer.from([tag]), length, content]);
  };
  const signedData = Buffer.from('06092a864886f70d010702', 'hex');
  const data = Buffer.from('06092a864886f70d010701', 'hex');
  let inner = Buffer.from('Content-Type: text/plain\n\nThe innermost text.');
  for (let level = 0; level < levels; level += 1) {
    const content = wrap(0x30, Buffer.concat([data, wrap(0xa0, wrap(0x04, inner))]));
    const signed = wrap(0x30, Buffer.concat([signedData, wrap(0xa0, wrap(0x30, content))]));
    inner = Buffer.concat([
      Buffer.from('Content-Type: application/pkcs7-mime; smime-type=signed-data\n\n'),
      signed,
    ]);
  }
  return inner;
}

const cases: [kind: string, content: string | Buffer][] = [
  ['items that nobody closed', rss(fill('<item>'))],
  [
    'entries in a row',
    rss(
      fill(
        '<item><title>A &amp; B</title><link>http://a.example/</link><description>&lt;p&gt;Text</description></item>',
      ),
    ),
  ],
  [
    'namespaces',
    `<rss ${Array.from({ length: 20_000 }, (_, index) => `xmlns:n${index}="a"`).join(' ')}>${fill('<item xmlns:a="b"><title>A</title></item>')}`,
  ],
  [
    'signs of less in a description',
    rss(`<item><title>A</title><description><![CDATA[<p>${fill('<')}]]></description></item>`),
  ],
  ['escaped tags', rss(`<item><title>A</title><description>${fill('&lt;b&gt;&lt;i')}</description></item>`)],
  [
    'deep markup in an entry',
    rss(`<item><title>A</title><description><![CDATA[${fill('<div>')}x]]></description></item>`),
  ],
  ['a JSON feed of brackets', `{"version": "https://jsonfeed.org/version/1.1", "items": ${fill('[')}`],
  ['outlines in outlines', `<opml>${fill('<outline text="a">')}`],
  ['blocks in blocks', `<nitf><body><body.content>${fill('<block>')}x`],
  ['references to nothing', `<newsItem guid="a"><contentSet>${fill('<inlineXML><a>')}`],
  [
    'text elements without an end',
    `<REUTERS NEWID="1"><TITLE>A</TITLE>${fill('<TEXT TYPE="UNPROC" <BODY ')}`,
  ],
  ['one header line', letter(`X: ${fill('a b ')}\n\nText`)],
  ['folded header lines', letter(`X: a\n${fill('\tb\n')}\n\nText`)],
  ['parameters', letter(`Content-Type: text/plain; ${fill('a="b\\";')}\n\nText`)],
  ['pieces of a parameter', letter(`Content-Type: text/plain;${fill(' name*1="a";')}\n\nText`)],
  ['encoded words', letter(`To: ${fill('=?utf-8?B?YQ==?= ')}\n\nText`)],
  [
    'parts that name borders of their own',
    letter(
      `Content-Type: multipart/mixed; boundary=a\n\n${fill('--a\nContent-Type: multipart/mixed; boundary=b\n\n')}`,
    ),
  ],
  [
    'parts in parts',
    letter(
      `${Array.from({ length: 9_000 }, (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\n\n--b${index}\n`).join('')}\n\nText`,
    ),
  ],
  ['messages in messages', letter(`${fill('Content-Type: message/rfc822\n\n')}Text`)],
  ['escaped messages in messages', letter(escapedInside(12_000))],
  ['signatures in signatures', Buffer.concat([Buffer.from(header), signedInside(3_000)])],
  ['quotations', letter(`\n${fill('>')}`)],
  ['lines of quotations', letter(`\n${fill('>>> a\n> b\n')}`)],
  ['flowed lines', letter(`Content-Type: text/plain; format=flowed\n\n${fill('a ')}\n${fill('word \n')}`)],
  ['an address of brackets', letter(`\nhttp://a.example/${fill(')')}x (http://a.example/${fill('.')}x`)],
  ['links in one block', page(`<div>${fill('<a href="http://a.example/">here</a> ')}</div>`)],
  ['hidden parts in hidden parts', page(`${fill('<div style="font-size:0">')}x`)],
  ['tables in tables', page(`${fill('<table><tr><td>')}x`)],
  [
    'borders of a mailbox',
    `${'From a Mon Oct  9 14:05:00 2023\n'}${header}\n${fill('\nFrom x 14:05 2023\n')}`,
  ],
  ['letters of a mailbox', fill(`From a Mon Oct  9 14:05:00 2023\n${header}\nText\n\n`)],
  ['almost borders', `${'From a Mon Oct  9 14:05:00 2023\n'}${header}\n${fill('From \n')}`],
];

test.each(cases)(
  'reads or refuses a megabyte of %s in time',
  async (_, content) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
    const outcome = await readInPool(pool, { name: 'a', path: 'a', bytes, modified: null }).then(
      (articles) => articles.length,
      (error: unknown) => error,
    );
    if (typeof outcome !== 'number')
      expect(outcome).toMatchObject({
        code: expect.stringMatching(/^(?:no-text|damaged|too-large|empty|not-recognised)$/),
      });
  },
  15_000,
);
