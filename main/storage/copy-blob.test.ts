import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { copyBlob } from './copy-blob.ts';

test.each([
  ['as it is, when packing gains nothing', randomBytes(3_000_000), 'blob'],
  ['packed, when that makes it smaller', Buffer.alloc(3_000_000, 'the same line again\n'), 'blob.gz'],
])('copies a file %s, and ends', async (_, bytes, name) => {
  const folder = await mkdtemp(join(tmpdir(), 'carrel copy '));
  try {
    const source = join(folder, 'source');
    await writeFile(source, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await copyBlob(source, sha256, join(folder, 'blob'));
    expect((await readdir(folder)).sort()).toEqual([name, 'source']);
    const copied = await readFile(join(folder, name));
    expect((name.endsWith('.gz') ? gunzipSync(copied) : copied).equals(bytes)).toBe(true);
    await expect(copyBlob(source, '0'.repeat(64), join(folder, 'other'))).rejects.toMatchObject({
      code: 'vanished',
    });
    expect((await readdir(folder)).sort()).toEqual([name, 'source']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
