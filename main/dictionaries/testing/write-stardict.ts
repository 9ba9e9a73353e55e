import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';

export interface StardictShape {
  name?: string;
  /** Head word → article, whose parts are as `types` says. */
  entries: readonly (readonly [string, string | Buffer])[];
  synonyms?: readonly (readonly [string, number])[];
  types?: string | null;
  language?: string;
  indexGzip?: boolean;
  articles?: 'plain' | 'dictzip' | 'gzip';
  offsetBits?: 32 | 64;
  chunkLength?: number;
}

/** Writes a small StarDict dictionary and answers with the path of its `.ifo`. */
export function writeStardict(folder: string, file: string, shape: StardictShape): string {
  const { entries, synonyms = [], types = 'm', articles = 'plain', offsetBits = 32 } = shape;
  const bodies: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 0;
  for (const [head, article] of entries) {
    const body = typeof article === 'string' ? Buffer.from(article) : article;
    const numbers = Buffer.alloc(offsetBits / 8 + 4);
    if (offsetBits === 64) numbers.writeBigUInt64BE(BigInt(at));
    else numbers.writeUInt32BE(at);
    numbers.writeUInt32BE(body.length, offsetBits / 8);
    index.push(Buffer.from(`${head}\0`), numbers);
    bodies.push(body);
    at += body.length;
  }
  const text = Buffer.concat(bodies);
  const idx = Buffer.concat(index);
  const path = (ending: string): string => join(folder, `${file}${ending}`);
  writeFileSync(
    shape.indexGzip === true ? path('.idx.gz') : path('.idx'),
    shape.indexGzip === true ? gzipSync(idx) : idx,
  );
  if (articles === 'plain') writeFileSync(path('.dict'), text);
  else
    writeFileSync(
      path('.dict.dz'),
      articles === 'gzip' ? gzipSync(text) : dictzip(text, shape.chunkLength ?? 64),
    );
  if (synonyms.length > 0)
    writeFileSync(
      path('.syn'),
      Buffer.concat(
        synonyms.flatMap(([word, of]) => {
          const number = Buffer.alloc(4);
          number.writeUInt32BE(of);
          return [Buffer.from(`${word}\0`), number];
        }),
      ),
    );
  const lines = [
    "StarDict's dict ifo file",
    'version=3.0.0',
    `bookname=${shape.name ?? file}`,
    `wordcount=${entries.length}`,
    `idxfilesize=${idx.length}`,
    ...(types === null ? [] : [`sametypesequence=${types}`]),
    ...(shape.language === undefined ? [] : [`lang=${shape.language}`]),
    ...(offsetBits === 64 ? ['idxoffsetbits=64'] : []),
  ];
  writeFileSync(path('.ifo'), `${lines.join('\n')}\n`);
  return path('.ifo');
}

/** Gzip whose deflate stream is flushed whole after each chunk, with the table of chunks in its header. */
function dictzip(text: Buffer, chunkLength: number): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < text.length; at += chunkLength)
    // 3: a full flush, after which nothing before is referred to.
    chunks.push(deflateRawSync(text.subarray(at, at + chunkLength), { finishFlush: 3 }));
  const field = Buffer.alloc(10 + 2 * chunks.length);
  field.write('RA', 'latin1');
  field.writeUInt16LE(6 + 2 * chunks.length, 2);
  field.writeUInt16LE(1, 4);
  field.writeUInt16LE(chunkLength, 6);
  field.writeUInt16LE(chunks.length, 8);
  for (const [number, chunk] of chunks.entries()) field.writeUInt16LE(chunk.length, 10 + 2 * number);
  const extra = Buffer.alloc(2);
  extra.writeUInt16LE(field.length);
  const header = Buffer.from([0x1f, 0x8b, 8, 4 | 8, 0, 0, 0, 0, 0, 3]);
  return Buffer.concat([
    header,
    extra,
    field,
    Buffer.from('a.dict\0'),
    ...chunks,
    Buffer.from([3, 0]),
    Buffer.alloc(8),
  ]);
}
