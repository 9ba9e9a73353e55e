import type { FileHead, StreamImporter } from './importer.ts';
import { openArchiveBytes } from './warc/archive-bytes.ts';
import { gzipStart } from './warc/gzip-members.ts';
import { readArchives } from './warc/read-archives.ts';

/** What crawlers and archives of the web write: WARC 1.0 and 1.1, and ARC before them, compressed or not. */
export const warc = {
  id: 'warc',
  version: 1,
  label: 'Web archive (WARC)',
  extensions: ['warc', 'arc', 'warc.gz', 'arc.gz'],
  reads: 'stream',
  recognise: recogniseWarc,
  read: (file) => readArchives([{ name: file.name, bytes: openArchiveBytes(file) }]),
} satisfies StreamImporter;

function recogniseWarc({ bytes }: FileHead): number {
  const start = gzipStart(bytes) ?? bytes;
  const text = new TextDecoder('latin1').decode(start.subarray(0, 1_000));
  if (/^WARC\/\d\.\d+\r?\n[\w-]+:/.test(text)) return 0.99;
  return /^filedesc:\/\/\S+ [\d.]+ \d{14} \S+ -?\d+\r?\n/.test(text) ? 0.99 : 0;
}
