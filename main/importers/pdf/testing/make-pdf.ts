/** Small PDFs for tests, written by hand so that every place on the page is known. */
export interface PdfPlan {
  pages: PagePlan[];
  info?: Readonly<Record<string, string>>;
  outline?: { title: string; page: number }[];
  language?: string;
  /** Bytes that no page asks for, as the pictures of a scan. */
  ballast?: number;
}

export interface PagePlan {
  texts: TextPlan[];
  links?: { area: readonly [number, number, number, number]; address: string }[];
  /** Dictionaries of further annotations, as the specification writes them. */
  marks?: string[];
  width?: number;
  height?: number;
  rotate?: number;
}

/** `unicode` and `chinese` have no shapes in the file; the second one's codes are told by a character map alone. */
export type FontName = 'plain' | 'bold' | 'italic' | 'mono' | 'unicode' | 'chinese';

export interface TextPlan {
  text: string;
  x: number;
  y: number;
  size?: number;
  font?: FontName;
  /** Degrees. */
  angle?: number;
}

const fonts: Readonly<Record<FontName, string>> = {
  plain: '/Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding',
  bold: '/Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding',
  italic: '/Type /Font /Subtype /Type1 /BaseFont /Times-Italic /Encoding /WinAnsiEncoding',
  mono: '/Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding',
  unicode: composite('Identity-H', 'Adobe', 'Identity', 500),
  chinese: composite('UniGB-UCS2-H', 'Adobe', 'GB1', 1000),
};
const fontNames: readonly FontName[] = ['plain', 'bold', 'italic', 'mono', 'unicode', 'chinese'];

function composite(encoding: string, registry: string, ordering: string, width: number): string {
  const descendant = `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Absent /CIDSystemInfo << /Registry (${registry}) /Ordering (${ordering}) /Supplement 0 >> /DW ${width} /FontDescriptor << /Type /FontDescriptor /FontName /Absent /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>`;
  return `/Type /Font /Subtype /Type0 /BaseFont /Absent /Encoding /${encoding} /DescendantFonts [${descendant}]`;
}

export function makePdf({
  pages,
  info = {},
  outline = [],
  language,
  ballast = 0,
}: PdfPlan): Uint8Array<ArrayBuffer> {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const place = (): number => add('');
  const root = place();
  const tree = place();
  const map = add(stream(everyCode));
  if (ballast > 0) add(stream('0'.repeat(ballast)));
  const named = fontNames.map((name) => {
    const toUnicode = name === 'unicode' ? ` /ToUnicode ${map} 0 R` : '';
    return `/${name} ${add(`<< ${fonts[name]}${toUnicode} >>`)} 0 R`;
  });
  const resources = add(`<< /Font << ${named.join(' ')} >> >>`);
  const kids = pages.map((page) => {
    const content = add(stream(page.texts.map(drawText).join('\n')));
    const links = (page.links ?? []).map(
      ({ area, address }) =>
        `<< /Type /Annot /Subtype /Link /Rect [${area.join(' ')}] /Border [0 0 0] /A << /S /URI /URI ${literal(address)} >> >>`,
    );
    const marks = [...links, ...(page.marks ?? [])].map((mark) => `${add(mark)} 0 R`);
    const { width = 595, height = 842, rotate = 0 } = page;
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Resources ${resources} 0 R /Contents ${content} 0 R /Annots [${marks.join(' ')}] >>`,
    );
  });
  objects[tree - 1] =
    `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const contents =
    outline.length === 0 ? '' : ` /Outlines ${addOutline(outline, kids, add, place, objects)} 0 R`;
  const stated = language === undefined ? '' : ` /Lang ${literal(language)}`;
  objects[root - 1] = `<< /Type /Catalog /Pages ${tree} 0 R${contents}${stated} >>`;
  const facts = add(
    `<< ${Object.entries(info)
      .map(([name, value]) => `/${name} ${literal(value)}`)
      .join(' ')} >>`,
  );
  return assemble(objects, root, facts);
}

function addOutline(
  entries: readonly { title: string; page: number }[],
  kids: readonly number[],
  add: (body: string) => number,
  place: () => number,
  objects: string[],
): number {
  const outline = place();
  const first = outline + 1;
  entries.forEach(({ title, page }, index) => {
    const next = index + 1 < entries.length ? ` /Next ${first + index + 1} 0 R` : '';
    const before = index > 0 ? ` /Prev ${first + index - 1} 0 R` : '';
    add(
      `<< /Title ${literal(title)} /Parent ${outline} 0 R /Dest [${kids[page - 1]} 0 R /Fit]${next}${before} >>`,
    );
  });
  objects[outline - 1] =
    `<< /Type /Outlines /First ${first} 0 R /Last ${first + entries.length - 1} 0 R /Count ${entries.length} >>`;
  return outline;
}

function drawText({ text, x, y, size = 11, font = 'plain', angle = 0 }: TextPlan): string {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const matrix = [cos, sin, -sin, cos].map((value) => value.toFixed(5)).join(' ');
  const wide = font === 'unicode' || font === 'chinese';
  return `BT /${font} ${size} Tf ${matrix} ${x} ${y} Tm ${wide ? hexadecimal(text) : literal(text)} Tj ET`;
}

function hexadecimal(text: string): string {
  const units = Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  );
  return `<${units.join('')}>`;
}

/** The few letters of windows-1252 that texts need beyond Latin-1. */
const windows = new Map(
  [...'€‚„…‘’“”•–—'].map((letter, index) => [
    letter,
    [0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97][index] ?? 0x3f,
  ]),
);

function literal(text: string): string {
  const bytes = [...text].map((letter) => windows.get(letter) ?? letter.charCodeAt(0));
  const escaped = bytes.map((byte) =>
    byte === 0x28 || byte === 0x29 || byte === 0x5c
      ? `\\${String.fromCharCode(byte)}`
      : byte < 0x20 || byte > 0x7e
        ? `\\${(byte & 0xff).toString(8).padStart(3, '0')}`
        : String.fromCharCode(byte),
  );
  return `(${escaped.join('')})`;
}

const everyCode = [
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
  '/CMapName /Same def /CMapType 2 def',
  '1 begincodespacerange <0000> <ffff> endcodespacerange',
  ...Array.from({ length: 3 }, (_, part) => {
    const high = Array.from({ length: 86 }, (_unused, index) => part * 86 + index).filter(
      (byte) => byte < 256,
    );
    const rows = high.map((byte) => {
      const digits = byte.toString(16).padStart(2, '0');
      return `<${digits}00> <${digits}ff> <${digits}00>`;
    });
    return `${rows.length} beginbfrange\n${rows.join('\n')}\nendbfrange`;
  }),
  'endcmap CMapName currentdict /CMap defineresource pop end end',
].join('\n');

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: readonly string[], root: number, info: number): Uint8Array<ArrayBuffer> {
  let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

/** A column of running text, broken into lines of about so many letters. */
export function column(
  text: string,
  { x = 60, y = 760, size = 11, letters = 80, leading = 1.25 } = {},
): TextPlan[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const line = lines[last];
    if (line !== undefined && line.length + word.length < letters) lines[last] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.map((line, index) => ({ text: line, x, y: y - index * size * leading, size }));
}
