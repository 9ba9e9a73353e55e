import { decodeWords } from 'postal-mime';

/** The header lines of a message or of one of its parts. */
export interface HeaderBlock {
  /** By name in lower case: the first such line, unfolded, encoded words (RFC 2047) decoded. */
  get(name: string): string | undefined;
  has(name: string): boolean;
  /** A structured header: its value in lower case, and its parameters by name in lower case. */
  parameters(name: string): { value: string; parameters: ReadonlyMap<string, string> };
}

const longestBlock = 64 * 1024;

/** Reads to the empty line that ends the block; `end` is where the content begins. */
export function readHeaders(bytes: Buffer, from: number, to: number): { headers: HeaderBlock; end: number } {
  const lines = new Map<string, string>();
  let name: string | null = null;
  let at = from;
  const limit = Math.min(to, from + longestBlock);
  while (at < limit) {
    const found = bytes.indexOf(0x0a, at);
    const lineEnd = found === -1 || found >= limit ? limit : found;
    const line = bytes.toString('latin1', at, lineEnd).replace(/\r$/, '');
    at = Math.min(lineEnd + 1, to);
    if (line === '') break;
    if (/^[ \t]/.test(line)) {
      if (name !== null) lines.set(name, `${lines.get(name) ?? ''} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    name = colon > 0 ? line.slice(0, colon).trim().toLowerCase() : null;
    if (name === null) continue;
    // A second line of a name is none of ours, nor are lines that continue it.
    if (lines.has(name)) name = null;
    else lines.set(name, line.slice(colon + 1).trim());
  }
  return { headers: blockOf(lines), end: at };
}

function blockOf(lines: ReadonlyMap<string, string>): HeaderBlock {
  return {
    has: (name) => lines.has(name),
    get(name) {
      const line = lines.get(name);
      return line === undefined ? undefined : decodeWords(utf8(line)).trim();
    },
    parameters(name) {
      const line = lines.get(name) ?? '';
      const parameters = new Map<string, string>();
      for (const [, key = '', quoted, plain] of line.matchAll(
        /;\s*([\w*-]{1,40})\s*=\s*(?:"([^"]*)"|([^\s;"]+))/g,
      ))
        if (!parameters.has(key.toLowerCase())) parameters.set(key.toLowerCase(), quoted ?? plain ?? '');
      return { value: line.split(';', 1)[0]?.trim().toLowerCase() ?? '', parameters };
    },
  };
}

/** Some programs write UTF-8 where only ASCII should stand. */
function utf8(latin: string): string {
  if (!/[\x80-\xff]/.test(latin)) return latin;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin, 'latin1'));
  } catch {
    return latin;
  }
}
