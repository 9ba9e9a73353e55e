import { indexDamaged } from './index-damaged.ts';
import type { IndexFiles, WritableFile } from './index-files.ts';
import type { PageCache } from './page-cache.ts';
import { openImage, openPageFile, type PageFile } from './page-file.ts';
import { Segment } from './segment.ts';
import { type SegmentFile, type SegmentMeta, segmentFiles } from './segment-meta.ts';

export function fileName(segment: string, file: SegmentFile): string {
  return `${segment}.${file}`;
}

/** Names of segments, of a manifest that was not finished, and the log of the engine before this one; nothing else is touched. */
export function isOurs(name: string): boolean {
  return /^(?:segment-\d+\.[a-z]+|manifest\.new|articles\.log(?:\..*)?)$/.test(name);
}

/** Opens a segment that lies on the disk. Throws `index-damaged`. */
export function openSegment(files: IndexFiles, meta: SegmentMeta, cache: PageCache): Segment {
  const opened = new Map<SegmentFile, PageFile>();
  try {
    for (const file of segmentFiles) {
      const name = fileName(meta.name, file);
      const found = openFile(files, name);
      try {
        opened.set(file, openPageFile(found, name, meta.files[file], cache));
      } catch (error) {
        found.close();
        throw error;
      }
    }
    return new Segment(meta, filesOf(opened));
  } catch (error) {
    for (const file of opened.values()) file.close();
    throw error;
  }
}

/** The files of a segment in memory. */
export class SegmentImage {
  private readonly parts = new Map<SegmentFile, Uint8Array[]>();

  create(file: SegmentFile): WritableFile {
    const parts: Uint8Array[] = [];
    this.parts.set(file, parts);
    return {
      // The writer uses its page again. `slice` of a Buffer would copy nothing.
      write: (bytes) => void parts.push(new Uint8Array(bytes)),
      finish: async () => undefined,
      abandon: () => undefined,
    };
  }

  open(meta: SegmentMeta): Segment {
    const opened = new Map<SegmentFile, PageFile>();
    for (const file of segmentFiles)
      opened.set(
        file,
        openImage(new Uint8Array(Buffer.concat(this.parts.get(file) ?? [])), meta.files[file]),
      );
    return new Segment(meta, filesOf(opened));
  }
}

function openFile(files: IndexFiles, name: string) {
  try {
    return files.open(name);
  } catch (error) {
    throw indexDamaged(name, error);
  }
}

function filesOf(opened: ReadonlyMap<SegmentFile, PageFile>): Record<SegmentFile, PageFile> {
  const get = (file: SegmentFile): PageFile => {
    const found = opened.get(file);
    if (found === undefined) throw new Error(`The file "${file}" of a segment was not opened.`);
    return found;
  };
  return {
    terms: get('terms'),
    postings: get('postings'),
    places: get('places'),
    forms: get('forms'),
    documents: get('documents'),
  };
}
