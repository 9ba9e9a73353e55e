import { isUtf8 } from 'node:buffer';
import { decodeWords } from 'postal-mime';
import { decodeText } from '../decode-text.ts';

export interface Parameters {
  /** In lower case. */
  value: string;
  /** By name in lower case; RFC 2231 continued and encoded ones put together. */
  parameters: ReadonlyMap<string, string>;
}

/** The header of a message or of one of its parts. */
export interface MailHeaders {
  size: number;
  has(name: string): boolean;
  /** The first line of that name, unfolded and decoded. */
  get(name: string): string | undefined;
  all(name: string): string[];
  structured(name: string): Parameters;
}

const longestBlock = 1024 * 1024;
const headerLine = /^([!-9;-~]{1,120})[ \t]*:(.*)$/s;

/**
 * Reads to the empty line that ends the block, or to the first line that cannot be of a header; `end` is where the
 * content begins. Lines of a mailbox (`From …`) and of a quotation before the header are passed over.
 */
export function readMailHeaders(
  bytes: Buffer,
  from: number,
  to: number,
): { headers: MailHeaders; end: number } {
  const lines = new Map<string, string[]>();
  let last: string[] | null = null;
  let at = from;
  const limit = Math.min(to, from + longestBlock);
  while (at < limit) {
    const found = bytes.indexOf(0x0a, at);
    const lineEnd = found === -1 || found >= limit ? limit : found;
    const line = bytes.toString('latin1', at, lineEnd).replace(/\r$/, '');
    const next = Math.min(lineEnd + 1, to);
    if (line.trim() === '') {
      if (lines.size > 0 || line === '') return { headers: headersOf(lines), end: next };
    } else if (/^[ \t]/.test(line) || (last && /^=\?[\w-]{2,40}\?[bq]\?/i.test(line))) {
      // Some programs forget the space before the rest of a long subject.
      if (last) last[last.length - 1] = `${last.at(-1)} ${line}`;
    } else {
      const parts = headerLine.exec(line);
      if (parts) {
        const name = (parts[1] ?? '').toLowerCase();
        last = lines.get(name) ?? [];
        last.push(parts[2] ?? '');
        lines.set(name, last);
      } else if (!passedOver(line, lines.size === 0)) return { headers: headersOf(lines), end: at };
    }
    at = next;
  }
  return { headers: headersOf(lines), end: at };
}

/** The line of a mailbox, quoted or not, and what newsreaders wrote before an article that they saved. */
function passedOver(line: string, first: boolean): boolean {
  return /^>?From /.test(line) || (first && /^Article:? \d+ of /.test(line));
}

function headersOf(lines: ReadonlyMap<string, readonly string[]>): MailHeaders {
  const readable = (line: string): string => decodeWords(unescaped(line)).replace(/\s+/g, ' ').trim();
  return {
    size: lines.size,
    has: (name) => lines.has(name),
    get(name) {
      const line = lines.get(name)?.find((candidate) => candidate.trim() !== '');
      return line === undefined ? undefined : readable(line);
    },
    all: (name) => (lines.get(name) ?? []).map(readable),
    structured: (name) => parametersOf(lines.get(name)?.[0] ?? ''),
  };
}

/** Only ASCII belongs here; programs that did not know wrote their own charset. */
function unescaped(latin: string): string {
  if (!/[\x80-\xff]/.test(latin)) return latin;
  const bytes = Buffer.from(latin, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : decodeText(bytes).text;
}

function parametersOf(line: string): Parameters {
  const parameters = new Map<string, string>();
  const pieces = new Map<string, { at: number; text: string; encoded: boolean }[]>();
  for (const [, key = '', quoted, plain = ''] of line.matchAll(
    /;\s*(?:\([^()]{0,200}\)\s*)?([\w-]{1,40}(?:\*\d{0,4})?\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g,
  )) {
    const value = quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1');
    const [name = '', ...marks] = key.toLowerCase().split('*');
    if (marks.length === 0) {
      if (!parameters.has(name)) parameters.set(name, decodeWords(unescaped(value)));
      continue;
    }
    const encoded = key.endsWith('*');
    const at = Number(marks[0] || 0);
    const same = pieces.get(name) ?? [];
    same.push({ at, text: value, encoded });
    pieces.set(name, same);
  }
  for (const [name, parts] of pieces) {
    parts.sort((one, other) => one.at - other.at);
    parameters.set(name, joined(parts));
  }
  const value = /^[^;]*/.exec(line)?.[0] ?? '';
  return {
    value: value
      .replace(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    parameters,
  };
}

/** RFC 2231: `utf-8''na%C3%AFve`, in several pieces of which some are escaped. */
function joined(parts: readonly { text: string; encoded: boolean }[]): string {
  const label = parts[0]?.encoded ? /^([\w.:-]*)'[\w-]*'/.exec(parts[0].text) : null;
  const latin = parts
    .map(({ text, encoded }, index) => {
      const own = index === 0 && label ? text.slice(label[0].length) : text;
      return encoded
        ? own.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        : own;
    })
    .join('');
  return decodeText(Buffer.from(latin, 'latin1'), label?.[1] ? { declared: label[1] } : {}).text;
}
