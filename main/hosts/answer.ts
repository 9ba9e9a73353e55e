import type { ReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Content } from '../content.ts';

/** What a host sends for an address: it turns this into a `Response` or an http answer, and nothing more. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array | Readable | null;
}

/**
 * Content described by the archive, with its bytes. Files that are kept plain answer ranges; those kept packed are
 * unpacked on the way and do not. The file is opened before the first header is sent, so that a file that has gone is
 * a 404 and never half an answer.
 */
export async function answerContent(content: Content, range: string | null = null): Promise<Answer> {
  const { status, headers, body } = content;
  if (body.kind === 'none') return { status, headers, body: null };
  if (body.kind === 'text')
    return {
      status,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body.text)) },
      body: body.text,
    };
  let file: FileHandle;
  try {
    file = await open(body.path, 'r');
  } catch {
    return gone(headers);
  }
  const facts = await file.stat();
  if (!facts.isFile()) {
    await file.close();
    return gone(headers);
  }
  if (body.gzip) return { status, headers, body: unpacked(file.createReadStream()) };
  return answerFile(file, facts.size, status, headers, range);
}

async function answerFile(
  file: FileHandle,
  size: number,
  status: number,
  headers: Record<string, string>,
  range: string | null,
): Promise<Answer> {
  const part = readRange(range, size);
  const withRanges = { ...headers, 'accept-ranges': 'bytes' };
  if (part === 'unsatisfiable') {
    await file.close();
    return { status: 416, headers: { ...withRanges, 'content-range': `bytes */${size}` }, body: null };
  }
  if (part === null)
    return {
      status,
      headers: { ...withRanges, 'content-length': String(size) },
      body: file.createReadStream(),
    };
  const { start, end } = part;
  return {
    status: 206,
    headers: {
      ...withRanges,
      'content-range': `bytes ${start}-${end}/${size}`,
      'content-length': String(end - start + 1),
    },
    body: file.createReadStream({ start, end }),
  };
}

/** One range of bytes, both ends included. What is no single range is ignored, as the specification allows. */
export function readRange(
  header: string | null,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (found === null || (found[1] === '' && found[2] === '')) return null;
  if (found[1] === '') {
    const length = Math.min(Number(found[2]), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 };
  }
  const start = Number(found[1]);
  const end = found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1);
  if (found[2] !== '' && Number(found[2]) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end };
}

function unpacked(source: ReadStream): Readable {
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  gunzip.on('close', () => source.destroy());
  return source.pipe(gunzip);
}

function gone(headers: Record<string, string>): Answer {
  const { 'content-disposition': _attachment, 'cache-control': _cache, ...rest } = headers;
  return { status: 404, headers: { ...rest, 'content-type': 'text/plain; charset=utf-8' }, body: null };
}
