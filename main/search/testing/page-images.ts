import type { ReadableFile } from '../segments/index-files.ts';
import { type FileSeal, PageFileWriter } from '../segments/page-file.ts';

/** A file of the index as it would lie on a disk, and what its writer said of it. */
export interface PageImage<T> {
  bytes: Uint8Array;
  seal: FileSeal;
  written: T;
}

export async function writePageImage<T>(write: (file: PageFileWriter) => T): Promise<PageImage<T>> {
  const parts: Uint8Array[] = [];
  const file = new PageFileWriter(
    {
      write: (bytes) => void parts.push(new Uint8Array(bytes)),
      finish: async () => undefined,
      abandon: () => undefined,
    },
    'test',
  );
  const written = write(file);
  const seal = await file.finish();
  return { bytes: new Uint8Array(Buffer.concat(parts)), seal, written };
}

/** Bytes in memory as a file to be read. */
export function readableBytes(bytes: Uint8Array): ReadableFile {
  return {
    size: bytes.length,
    read(target, at) {
      if (at + target.length > bytes.length) throw new Error('It ends before it should.');
      target.set(bytes.subarray(at, at + target.length));
    },
    close: () => undefined,
  };
}

/** Does all steps at once. */
export function allSteps<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
