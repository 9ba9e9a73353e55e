/** One part of an article: what kind of text it is, by StarDict's letter, and its bytes. */
export interface ArticlePart {
  type: string;
  bytes: Buffer;
}

/**
 * Divides the bytes of an article. Small letters are texts that end with a zero, capitals files with their size before them;
 * where the types are known from the `.ifo`, the last part has neither.
 */
export function splitArticle(bytes: Buffer, types: string | null): ArticlePart[] {
  const parts: ArticlePart[] = [];
  let at = 0;
  const take = (type: string, last: boolean): void => {
    if (type >= 'A' && type <= 'Z') {
      const size = last ? bytes.length - at : at + 4 <= bytes.length ? bytes.readUInt32BE(at) : 0;
      if (!last) at += 4;
      parts.push({ type, bytes: bytes.subarray(at, at + size) });
      at += size;
      return;
    }
    const zero = bytes.indexOf(0, at);
    const end = zero === -1 ? bytes.length : zero;
    parts.push({ type, bytes: bytes.subarray(at, end) });
    at = end + 1;
  };
  if (types !== null) {
    const letters = [...types];
    for (const [index, type] of letters.entries()) take(type, index === letters.length - 1);
  } else
    while (at < bytes.length) {
      const type = String.fromCharCode(bytes[at] ?? 0);
      // Whatever is no letter is no type: from here on nothing can be known.
      if (!/[A-Za-z]/.test(type)) break;
      at += 1;
      take(type, false);
    }
  return parts;
}
