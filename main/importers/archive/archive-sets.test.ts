import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ArchiveError } from '../../../contract/errors.ts';
import { testData } from '../../../tests/test-data.ts';
import { memoryStream } from '../memory-stream.ts';
import { decompressedStream } from './decompress.ts';
import { memoryAccess } from './memory-access.ts';
import { drain, inPieces } from './testing/pieces.ts';
import { openZip } from './zip-archive.ts';

/** What became of a zip: `read` whole, or the code and in front of it whether of an entry or of the whole. */
async function outcomeOf(path: string): Promise<string> {
  try {
    const zip = await openZip(memoryAccess(readFileSync(path)), `"${path}"`);
    const [problem] = zip.problems;
    if (problem) return `entry ${problem.problem}`;
    for (const { name } of zip.entries) {
      const { error } = await drain(zip.chunks(name));
      if (error instanceof ArchiveError) return `entry ${error.code}`;
      if (error !== null) throw error;
    }
    return 'read';
  } catch (error) {
    if (error instanceof ArchiveError) return `whole ${error.code}`;
    throw error;
  }
}

const odd = testData('data/hostile/zip');

/** Those that are not simply read, and why. All others hold what they say. */
const refused = new Map<string, string>([
  ...[
    ...['bogus', 'incons-archive-comment-longer', 'incons-central-magic-bad2', 'incons-eocd-magic-bad'].map(
      (name) => [name, 'whole damaged'] as const,
    ),
    ['empty-pkware', 'whole encrypted'] as const,
    ['incons-file-count-overflow', 'whole unsafe-archive'] as const,
    ['bigzero-zip', 'entry unsafe-archive'] as const,
    ['incons-ef-local-dupe-zip64-v1', 'entry unsafe-archive'] as const,
    ['filename_duplicate_empty', 'entry unsafe-archive'] as const,
    ...['aes128', 'aes128-noentropy', 'aes256-noentropy', 'pkware-noentropy', 'pkware-noentropy-2'].map(
      (name) => [`encrypt-${name}`, 'entry encrypted'] as const,
    ),
    ...['encrypt', 'encrypt_plus_extra', 'broken'].map((name) => [name, 'entry encrypted'] as const),
    ...['lzma-no-eos', 'testfile-lzma'].map((name) => [name, 'entry not-recognised'] as const),
    ...[
      'gap-add',
      'incons-data',
      'incons-ef-local-size',
      'incons-file-count-high',
      'incons-local-magic-bad',
    ].map((name) => [name, 'entry damaged'] as const),
    ...[
      ...[
        'central-compsize-larger',
        'central-compsize-smaller',
        'central-crc',
        'filename-nul-byte',
        'stored-size',
      ],
      ...[
        'local-compression-method',
        'local-compsize-smaller',
        'local-crc',
        'local-filename',
        'local-filename-short',
      ],
    ].map((name) => [`incons-${name}`, 'entry unsafe-archive'] as const),
  ],
]);

describe.skipIf(odd === null)('odd zips of a library for zips (data/hostile)', () => {
  const names = odd === null ? [] : readdirSync(odd);
  test.each(names)('%s', async (file) => {
    const outcome = await outcomeOf(join(odd ?? '', file));
    expect(outcome).toBe(refused.get(file.replace(/\.zip$/, '')) ?? 'read');
  });
});

describe.each(['epub', 'docx'])('the documents of data/%s that are zips', (set) => {
  const folder = testData(`data/${set}`);
  test.skipIf(folder === null)('are read whole, every entry, all but what was cut off', async () => {
    const zips = filesBelow(folder ?? '').filter(
      (path) => readFileSync(path).subarray(0, 2).toString() === 'PK',
    );
    const outcomes = new Map<string, string>();
    for (const path of zips) outcomes.set(path, await outcomeOf(path));
    const unread = [...outcomes].filter(([, outcome]) => outcome !== 'read');
    expect(zips.length).toBeGreaterThan(100);
    expect(unread.map(([path, outcome]) => `${path.split('/').at(-1)}: ${outcome}`)).toEqual(
      set === 'docx' ? ['testWORD_truncated.docx: whole damaged'] : [],
    );
  });
});

describe('compressed files of other people', () => {
  const folder = testData('data/warc');
  test.skipIf(folder === null)('web archives of many members come out whole', async () => {
    const packed = filesBelow(folder ?? '').filter((path) => path.endsWith('.gz'));
    expect(packed.length).toBeGreaterThan(8);
    for (const path of packed) {
      const bytes = readFileSync(path);
      const stream = await decompressedStream(memoryStream({ name: path, path, modified: null, bytes }));
      const { length, error } = await drain(stream?.chunks() ?? inPieces(bytes));
      expect(length, path).toBeGreaterThan(bytes.length);
      expect(Buffer.from(stream?.head.subarray(0, 11) ?? []).toString(), path).toMatch(
        /^(?:WARC\/|filedesc:)/,
      );
      if (error !== null) expect(path).toMatch(/bad|wrong/);
    }
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
