import { ArchiveError } from '../../../contract/errors.ts';
import { decodeContent } from '../web-archive/content-encoding.ts';
import { mediaTypeOf } from '../web-archive/http-answer.ts';
import type { ArchiveBytes } from './archive-bytes.ts';
import { type ByteReader, readBytes } from './byte-reader.ts';
import { answerOf } from './index-archive.ts';
import { type RecordHead, readRecordHead } from './read-records.ts';

/** What a record holds, freed from the coverings it travelled in. */
export interface RecordContent {
  head: RecordHead;
  type: string;
  charset: string | undefined;
  content: Uint8Array;
}

/** A record larger than was asked for. */
export interface TooLargeRecord {
  head: RecordHead;
  tooLarge: true;
}

/** A nearer place is reached by reading on. */
const stride = 1024 * 1024;

/**
 * The contents of the records that begin at `offsets`, which ascend. Nothing for a place where no record begins or whose
 * bytes are broken, which the first reading told.
 */
export async function* readContents(
  bytes: ArchiveBytes,
  offsets: readonly number[],
  most: number,
): AsyncGenerator<RecordContent | TooLargeRecord> {
  let reader: ByteReader | null = null;
  const close = async (): Promise<void> => {
    await reader?.close();
    reader = null;
  };
  const readAt = async (offset: number): Promise<RecordContent | TooLargeRecord | null> => {
    if (reader !== null && (offset < reader.offset || (bytes.seekable() && offset - reader.offset > stride)))
      await close();
    reader ??= readBytes(bytes.from(offset), offset);
    await reader.skip(offset - reader.offset);
    const { head } = await readRecordHead(reader);
    if (head === null || head.offset !== offset) return null;
    // A length may lie: what counts is what is there.
    const block = await reader.take(Math.min(head.length, most + 1));
    return block.length > most ? { head, tooLarge: true } : contentOf(head, block, most);
  };
  const readAfresh = async (offset: number): Promise<RecordContent | TooLargeRecord | null> => {
    await close();
    return await readAt(offset).catch(orNothing);
  };
  try {
    for (const offset of offsets) {
      const near = await readAt(offset).catch(orNothing);
      // The way there may lead through a broken stretch, which a jump leaves out.
      const record = near ?? (await readAfresh(offset));
      if (record !== null) yield record;
    }
  } finally {
    await close();
  }
}

function orNothing(error: unknown): null {
  if (error instanceof ArchiveError && error.code === 'damaged') return null;
  throw error;
}

function contentOf(head: RecordHead, block: Buffer, most: number): RecordContent | TooLargeRecord {
  const { headers, body } = answerOf(head, block);
  const content = decodeContent(headers, body, most);
  if (content === null) return { head, tooLarge: true };
  // A view of a large piece of the archive would keep all of it in memory.
  const own = content.length * 2 < content.buffer.byteLength ? new Uint8Array(content) : content;
  return { head, content: own, ...mediaTypeOf(headers.get('content-type')) };
}
