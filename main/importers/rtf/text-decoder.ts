import { codePageOf, decodeBytes } from './charsets.ts';

/** Bytes in the code page of their font, and code units of UTF-16, into text. */
export interface TextCollector {
  byte(byte: number, codePage: number): void;
  bytes(bytes: Uint8Array, codePage: number): void;
  /** Negative ones are those above 32,767. */
  unit(value: number): void;
  text(text: string): void;
  /** What has come together since this was last asked. */
  take(): string;
}

export function createTextCollector(): TextCollector {
  let text = '';
  let waiting: number[] = [];
  let page = 0;
  const flush = (): void => {
    if (waiting.length === 0) return;
    text += decodeBytes(Uint8Array.from(waiting), page);
    waiting = [];
  };
  const turnTo = (codePage: number): void => {
    if (codePage !== page) flush();
    page = codePage;
  };
  return {
    byte(byte, codePage) {
      turnTo(codePage);
      waiting.push(byte);
    },
    bytes(bytes, codePage) {
      turnTo(codePage);
      for (const byte of bytes) waiting.push(byte);
    },
    unit(value) {
      flush();
      text += String.fromCharCode(value & 0xffff);
    },
    text(more) {
      flush();
      text += more;
    },
    take() {
      flush();
      const taken = text;
      text = '';
      return taken;
    },
  };
}

/** Fonts by their numbers → code pages. */
export interface FontTable {
  choose(font: number | null): void;
  charset(value: number): void;
  codePage(value: number): void;
  /** Of text in this font; the document's own where the font says nothing. */
  pageOf(font: number | null, document: number): number;
  isSymbols(font: number | null): boolean;
  /** Whether any font is made for a charset. */
  knows(): boolean;
}

const symbolCharset = 2;
const latinPage = 1252;

export function createFontTable(): FontTable {
  const charsets = new Map<number, number>();
  const pages = new Map<number, number>();
  let chosen: number | null = null;
  return {
    choose(font) {
      chosen = font;
    },
    charset(value) {
      if (chosen !== null) charsets.set(chosen, value);
    },
    codePage(value) {
      if (chosen !== null && value > 0) pages.set(chosen, value);
    },
    pageOf(font, document) {
      const charset = font === null ? undefined : charsets.get(font);
      if (font === null || charset === undefined) return pages.get(font ?? -1) ?? document;
      return pages.get(font) ?? codePageOf(charset) ?? (charset === 0 ? latinPage : document);
    },
    isSymbols: (font) => font !== null && charsets.get(font) === symbolCharset,
    knows: () => [...charsets.values()].some((charset) => charset > symbolCharset),
  };
}
