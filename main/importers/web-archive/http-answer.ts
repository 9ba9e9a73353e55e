/** An answer of a server as an archive keeps it, its content still in the coverings it travelled in. */
export interface HttpAnswer {
  status: number;
  /** By name in lower case; of several lines of a name the first. */
  headers: ReadonlyMap<string, string>;
  body: Buffer;
}

const longestHead = 256 * 1024;

/** Null when the bytes do not begin like an answer of http. */
export function readHttpAnswer(block: Buffer): HttpAnswer | null {
  const start = /^\s{0,4}HTTP\/\d(?:\.\d)? +(\d{3})\b[^\r\n]*\r?\n/.exec(block.toString('latin1', 0, 1_000));
  if (start === null) return null;
  const { headers, end } = readHttpHeaders(block, start[0].length);
  return { status: Number(start[1]), headers, body: block.subarray(end) };
}

/** Header lines up to the empty one. */
export function readHttpHeaders(
  block: Buffer,
  from: number,
): { headers: ReadonlyMap<string, string>; end: number } {
  const headers = new Map<string, string>();
  let at = from;
  while (at < block.length && at < longestHead) {
    const found = block.indexOf(0x0a, at);
    const lineEnd = found === -1 ? block.length : found;
    const line = block.toString('latin1', at, Math.min(lineEnd, at + 16_384)).replace(/\r$/, '');
    at = Math.min(lineEnd + 1, block.length);
    if (line === '') break;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, end: at };
}

/** Of a Content-Type: the type in lower case and the charset it names. */
export function mediaTypeOf(contentType: string | undefined): { type: string; charset: string | undefined } {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1];
  return { type, charset };
}

export function isPageType(type: string): boolean {
  return type === 'text/html' || type === 'application/xhtml+xml';
}
