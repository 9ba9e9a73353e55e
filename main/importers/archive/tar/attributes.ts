/** What a header of attributes says (pax, POSIX.1-2001), as far as it matters here. */
export interface TarAttributes {
  path?: string;
  /** Not a number when it is none that can be. */
  size?: number;
  /** Seconds since 1970. */
  time?: number;
  /** The file is kept without its holes. */
  sparse?: boolean;
}

/** Records of `LENGTH KEY=VALUE\n`. What does not fit ends the list. */
export function parseAttributes(bytes: Uint8Array): TarAttributes {
  const attributes: TarAttributes = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const digits = Buffer.from(bytes.subarray(at, space < 0 || space > at + 10 ? at : space)).toString(
      'latin1',
    );
    const length = /^\d+$/.test(digits) ? Number(digits) : 0;
    if (length <= digits.length + 1 || at + length > bytes.length) break;
    const record = Buffer.from(bytes.subarray(space + 1, at + length - 1)).toString('utf8');
    const equals = record.indexOf('=');
    apply(attributes, record.slice(0, Math.max(0, equals)), record.slice(equals + 1));
    at += length;
  }
  return attributes;
}

function apply(attributes: TarAttributes, key: string, value: string): void {
  if (key === 'path') attributes.path = value;
  else if (key === 'size') attributes.size = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
  else if (key === 'mtime' && /^-?\d{1,12}(?:\.\d{0,20})?$/.test(value)) attributes.time = Number(value);
  else if (key.startsWith('GNU.sparse.')) attributes.sparse = true;
}
