import iconv from 'iconv-lite';
import { decodeText } from './decode-text.ts';
import type { FileStream, TextEncoding } from './importer.ts';

export interface TextStream {
  encoding: TextEncoding;
  /** The whole text, in pieces as the bytes come; without a byte order mark. */
  texts(): AsyncIterable<string>;
}

/**
 * The text of a file of any size: the charset is decided by its head, as `decodeText` decides it, and a character that
 * falls on the edge of two pieces stays whole.
 */
export function decodeStream({ head, chunks }: Pick<FileStream, 'head' | 'chunks'>): TextStream {
  const { encoding } = decodeText(head);
  return {
    encoding,
    async *texts() {
      const decoder = createDecoder(encoding.name);
      let first = true;
      for await (const chunk of chunks()) {
        const text = decoder.write(chunk);
        if (text === '') continue;
        yield first ? text.replace(/^\ufeff/, '') : text;
        first = false;
      }
      const rest = decoder.end();
      if (rest !== '') yield rest;
    },
  };
}

interface StreamDecoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

function createDecoder(name: string): StreamDecoder {
  try {
    const decoder = new TextDecoder(name);
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  } catch {
    // UTF-32, DOS and Mac charsets, Armenian: the platform has no decoder for them.
    const decoder = iconv.getDecoder(name);
    return {
      write: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      end: () => decoder.end() ?? '',
    };
  }
}
