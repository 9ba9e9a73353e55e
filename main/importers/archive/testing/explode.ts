import type { FileStream } from '../../importer.ts';
import { memoryStream } from '../../memory-stream.ts';
import { type Container, openContainer } from '../container.ts';
import { decompressedStream } from '../decompress.ts';
import { drain } from './pieces.ts';

/** What a small file came to that would be a huge one, or an endless one, if it were believed. */
export interface Outcome {
  /** Of the whole, or of the first entry that could not be read. */
  code: string | null;
  problems: string[];
  unpacked: number;
  entries: number;
}

/** As the job does: compression off, then the container, every entry read to its end, containers inside three deep. */
export async function explode(file: FileStream, depth = 0): Promise<Outcome> {
  const outcome: Outcome = { code: null, problems: [], unpacked: 0, entries: 0 };
  try {
    const container = await openContainer(file);
    if (container) await readAll(container, outcome, depth);
    else {
      const unpacked = await decompressedStream(file);
      if (unpacked === null) return outcome;
      const { length, error } = await drain(unpacked.chunks());
      outcome.unpacked += length;
      if (error !== null) throw error;
    }
  } catch (error) {
    outcome.code = codeOf(error);
  }
  return outcome;
}

async function readAll(container: Container, outcome: Outcome, depth: number): Promise<void> {
  for await (const entry of container.entries()) {
    if ('problem' in entry) {
      outcome.problems.push(entry.problem);
      continue;
    }
    outcome.entries += 1;
    const { bytes, length, error } = await drain(entry.chunks());
    outcome.unpacked += length;
    if (error !== null) outcome.code ??= codeOf(error);
    else if (depth < 3 && length === bytes.length) {
      const inner = await explode(fileOf(entry.name, bytes), depth + 1);
      outcome.unpacked += inner.unpacked;
      outcome.problems.push(...inner.problems);
      outcome.code ??= inner.code;
    }
  }
}

export function fileOf(name: string, bytes: Uint8Array): FileStream {
  return memoryStream({ name, path: `/bombs/${name}`, modified: null, bytes });
}

/** Fails when it is read from more often than `most` times. */
export function counted(name: string, bytes: Uint8Array, most: number): FileStream {
  const file = fileOf(name, bytes);
  let reads = 0;
  return {
    ...file,
    access: {
      size: bytes.length,
      async read(offset, length) {
        reads += 1;
        if (reads > most) throw new Error('read from too often');
        return bytes.subarray(offset, offset + length);
      },
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : `defect: ${error}`;
}
