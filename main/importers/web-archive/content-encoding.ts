import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';

/**
 * The content of an http answer without the coverings it travelled in: chunks, then gzip, deflate, brotli or zstd.
 * Archivers often take a covering off and leave the header that names it, so what does not fit its header stays as it
 * is; what is cut short yields what came before. Null when more than `most` bytes come out.
 */
export function decodeContent(
  headers: ReadonlyMap<string, string>,
  body: Buffer,
  most: number,
): Uint8Array | null {
  let content: Buffer | null = /chunked/i.test(headers.get('transfer-encoding') ?? '')
    ? joinChunks(body)
    : body;
  const encodings = (headers.get('content-encoding') ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .slice(0, 4);
  for (const encoding of encodings.reverse()) {
    content = decode(encoding, content, most);
    if (content === null) return null;
  }
  return content.length > most ? null : content;
}

function decode(encoding: string, body: Buffer, maxOutputLength: number): Buffer | null {
  const flush = { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    switch (encoding) {
      case 'gzip':
      case 'x-gzip':
        return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body, flush) : body;
      case 'deflate':
        return isZlib(body) ? inflateSync(body, flush) : inflateRawSync(body, flush);
      case 'br':
        return brotliDecompressSync(body, {
          maxOutputLength,
          finishFlush: constants.BROTLI_OPERATION_FLUSH,
        });
      case 'zstd':
        return zstdDecompressSync(body, { maxOutputLength, finishFlush: constants.ZSTD_e_flush });
      default:
        return body;
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? null : body;
  }
}

function isZlib(body: Buffer): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

/** Joins the pieces of `Transfer-Encoding: chunked`; from where the form is broken, the rest as it stands. */
function joinChunks(body: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const lineEnd = body.indexOf(0x0a, at);
    const line = lineEnd === -1 || lineEnd - at > 200 ? '' : body.toString('latin1', at, lineEnd);
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;[^\r\n]*)?\r?$/i.exec(line)?.[1];
    if (size === undefined) {
      pieces.push(body.subarray(at));
      break;
    }
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    pieces.push(body.subarray(lineEnd + 1, lineEnd + 1 + length));
    at = lineEnd + 1 + length;
    if (body[at] === 0x0d) at += 1;
    if (body[at] === 0x0a) at += 1;
  }
  return pieces.length === 1 ? (pieces[0] ?? body) : Buffer.concat(pieces);
}
