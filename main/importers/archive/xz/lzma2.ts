import type { ByteReader } from '../byte-reader.ts';
import { Dictionary } from './dictionary.ts';
import { LzmaDecoder } from './lzma-decoder.ts';

/** LZMA2: chunks of at most 2 MiB, each packed or as it stands, that go on from one another or begin anew. */
export async function* unpackLzma2(input: ByteReader, dictionarySize: number): AsyncGenerator<Uint8Array> {
  const dictionary = new Dictionary(dictionarySize);
  const decoder = new LzmaDecoder(dictionary);
  let needsDictionary = true;
  let needsProperties = true;
  for (;;) {
    const control = (await whole(input, 1))[0] ?? 0;
    if (control === 0) return;
    if (control === 1 || control >= 0xe0) {
      dictionary.reset();
      needsDictionary = false;
      needsProperties = true;
    } else if (needsDictionary || (control > 2 && control < 0x80)) throw new Error('a chunk begins wrong');
    if (control < 0x80) {
      const size = big(await whole(input, 2)) + 1;
      dictionary.append(await whole(input, size));
    } else {
      const header = await whole(input, control >= 0xc0 ? 5 : 4);
      const size = (control & 0x1f) * 0x10000 + big(header.subarray(0, 2)) + 1;
      const packed = big(header.subarray(2, 4)) + 1;
      if (control >= 0xc0) {
        decoder.setProperties(header[4] ?? 0);
        needsProperties = false;
      } else if (needsProperties) throw new Error('a chunk begins wrong');
      else if (control >= 0xa0) decoder.resetState();
      decoder.decode(await whole(input, packed), size);
    }
    yield* dictionary.flush();
  }
}

function big(bytes: Uint8Array): number {
  return (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
}

async function whole(input: ByteReader, length: number): Promise<Uint8Array> {
  const bytes = await input.take(length);
  if (bytes.length < length) throw new Error('it is cut off');
  return bytes;
}
