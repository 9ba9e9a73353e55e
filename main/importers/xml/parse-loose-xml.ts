import { parseXml, type XmlElement } from './parse-xml.ts';

/**
 * As `parseXml`, with a second try for the two mistakes that programs make most in otherwise sound files: an ampersand that
 * is not written as `&amp;`, and characters that XML has no place for.
 */
export function parseLooseXml(text: string, what: string): XmlElement {
  const trimmed = text.replace(/^[\s\ufeff]+/, '');
  try {
    return parseXml(trimmed, what);
  } catch (error) {
    const mended = trimmed
      .replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi, '&amp;')
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
    if (mended === trimmed) throw error;
    return parseXml(mended, what);
  }
}
