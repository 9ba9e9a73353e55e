import { randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ReadParts } from '../importing/testing/read-articles.ts';
import { readParts } from '../importing/testing/read-articles.ts';
import type { FileStream, ImportedArticle, PartProblem } from './importer.ts';
import { memoryStream } from './memory-stream.ts';
import { makePdf } from './pdf/testing/make-pdf.ts';
import { type WrittenRecord, writeMembers, writeRecord, writeWarc } from './warc/testing/write-warc.ts';
import { warc } from './warc.ts';

const square = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEElEQVR4nGNQrdoDRwykcwCGyRc5V+i1IQAAAABJRU5ErkJggg==',
  'base64',
);

const story = (word: string): string =>
  `The ${word} had been painted twice that year, once in green for the visitors and once in grey for the winter, and the ${word} keeper liked neither.`;

const page = (word: string, more = ''): string =>
  `<html><head><title>About the ${word}</title></head><body><h1>About the ${word}</h1><p>${story(word)}</p>${more}</body></html>`;

const html = (
  address: string,
  body: string | Uint8Array,
  rest: Partial<WrittenRecord> = {},
): WrittenRecord => ({
  address,
  type: 'text/html; charset=utf-8',
  body,
  ...rest,
});

const read = (bytes: Uint8Array, name = 'crawl.warc'): Promise<ReadParts> =>
  readParts({ name, path: name, bytes, modified: null });

async function collect(file: FileStream): Promise<(ImportedArticle | PartProblem)[]> {
  const parts: (ImportedArticle | PartProblem)[] = [];
  for await (const part of warc.read(file)) parts.push(part);
  return parts;
}

/** As the job hands over a file that it unpacks as it reads. */
const forwardOnly = (bytes: Uint8Array): FileStream => ({
  ...memoryStream({ name: 'crawl.warc', path: '', modified: null, bytes }),
  ...{ access: null, size: null },
});

const site: WrittenRecord[] = [
  { address: 'https://a.example/roof.png', type: 'image/png', body: square },
  html(
    'https://a.example/barn',
    page('barn', '<p><img src="roof.png" alt="Roof"> <img src="//b.example/door.png" alt="Door"></p>'),
  ),
  html('https://a.example/mill', page('mill', '<p><img src="/roof.png" alt="Roof"></p>')),
  { address: 'http://b.example/door.png', type: 'image/png', body: square },
];

test('reads the same from an archive that is plain, compressed by record or as a whole, or only read forward', async () => {
  const plain = await read(writeWarc(site));
  expect(plain.articles.map(({ title, images }) => [title, images.length])).toEqual([
    ['About the barn', 1],
    ['About the mill', 1],
  ]);
  expect(plain.articles[0]?.html.match(/<img src="\/image\//g)).toHaveLength(2);
  expect(await read(writeMembers(site), 'crawl.warc.gz')).toEqual(plain);
  expect(await read(gzipSync(writeWarc(site)), 'crawl')).toEqual(plain);
  const parts = await collect(
    memoryStream({ name: 'crawl.warc', path: '', modified: null, bytes: writeWarc(site) }),
  );
  expect(await collect(forwardOnly(writeWarc(site)))).toEqual(parts);
  expect(await collect(forwardOnly(writeMembers(site)))).toEqual(parts);
});

describe('an answer in the covering it travelled in', () => {
  const body = Buffer.from(page('lighthouse'));
  const chunks = Buffer.concat([
    Buffer.from(`${(100).toString(16)};x=y\r\n`),
    body.subarray(0, 100),
    Buffer.from(`\r\n${(body.length - 100).toString(16)}\r\n`),
    body.subarray(100),
    Buffer.from('\r\n0\r\n\r\n'),
  ]);
  test.each([
    ['gzip', { 'Content-Encoding': 'gzip' }, gzipSync(body)],
    ['deflate', { 'Content-Encoding': 'deflate' }, deflateSync(body)],
    ['deflate without its frame', { 'Content-Encoding': 'deflate' }, deflateRawSync(body)],
    ['brotli', { 'Content-Encoding': 'br' }, brotliCompressSync(body)],
    ['zstd', { 'Content-Encoding': 'zstd' }, zstdCompressSync(body)],
    ['two of them', { 'Content-Encoding': 'gzip, br' }, brotliCompressSync(gzipSync(body))],
    ['chunks', { 'Transfer-Encoding': 'chunked' }, chunks],
    [
      'chunks of gzip',
      { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip' },
      asOneChunk(gzipSync(body)),
    ],
    ['a header that promises gzip', { 'Content-Encoding': 'gzip' }, body],
    ['a header that promises brotli', { 'Content-Encoding': 'br' }, body],
    ['a header that promises chunks', { 'Transfer-Encoding': 'chunked' }, body],
    [
      'gzip cut short',
      { 'Content-Encoding': 'gzip' },
      gzipSync(Buffer.concat([body, Buffer.alloc(9_000, 120)])).subarray(0, -12),
    ],
  ])('is read: %s', async (_, headers, covered) => {
    const { articles } = await read(writeWarc([html('https://a.example/', covered, { headers })]));
    expect(articles[0]?.text).toContain(story('lighthouse'));
  });

  test('that unpacks without end is refused by name, and the next is read', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, 60));
    const { articles, problems } = await read(
      writeWarc([
        html('https://a.example/bomb', bomb, { headers: { 'Content-Encoding': 'gzip' } }),
        html('https://a.example/b', page('pier')),
      ]),
    );
    expect(problems).toMatchObject([{ problem: 'too-large', within: 'https://a.example/bomb' }]);
    expect(articles).toHaveLength(1);
  });
});

function asOneChunk(body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
}

test('reads what crawlers made of pages: resources, and plain texts of pages', async () => {
  const { articles } = await read(
    writeWarc([
      html('https://a.example/one', page('quay'), { kind: 'resource', type: 'text/html' }),
      {
        address: 'https://a.example/two',
        type: 'text/plain',
        kind: 'conversion',
        body: `Harbour news\n\n${story('crane')}\n`,
      },
      { address: 'https://a.example/robots.txt', type: 'text/plain', body: 'User-agent: *\nDisallow: /\n' },
      { address: 'https://a.example/three', type: 'application/json', body: '{}' },
    ]),
  );
  expect(articles.map(({ within }) => within)).toEqual(['https://a.example/one', 'https://a.example/two']);
});

test('reads a PDF among the pages, named and addressed by where it was found', async () => {
  const body = makePdf({ pages: [{ texts: [{ text: story('crane'), x: 72, y: 700, size: 10 }] }] });
  const address = 'https://a.example/papers/the%20crane.pdf?download=1';
  const { articles, problems } = await read(
    writeWarc([
      { address, type: 'application/pdf', body },
      { address: 'https://a.example/broken.pdf', type: 'application/pdf', body: 'no PDF at all' },
    ]),
  );
  expect(articles).toMatchObject([
    { address, within: address, former: { saved: '2024-03-01T10:00:00.000Z' } },
  ]);
  expect(articles[0]?.text).toContain('painted twice that year');
  expect(problems).toMatchObject([{ within: 'https://a.example/broken.pdf' }]);
});

test('takes each capture of an address that says something else, by the day it was taken', async () => {
  const later = { date: '2024-04-01T10:00:00Z' };
  const { articles } = await read(
    writeWarc([
      html('https://a.example/', page('pump')),
      html('https://a.example/', page('pump'), later),
      html('https://a.example/', page('well'), later),
      html('https://a.example/', page('tap'), later),
      html('https://a.example/', page('tub'), later),
    ]),
  );
  expect(articles.map(({ title }) => title)).toEqual([
    'About the pump',
    'About the well',
    'About the tap',
    'About the tub',
  ]);
  expect(new Set(articles.map(({ within }) => within)).size).toBe(4);
  expect(articles[0]?.within).toBe('https://a.example/');
  expect(articles[1]?.within).toBe('https://a.example/ (2024-04-01T10:00:00.000Z)');
  expect(articles[1]?.former?.saved).toBe('2024-04-01T10:00:00.000Z');
  expect(articles[1]?.published).toBeNull();
});

test('loses of a broken archive only what is broken', async () => {
  const first = writeRecord(html('https://a.example/1', page('bridge')));
  const second = writeRecord(html('https://a.example/2', page('ford')));
  const last = writeRecord(html('https://a.example/3', page('ferry')));
  const junk = await read(Buffer.concat([first, Buffer.from('what is this\r\n'.repeat(40)), second, last]));
  expect(junk.articles).toHaveLength(3);
  expect(junk.problems).toMatchObject([{ problem: 'damaged', within: `crawl.warc, byte ${first.length}` }]);

  const cut = await read(Buffer.concat([first, second, last.subarray(0, -60)]));
  expect(cut.articles).toHaveLength(3);
  expect(cut.problems).toMatchObject([{ problem: 'damaged' }]);

  const member = gzipSync(second);
  member.fill(0x55, 20, 60);
  const flipped = await read(Buffer.concat([gzipSync(first), member, gzipSync(last)]));
  expect(flipped.articles.map(({ title }) => title)).toEqual(['About the bridge', 'About the ferry']);
  expect(flipped.problems).toMatchObject([{ problem: 'damaged' }]);

  const half = await read(Buffer.concat([gzipSync(first), gzipSync(last).subarray(0, -30)]));
  expect(half.articles[0]?.title).toBe('About the bridge');
  expect(half.problems[0]).toMatchObject({ problem: 'damaged' });
});

test('reads an archive compressed as one piece of a hundred million bytes', { timeout: 60_000 }, async () => {
  const filler = { address: 'https://a.example/data', type: 'application/octet-stream' };
  const noise = randomBytes(40_000);
  const body = Buffer.concat(Array.from({ length: 2_500 }, () => noise));
  const bytes = gzipSync(
    writeWarc([
      html('https://a.example/', page('quay')),
      { ...filler, body },
      html('https://a.example/b', page('mole')),
    ]),
    { level: 1 },
  );
  expect((await read(bytes)).articles.map(({ title }) => title)).toEqual([
    'About the quay',
    'About the mole',
  ]);
});

test('refuses an archive that unpacks to nothing but zeros without end', async () => {
  const zeros = Buffer.alloc(120 * 1024 * 1024);
  const start = writeRecord(html('https://a.example/', page('gate')))
    .toString()
    .replace(/(?<=Content-Length: )\d+/, `${zeros.length}`);
  await expect(read(gzipSync(Buffer.concat([Buffer.from(start), zeros])))).rejects.toMatchObject({
    code: 'unsafe-archive',
  });
});

test('says so when an archive holds no page', async () => {
  await expect(
    read(writeWarc([{ address: 'https://a.example/x.png', type: 'image/png', body: square }])),
  ).rejects.toMatchObject({
    code: 'no-text',
  });
});

test('ends on lengths that lie, on lines without end and on a circle of redirects', async () => {
  const lying = Buffer.from(
    writeRecord(html('https://a.example/', page('gate')))
      .toString()
      .replace(/(?<=Content-Length: )\d+/, '999999999999999'),
  );
  expect((await read(lying)).problems).toMatchObject([{ problem: 'damaged' }]);
  const line = Buffer.concat([Buffer.from('WARC/1.0\r\nX: '), Buffer.alloc(8_000_000, 120)]);
  await expect(read(line)).resolves.toMatchObject({ articles: [], problems: [{ problem: 'damaged' }] });
  const circle = ['a', 'b'].map((name, index) => ({
    ...{ address: `https://a.example/${name}.png`, type: '', body: '', status: '302 Found' },
    headers: { Location: index === 0 ? '/b.png' : '/a.png' },
  }));
  const { articles } = await read(
    writeWarc([...circle, html('https://a.example/', page('gate', '<img src="a.png">'))]),
  );
  expect(articles[0]?.missing).toMatchObject([{ reason: 'remote' }]);
});
