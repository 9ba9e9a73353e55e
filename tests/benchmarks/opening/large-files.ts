import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from '../searching/corpus.ts';

export interface LargeFiles {
  /** Titles by which the articles are found again, and what they are. */
  text: string;
  pages: string;
  marked: string;
  folder: string;
}

const textBytes = 20_000_000;
const markedBytes = 2_000_000;
const pageCount = 1_500;

/** Long texts out of real encyclopedia articles, and a PDF of so many pages set from them; kept as `folder`'s files. */
export function writeLargeFiles(folder: string, corpus: Corpus): LargeFiles {
  const names = {
    text: 'Twenty megabytes',
    pages: 'Fifteen hundred pages',
    marked: 'Five thousand marks',
    folder,
  };
  writeFileSync(join(folder, 'text.txt'), `${names.text}\n\n${longText(corpus, textBytes)}`);
  writeFileSync(join(folder, 'marked.txt'), `${names.marked}\n\n${longText(corpus, markedBytes)}`);
  writePdf(join(folder, 'pages.pdf'), names.pages, longText(corpus, 6_000_000));
  return names;
}

function longText(corpus: Corpus, bytes: number): string {
  const parts: string[] = [];
  let length = 0;
  // Every fourth from the second is a long article of the encyclopedia.
  for (let number = 1; length < bytes; number += 4) {
    const { body, title } = corpus.at(number);
    const part = `${title}\n\n${body.replaceAll(/\n+/g, '\n\n')}\n\n`;
    parts.push(part);
    length += Buffer.byteLength(part);
  }
  return parts.join('').slice(0, bytes);
}

/** A plain PDF with Helvetica and a line of text for every 85 characters, 48 a page. */
function writePdf(path: string, title: string, text: string): void {
  const file = openSync(path, 'w');
  const offsets: number[] = [];
  let at = 0;
  const write = (part: string): void => {
    at += writeSync(file, Buffer.from(part, 'latin1'));
  };
  const object = (number: number, body: string): void => {
    offsets[number] = at;
    write(`${number} 0 obj\n${body}\nendobj\n`);
  };
  const lines = wrap(text.normalize('NFKD').replaceAll(/[^\n -~]/g, ''), 85);
  const kids = Array.from({ length: pageCount }, (_, page) => `${4 + page * 2} 0 R`);
  write('%PDF-1.4\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(2, `<< /Type /Pages /Count ${pageCount} /Kids [${kids.join(' ')}] >>`);
  object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (let page = 0; page < pageCount; page += 1) {
    const shown = lines
      .slice(page * 48, page * 48 + 48)
      .map((line) => `(${line.replaceAll(/[\\()]/g, '\\$&')}) Tj T*`);
    const content = `BT /F1 11 Tf 14 TL 60 770 Td ${shown.join('\n')} ET`;
    object(
      4 + page * 2,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + page * 2} 0 R >>`,
    );
    object(5 + page * 2, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  const info = 4 + pageCount * 2;
  object(info, `<< /Title (${title}) >>`);
  const start = at;
  write(`xref\n0 ${info + 1}\n0000000000 65535 f \n`);
  for (let number = 1; number <= info; number += 1)
    write(`${String(offsets[number]).padStart(10, '0')} 00000 n \n`);
  write(`trailer\n<< /Size ${info + 1} /Root 1 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  closeSync(file);
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line.length + word.length >= width) {
        lines.push(line);
        line = '';
      }
      line += line === '' ? word : ` ${word}`;
    }
    lines.push(line);
  }
  return lines;
}
