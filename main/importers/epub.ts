import { readBook } from './epub/read-book.ts';
import type { FileHead, WholeImporter } from './importer.ts';

/** Books hold pictures; how much text is read of one is limited by itself. */
const largestBook = 512 * 1024 * 1024;

export const epub = {
  id: 'epub',
  version: 1,
  label: 'EPUB book',
  extensions: ['epub', 'epub3', 'kepub'],
  largestBytes: largestBook,
  recognise,
  async *read(file) {
    yield await readBook(file);
  },
} satisfies WholeImporter;

/** A zip that says so in its first entry or holds the signpost of every EPUB; else by its name. */
function recognise({ bytes, name, entries }: FileHead): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).toString('latin1');
  if (!/^(?:PK\x03\x04|PK\x05\x06)/.test(head)) return 0;
  if (/^PK.{24,36}[\s\S]{0,40}mimetype[\s\S]{0,64}?application\/epub\+zip/s.test(head.slice(0, 200)))
    return 1;
  if (entries?.includes('META-INF/container.xml') || head.includes('META-INF/container.xml')) return 0.95;
  return /\.(?:epub|epub3|kepub)$/i.test(name) ? 0.9 : 0;
}
