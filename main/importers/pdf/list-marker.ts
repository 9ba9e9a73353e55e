export interface ListMarker {
  marker: string;
  ordered: boolean;
  /** Of a numbered one. */
  number: number | null;
  /** Text after the marker begins here. */
  length: number;
}

const bullet = /^([•◦‣▪▫■□●○◆◇►▶➢➤✓✔✗❖※·∙⁃–—*-])\s+(?=\S)/u;
const numbered = /^(\(?(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s+(?=\S)/u;

/** What an item of a list begins with: `• `, `3. `, `(a) `. Null where the line begins otherwise. */
export function listMarker(text: string): ListMarker | null {
  const dot = bullet.exec(text);
  if (dot) return { marker: dot[1] ?? '', ordered: false, number: null, length: dot[0].length };
  const count = numbered.exec(text);
  if (!count) return null;
  const name = count[2] ?? '';
  // `A. Smith` and `I. Introduction` are a name and a heading more often than items.
  if (/^[A-Z]\.$/.test(count[1] ?? '')) return null;
  return {
    marker: count[1] ?? '',
    ordered: true,
    number: /^\d+$/.test(name) ? Number(name) : null,
    length: count[0].length,
  };
}
