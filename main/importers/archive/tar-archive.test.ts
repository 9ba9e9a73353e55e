import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { isTarHead } from './tar/header.ts';
import { readTar } from './tar-archive.ts';
import { attributesMember, type MadeMember, makeTar } from './testing/make-tar.ts';
import { drain, inPieces } from './testing/pieces.ts';

const letter = 'The ferry leaves at six, and the harbour master knows nothing of it.\n'.repeat(40);

interface Read {
  files: [name: string, text: string][];
  problems: [within: string, problem: string][];
  error: unknown;
}

async function read(bytes: Uint8Array, pieceBytes = 1_000): Promise<Read> {
  const result: Read = { files: [], problems: [], error: null };
  try {
    for await (const entry of readTar(inPieces(bytes, pieceBytes), '"letters.tar"')) {
      if ('problem' in entry) {
        result.problems.push([entry.within, entry.problem]);
        continue;
      }
      const { bytes: content, error } = await drain(entry.chunks());
      result.files.push([entry.name, Buffer.from(content).toString('utf8')]);
      if (error) throw error;
    }
  } catch (error) {
    result.error = error;
  }
  return result;
}

describe('an ordinary tar', () => {
  test.each([1, 100, 512, 100_000])('gives its files back, read in pieces of %i bytes', async (size) => {
    const bytes = makeTar([
      { name: 'letters/', kind: '5' },
      { name: './letters/one.txt', data: letter },
      { name: 'letters/two.txt', data: 'short' },
      { name: 'letters/empty.txt' },
      { name: 'letters/block.txt', data: 'x'.repeat(512) },
    ]);
    expect(await read(bytes, size)).toEqual({
      files: [
        ['letters/one.txt', letter],
        ['letters/two.txt', 'short'],
        ['letters/empty.txt', ''],
        ['letters/block.txt', 'x'.repeat(512)],
      ],
      problems: [],
      error: null,
    });
  });

  test('passes over what is not read', async () => {
    const names: string[] = [];
    const bytes = makeTar([
      { name: 'a.txt', data: letter },
      { name: 'b.txt', data: 'b' },
      { name: 'c.txt', data: letter },
    ]);
    for await (const entry of readTar(inPieces(bytes), '"letters.tar"')) {
      if ('problem' in entry) continue;
      names.push(entry.name);
      // One begun and left, the others not begun.
      if (entry.name === 'a.txt') for await (const piece of entry.chunks()) if (piece.length > 0) break;
    }
    expect(names).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  test('says when a file was last changed, to a fraction when its attributes do', async () => {
    const bytes = makeTar([
      { name: 'a.txt' },
      attributesMember({ mtime: '1615454814.25' }),
      { name: 'b.txt' },
      { name: 'c.txt', time: 0 },
    ]);
    const times: (string | null)[] = [];
    for await (const entry of readTar(inPieces(bytes), ''))
      if (!('problem' in entry)) times.push(entry.modified);
    expect(times).toEqual(['2021-03-11T09:26:54.000Z', '2021-03-11T09:26:54.250Z', null]);
  });

  test('ends without blocks of zeros too, and with a file that fills its block', async () => {
    const bytes = makeTar([{ name: 'a.txt', data: 'x'.repeat(1_024) }], { end: false });
    expect((await read(bytes)).error).toBeNull();
  });

  test('is known by its first header, also when it is older than ustar', async () => {
    const old = makeTar([{ name: 'a.txt', data: letter, magic: '\0\0\0\0\0\0' }]);
    expect(isTarHead(old)).toBe(true);
    expect((await read(old)).files).toEqual([['a.txt', letter]]);
    expect(isTarHead(Buffer.from(letter))).toBe(false);
    expect(isTarHead(new Uint8Array(512))).toBe(false);
    expect(isTarHead(old.subarray(0, 511))).toBe(false);
  });

  test('as another program writes it, long names and all, is read the same', async () => {
    const written = pack();
    const files: [string, string][] = [
      ['plain.txt', letter],
      [`${'folder/'.repeat(20)}far-away.txt`, 'far away'],
      [`${'n'.repeat(180)}.txt`, 'a long name'],
      ['Երևան/новости.txt', 'names beyond ASCII'],
    ];
    for (const [name, data] of files) written.entry({ name }, data);
    written.finalize();
    const pieces: Uint8Array[] = [];
    for await (const piece of written) if (piece instanceof Uint8Array) pieces.push(piece);
    expect(await read(Buffer.concat(pieces))).toEqual({ files, problems: [], error: null });
  });
});

describe('names', () => {
  const nameOf = async (...members: MadeMember[]) =>
    (await read(makeTar(members))).files.map(([name]) => name);

  test('come from the folder that ustar keeps apart', async () => {
    expect(await nameOf({ name: 'b.txt', folder: 'letters/2019' })).toEqual(['letters/2019/b.txt']);
  });

  test('come from the long name before the file', async () => {
    const long = `letters/${'n'.repeat(300)}.txt`;
    const link = { name: '././@LongLink', kind: 'L', data: `${long}\0` };
    expect(
      await nameOf(link, { name: 'letters/nnn', data: 'a', magic: 'ustar ' }, { name: 'b.txt' }),
    ).toEqual([long, 'b.txt']);
  });

  test('come from the attributes before the file, which count for it alone', async () => {
    const members = [
      attributesMember({ path: 'новости/письмо.txt', comment: 'a = b' }),
      { name: 'x' },
      { name: 'b.txt' },
    ];
    expect(await nameOf(...members)).toEqual(['новости/письмо.txt', 'b.txt']);
  });

  test('in a charset of their own are told by what they look like', async () => {
    expect(
      await nameOf({ name: Buffer.from([0xcd, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xe8, 0x2e, 0x74, 0x78, 0x74]) }),
    ).toEqual(['Новости.txt']);
    expect(await nameOf({ name: Buffer.from('caf\xe9.txt', 'latin1') })).toEqual(['café.txt']);
  });
});

describe('a file that breaks a rule is refused alone', () => {
  test.each<[string, MadeMember[], string]>([
    ['an absolute path', [{ name: '/etc/passwd', data: letter }], 'unsafe-archive'],
    ['a way up', [{ name: 'a/../../b.txt', data: letter }], 'unsafe-archive'],
    [
      'a way up in its attributes',
      [attributesMember({ path: '../../b.txt' }), { name: 'b.txt' }],
      'unsafe-archive',
    ],
    ['a backslash', [{ name: 'a\\b.txt' }], 'unsafe-archive'],
    ['a control character', [{ name: 'a\u0007.txt' }], 'unsafe-archive'],
    [
      'a zero in its attributes',
      [attributesMember({ path: 'a\0.txt' }), { name: 'b.txt' }],
      'unsafe-archive',
    ],
    ['a symbolic link', [{ name: 'link', kind: '2' }], 'unsafe-archive'],
    ['a hard link', [{ name: 'link', kind: '1' }], 'unsafe-archive'],
    ['a device', [{ name: 'zero', kind: '3' }], 'unsafe-archive'],
    ['a pipe', [{ name: 'pipe', kind: '6' }], 'unsafe-archive'],
    ['the name of one before it', [{ name: 'Plain.txt', data: 'x' }], 'unsafe-archive'],
    ['holes, the old way', [{ name: 'holes', kind: 'S', data: letter }], 'not-recognised'],
    [
      'holes, the old way, many',
      [
        { name: 'holes', kind: 'S', set: [[482, 1]] },
        { name: '', magic: '' },
      ],
      'not-recognised',
    ],
    [
      'holes, the new way',
      [attributesMember({ 'GNU.sparse.major': '1' }), { name: 'holes', data: letter }],
      'not-recognised',
    ],
    ['a kind that nobody knows', [{ name: 'odd', kind: 'Q', data: letter }], 'not-recognised'],
  ])('%s', async (_, members, code) => {
    const { files, problems, error } = await read(
      makeTar([{ name: 'plain.txt', data: letter }, ...members, { name: 'after.txt', data: 'after' }]),
    );
    expect(error).toBeNull();
    expect(files).toEqual([
      ['plain.txt', letter],
      ['after.txt', 'after'],
    ]);
    expect(problems.map(([, problem]) => problem)).toEqual([code]);
  });
});

describe('a tar that breaks off', () => {
  const bytes = makeTar([
    { name: 'a.txt', data: letter },
    { name: 'b.txt', data: letter },
  ]);

  test('gives what came before, also of the file in which it broke', async () => {
    const { files, error } = await read(bytes.subarray(0, 512 + 3_072 + 512 + 100));
    expect(error).toMatchObject({ code: 'damaged' });
    expect(files).toEqual([
      ['a.txt', letter],
      ['b.txt', letter.slice(0, 100)],
    ]);
  });

  test('is damaged wherever that is, but where a file begins', async () => {
    for (let length = 1; length < 2 * (512 + 3_072); length += 7) {
      const { error } = await read(bytes.subarray(0, length));
      if (length === 512 + 3_072) continue;
      expect(error, `after ${length}`).toMatchObject({ code: 'damaged' });
    }
  });

  test('is damaged when a header is', async () => {
    const wrong = Uint8Array.from(bytes);
    wrong[512 + 3_072 + 5] = 0x41;
    const { files, error } = await read(wrong);
    expect(files).toEqual([['a.txt', letter]]);
    expect(error).toMatchObject({ code: 'damaged' });
  });

  test('passes on the failure of its source, to the file and to the whole', async () => {
    const failure = new Error('the disk is gone');
    async function* failing() {
      yield bytes.subarray(0, 1_000);
      throw failure;
    }
    const errors: unknown[] = [];
    try {
      for await (const entry of readTar(failing(), ''))
        if (!('problem' in entry)) errors.push((await drain(entry.chunks())).error);
    } catch (error) {
      errors.push(error);
    }
    expect(errors).toEqual([failure, failure]);
  });
});

test('lets go of its source when the reader has enough', async () => {
  let open = true;
  async function* source() {
    try {
      yield makeTar([{ name: 'a.txt' }, { name: 'b.txt' }]);
    } finally {
      open = false;
    }
  }
  for await (const entry of readTar(source(), '')) if (entry) break;
  expect(open).toBe(false);
});
