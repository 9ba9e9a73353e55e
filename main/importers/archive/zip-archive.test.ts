import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { memoryAccess } from './memory-access.ts';
import { extraField, makeZip } from './testing/make-zip.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

const letter = 'The ferry leaves at six, and the harbour master knows nothing of it.\n'.repeat(40);

function open(bytes: Uint8Array): Promise<ZipArchive> {
  return openZip(memoryAccess(bytes), '"letters.zip"');
}

async function text(zip: ZipArchive, name: string): Promise<string> {
  return Buffer.from((await zip.read(name)) ?? []).toString('utf8');
}

function names(zip: ZipArchive): string[] {
  return zip.entries.map((entry) => entry.name);
}

describe('an ordinary zip', () => {
  test('gives its files back, folders left out, in the order of the directory', async () => {
    const zip = await open(
      makeZip([
        { name: 'letters/' },
        { name: 'letters/one.txt', data: letter },
        { name: 'letters/two.txt', data: 'stored as it is', method: 0 },
        { name: 'empty.txt' },
      ]),
    );
    expect(names(zip)).toEqual(['letters/one.txt', 'letters/two.txt', 'empty.txt']);
    expect(zip.problems).toEqual([]);
    expect(await text(zip, 'letters/one.txt')).toBe(letter);
    expect(await text(zip, 'letters/two.txt')).toBe('stored as it is');
    expect(await text(zip, 'empty.txt')).toBe('');
    expect(await zip.read('letters/three.txt')).toBeNull();
  });

  test('opens when it is empty, has a comment, or its numbers are in the wide form', async () => {
    expect(names(await open(makeZip([])))).toEqual([]);
    const commented = makeZip([{ name: 'a.txt', data: letter }], { comment: Buffer.from('for the archive') });
    expect(await text(await open(commented), 'a.txt')).toBe(letter);
    const wide = await open(makeZip([{ name: 'a.txt', data: letter }], { wide: true }));
    expect(await text(wide, 'a.txt')).toBe(letter);
  });

  test('opens when sizes stand behind the data, as programs write it that do not know them before', async () => {
    const zip = await open(
      makeZip([
        { name: 'a.txt', data: letter, descriptor: true },
        { name: 'b.txt', data: 'b' },
      ]),
    );
    expect(await text(zip, 'a.txt')).toBe(letter);
    expect(await text(zip, 'b.txt')).toBe('b');
    const silent = { local: { size: 0, compressed: 0, crc: 0 } };
    expect(await text(await open(makeZip([{ name: 'a.txt', data: letter, ...silent }])), 'a.txt')).toBe(
      letter,
    );
  });

  test('opens with a program before it, with offsets that count it or not, and with bytes behind it', async () => {
    const bytes = makeZip([{ name: 'a.txt', data: letter }]);
    const program = Buffer.alloc(5_000, 'MZ');
    for (const wide of [false, true]) {
      const behind = makeZip([{ name: 'a.txt', data: letter }], { wide });
      expect(await text(await open(Buffer.concat([program, behind])), 'a.txt')).toBe(letter);
    }
    expect(await text(await open(Buffer.concat([bytes, Buffer.alloc(700, '\n')])), 'a.txt')).toBe(letter);
  });

  test('takes the whole, not the zip that stands in its comment', async () => {
    const inner = makeZip([{ name: 'inner.txt', data: 'inner' }]);
    const zip = await open(makeZip([{ name: 'outer.txt', data: 'outer' }], { comment: inner }));
    expect(names(zip)).toEqual(['outer.txt']);
  });

  test('reads entries packed with zstd', async () => {
    const packed = zstdCompressSync(Buffer.from(letter));
    const zip = await open(makeZip([{ name: 'a.txt', data: letter, method: 93, packed }]));
    expect(await text(zip, 'a.txt')).toBe(letter);
  });

  test('says when a file was last changed: exactly by an extra field, else by its clock', async () => {
    const seconds = Buffer.alloc(5);
    seconds[0] = 1;
    seconds.writeUInt32LE(1_615_454_814, 1);
    const exact = await open(
      makeZip([{ name: 'a.txt', extra: extraField(0x5455, seconds) }, { name: 'b.txt' }]),
    );
    expect(exact.entries[0]?.modified).toBe('2021-03-11T09:26:54.000Z');
    expect(exact.entries[1]?.modified).toBe(new Date(2021, 2, 11, 9, 26, 54).toISOString());
  });
});

describe('names', () => {
  test('are UTF-8 when the archive says so or all of them are', async () => {
    const zip = await open(
      makeZip([{ name: 'Երևան.txt' }, { name: 'Ελλάδα.txt', flags: 0 }, { name: 'Łódź/ęą.txt', flags: 0 }]),
    );
    expect(names(zip)).toEqual(['Երևան.txt', 'Ελλάδα.txt', 'Łódź/ęą.txt']);
  });

  test('are what the extra field for UTF-8 says, when it belongs to the name', async () => {
    const raw = Buffer.from('Cafe?.txt');
    const field = (crcOf: Uint8Array) => {
      const head = Buffer.alloc(5);
      head[0] = 1;
      head.writeUInt32LE(crc32(crcOf), 1);
      return extraField(0x7075, Buffer.concat([head, Buffer.from('Café…txt')]));
    };
    const zip = await open(
      makeZip([
        { name: raw, extra: field(raw) },
        { name: Buffer.from('other.txt'), extra: field(raw) },
      ]),
    );
    expect(names(zip)).toEqual(['Café…txt', 'other.txt']);
  });

  test.each([
    ['cp866', ['Статья.txt', 'Новости 2019/Ереван.html', 'Документы/Письмо редактору.txt']],
    ['shift_jis', ['新聞記事.txt', '読書メモ/第一章.html', '表.txt']],
    ['gb18030', ['新闻.txt', '文章/中国历史.html', '资料.txt']],
    ['big5', ['新聞.txt', '文章/臺灣歷史.html']],
    ['euc-kr', ['기사.txt', '신문/한국.html']],
    ['cp437', ['café.txt', 'Über München.html', 'señor.txt']],
    ['cp850', ['São Paulo.txt', 'Ação.html', 'café.txt']],
    ['windows-1251', ['Статья.txt', 'Новости 2019/Ереван.html']],
    ['cp737', ['Άρθρο.txt', 'εφημερίδα.html']],
    ['cp862', ['מאמר.txt', 'חדשות.html']],
  ])('are read in %s, though nothing says so', async (charset, expected) => {
    const zip = await open(makeZip(expected.map((name) => ({ name: iconv.encode(name, charset), host: 0 }))));
    expect(names(zip)).toEqual(expected);
  });

  test('with backslashes are folders when a program on Windows wrote them', async () => {
    const zip = await open(
      makeZip([
        { name: 'letters\\2019\\', host: 0 },
        { name: 'letters\\2019\\a.txt', host: 0, data: 'a' },
      ]),
    );
    expect(names(zip)).toEqual(['letters/2019/a.txt']);
    expect(await text(zip, 'letters/2019/a.txt')).toBe('a');
  });

  test('lose dots and doubled slashes that mean nothing', async () => {
    expect(names(await open(makeZip([{ name: './a//b/./c.txt' }])))).toEqual(['a/b/c.txt']);
  });

  test('of the pictures of folders on macOS are passed over', async () => {
    const zip = await open(
      makeZip([{ name: 'a/Icon\r' }, { name: '__MACOSX/a/._Icon\r' }, { name: 'a/b.txt' }]),
    );
    expect(names(zip)).toEqual(['a/b.txt']);
    expect(zip.problems).toEqual([]);
  });
});

describe('an entry that breaks a rule is refused alone', () => {
  test.each([
    ['an absolute path', { name: '/etc/passwd' }, 'unsafe-archive'],
    ['a drive', { name: 'C:/Windows/a.txt' }, 'unsafe-archive'],
    ['a drive, written on Windows', { name: 'C:\\a.txt', host: 0 }, 'unsafe-archive'],
    ['a network path', { name: '\\\\server\\share\\a.txt', host: 0 }, 'unsafe-archive'],
    ['a way up', { name: 'a/../../b.txt' }, 'unsafe-archive'],
    ['a way up, written on Windows', { name: '..\\b.txt', host: 0 }, 'unsafe-archive'],
    ['a backslash, written on Unix', { name: 'a\\b.txt' }, 'unsafe-archive'],
    ['a zero in its name', { name: 'a.txt\0.html' }, 'unsafe-archive'],
    ['a control character in its name', { name: 'a\u001b[2J.txt' }, 'unsafe-archive'],
    ['no name', { name: '' }, 'unsafe-archive'],
    ['a name of 5,000 characters', { name: `${'n'.repeat(5_000)}.txt` }, 'unsafe-archive'],
    ['101 folders above it', { name: `${'f/'.repeat(101)}a.txt` }, 'unsafe-archive'],
    ['a symbolic link', { name: 'link.txt', mode: 0o120777, data: '/etc/passwd' }, 'unsafe-archive'],
    ['a device', { name: 'zero', mode: 0o020666 }, 'unsafe-archive'],
    ['a password', { name: 'secret.txt', flags: 0x801 }, 'encrypted'],
    ['a strong password', { name: 'secret.txt', flags: 0x841 }, 'encrypted'],
    ['AES', { name: 'secret.txt', method: 99 }, 'encrypted'],
    ['an unread method', { name: 'packed.txt', method: 98 }, 'not-recognised'],
    ['the name of one before it', { name: 'plain.txt' }, 'unsafe-archive'],
    ['the name of one before it but for case', { name: 'PLAIN.txt' }, 'unsafe-archive'],
    ['an accent written otherwise than before', { name: 'cafe\u0301.txt' }, 'unsafe-archive'],
  ])('%s', async (_, entry, code) => {
    const zip = await open(makeZip([{ name: 'plain.txt', data: letter }, { name: 'café.txt' }, entry]));
    expect(names(zip)).toEqual(['plain.txt', 'café.txt']);
    expect(zip.problems.map((problem) => problem.problem)).toEqual([code]);
    expect(zip.problems[0]?.message).toContain('"letters.zip"');
    expect(zip.problems[0]?.message).not.toMatch(/[\0-\x1f]/);
    expect(await text(zip, 'plain.txt')).toBe(letter);
  });

  test('and asking for it says why', async () => {
    const zip = await open(
      makeZip([
        { name: 'plain.txt', data: letter },
        { name: 'secret.txt', flags: 0x801 },
      ]),
    );
    await expect(zip.read('secret.txt')).rejects.toMatchObject({ code: 'encrypted' });
  });

  test('problems are told apart even when their names are the same', async () => {
    const zip = await open(makeZip([{ name: 'a.txt' }, { name: 'a.txt' }, { name: 'a.txt' }]));
    expect(zip.problems.map((problem) => problem.within)).toEqual(['a.txt (2)', 'a.txt (3)']);
  });

  test.each([
    ['names another file', { local: { name: 'bbbbb.txt' } }],
    ['names another method', { local: { method: 0 } }],
    ['states another size', { local: { size: 12 } }],
    ['states another packed size', { local: { compressed: 12 } }],
    ['states another checksum', { local: { crc: 12 } }],
  ])('when the header before it %s', async (_, lie) => {
    const zip = await open(
      makeZip([
        { name: 'plain.txt', data: letter, ...lie },
        { name: 'b.txt', data: 'b' },
      ]),
    );
    await expect(zip.read('plain.txt')).rejects.toMatchObject({ code: 'unsafe-archive' });
    expect(await text(zip, 'b.txt')).toBe('b');
  });

  test.each([
    ['its checksum is wrong', { crc: 12 }, 'damaged'],
    ['it is shorter than stated', { size: letter.length + 1 }, 'damaged'],
    ['it is longer than stated', { size: letter.length - 1 }, 'unsafe-archive'],
    ['it is cut in the middle', { packed: deflateRawSync(Buffer.from(letter)).subarray(0, 50) }, 'damaged'],
    ['it is no deflated data', { packed: Buffer.alloc(50, 0xff) }, 'damaged'],
    ['it is not where the directory says', { offset: 3 }, 'damaged'],
  ])('when %s', async (_, lie, code) => {
    const zip = await open(makeZip([{ name: 'a.txt', data: letter, ...lie }]));
    await expect(zip.read('a.txt')).rejects.toMatchObject({ code });
  });
});

describe('the whole zip is refused', () => {
  test('when all of it is locked by a password', async () => {
    const bytes = makeZip([{ name: 'a/' }, { name: 'a/b.txt', flags: 0x801 }, { name: 'c.txt', method: 99 }]);
    await expect(open(bytes)).rejects.toMatchObject({ code: 'encrypted' });
  });

  test('when it was cut off or is none', async () => {
    const bytes = makeZip([{ name: 'a.txt', data: letter }]);
    await expect(open(bytes.subarray(0, -30))).rejects.toMatchObject({ code: 'damaged' });
    await expect(open(Buffer.from('a letter, not a zip'))).rejects.toMatchObject({ code: 'damaged' });
    await expect(open(new Uint8Array(0))).rejects.toMatchObject({ code: 'damaged' });
  });
});

test('a directory that lists fewer files than it says is told', async () => {
  const zip = await open(makeZip([{ name: 'a.txt', data: letter }], { stated: 9 }));
  expect(names(zip)).toEqual(['a.txt']);
  expect(zip.problems).toMatchObject([{ problem: 'damaged', within: '(directory)' }]);
});
