import { detectEncoding } from '../detect-encoding.ts';

const sampleLength = 200_000;
const latinPage = 1252;
/** The pages of ISO 8859 follow each other. */
const isoPages = 28_590;
const named = new Map([
  ['koi8-r', 20_866],
  ['x-mac-cyrillic', 10_007],
  ['mac-cyrillic', 10_007],
  ['shift_jis', 932],
  ['gb18030', 936],
  ['gbk', 936],
  ['euc-kr', 949],
  ['big5', 950],
  ['utf-8', 65_001],
]);

/** The code page that the bytes of text look like, for files that name none. */
export function guessCodePage(file: Uint8Array): number {
  const source = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, sampleLength)).toString(
    'latin1',
  );
  const text = source
    .replace(/\\'([\da-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\\[a-z]{1,32}-?\d{0,10} ?|[{}]/gi, '');
  if (!/[\x80-\xff]/.test(text)) return latinPage;
  const name = detectEncoding(Buffer.from(text, 'latin1')).name.toLowerCase();
  const page = /^(?:windows-|cp|ibm)(\d{3,4})$/.exec(name)?.[1];
  const iso = /^iso-8859-(\d{1,2})$/.exec(name)?.[1];
  if (page !== undefined) return Number(page);
  return iso === undefined ? (named.get(name) ?? latinPage) : isoPages + Number(iso);
}
