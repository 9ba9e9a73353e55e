/** Kinds of files that are known by how they begin and that no importer here reads. These begin with readable text. */
const readable: readonly (readonly [kind: string, mark: RegExp])[] = [
  ['PostScript', /^%!PS/],
  ['GIF pictures', /^GIF8[79]a/],
];

/** These count only when bytes follow that no text has: "OTTO" may begin a font or a biography. */
const binary: readonly (readonly [kind: string, mark: RegExp])[] = [
  ['PNG pictures', /^\x89PNG/],
  ['JPEG pictures', /^\xff\xd8\xff/],
  ['TIFF pictures', /^(?:II\*\0|MM\0\*)/],
  ['BMP pictures', /^BM/],
  ['icons', /^\0\0\x01\0/],
  ['old Office documents', /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/],
  ['gzip archives', /^\x1f\x8b/],
  ['bzip2 archives', /^BZh/],
  ['xz archives', /^\xfd7zXZ/],
  ['zstd archives', /^\x28\xb5\x2f\xfd/],
  ['7z archives', /^7z\xbc\xaf\x27\x1c/],
  ['rar archives', /^Rar!/],
  ['SQLite databases', /^SQLite format 3/],
  ['programs', /^(?:\x7fELF|MZ|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)/],
  ['sound', /^(?:OggS|fLaC|ID3)/],
  ['fonts', /^(?:wOFF|wOF2|OTTO|\0\x01\0\0\0)/],
  ['DjVu', /^AT&TFORM/],
  ['help files (chm)', /^ITSF/],
  ['property lists', /^bplist/],
];

/** What a zip is is said by the names of its first entries. */
const zips: readonly (readonly [name: string, mark: string])[] = [
  ['Excel tables', 'xl/'],
  ['PowerPoint slides', 'ppt/'],
  ['OpenDocument', 'application/vnd.oasis.opendocument'],
];

/** Texts that only their names tell from prose. */
const extensions = new Map<string, string>();
for (const [name, list] of [
  ['style sheets', 'css scss less'],
  [
    'program code',
    'js mjs cjs ts tsx jsx py rb c h cpp hpp cc cs java kt go rs php pl lua swift sh bash ps1 bat cmd sql r m',
  ],
  ['data', 'json jsonl ndjson csv tsv xml yaml yml toml ini cfg conf lock map'],
  ['subtitles', 'srt vtt ass sub'],
  ['calendars and contacts', 'ics vcf'],
  ['pictures', 'svg'],
  ['TeX', 'tex latex sty'],
] as const)
  for (const extension of list.split(' ')) extensions.set(extension, name);

/** The kind of file this is, when it is one that Carrel knows of and does not read yet; for the message. */
export function foreignFormat(bytes: Uint8Array, name: string): string | null {
  const head = latin(bytes.subarray(0, 4_096));
  const kinds = /[\0-\x08\x0e-\x1a]/.test(head.slice(0, 512)) ? [...readable, ...binary] : readable;
  const known = kinds.find(([, mark]) => mark.test(head));
  if (known) return known[0];
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06'))
    return zips.find(([, mark]) => head.includes(mark))?.[0] ?? 'zip archives';
  if (head.startsWith('RIFF')) return head.slice(8, 12) === 'WEBP' ? 'WebP pictures' : 'sound and video';
  if (head.slice(4, 8) === 'ftyp') return /^(?:avif|heic|mif1)/.test(head.slice(8)) ? 'pictures' : 'video';
  if (head.slice(257, 262) === 'ustar') return 'tar archives';
  return foreignText(head) ?? extensions.get(extensionOf(name)) ?? null;
}

/** Markup that is text and no prose. */
function foreignText(head: string): string | null {
  const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  const prologue = start.replace(/^<\?xml[^>]*>\s*/, '').replace(/^(?:<!--[\s\S]{0,2000}?-->\s*)+/, '');
  if (/^<(?:!DOCTYPE svg|svg)[\s>]/i.test(prologue)) return 'pictures (SVG)';
  if (start.startsWith('<?xml') && !/<html[\s>]/i.test(head)) return 'XML';
  return /^(?:\{\s*"|\[\s*\{\s*")/.test(start) ? 'JSON without a list of records' : null;
}

function extensionOf(name: string): string {
  return /\.([^.]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
