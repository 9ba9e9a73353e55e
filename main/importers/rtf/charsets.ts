import iconv from 'iconv-lite';

/** Code pages of the character sets that fonts of Windows are made for. 0 and 1 are those of the system. */
const ofFonts = new Map([
  [77, 10_000],
  [78, 932],
  [79, 949],
  [80, 936],
  [81, 950],
  [83, 1255],
  [84, 1256],
  [85, 1253],
  [86, 1254],
  [87, 874],
  [88, 1250],
  [89, 1251],
  [128, 932],
  [129, 949],
  [130, 1361],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [179, 1256],
  [180, 1256],
  [181, 1255],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
  [254, 437],
  [255, 850],
]);

/** Of a font's `\fcharset`; null for those that go by the document. */
export function codePageOf(fontCharset: number): number | null {
  return ofFonts.get(fontCharset) ?? null;
}

const named = new Map([
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1361, 'euc-kr'],
  [10_000, 'macintosh'],
  [10_007, 'x-mac-cyrillic'],
  [65_001, 'utf-8'],
  [20_866, 'koi8-r'],
]);

export function labelOf(codePage: number): string {
  const known = named.get(codePage);
  if (known !== undefined) return known;
  if (codePage > 28_590 && codePage < 28_606) return `iso-8859-${codePage - 28_590}`;
  return codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : `cp${codePage}`;
}

export function decodeBytes(bytes: Uint8Array, codePage: number): string {
  const label = labelOf(codePage);
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    const known = iconv.encodingExists(label) ? label : 'windows-1252';
    return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), known);
  }
}
