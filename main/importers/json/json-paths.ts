import { decodeText } from '../decode-text.ts';

const known = new WeakMap<Uint8Array, ReadonlySet<string>>();
const none: ReadonlySet<string> = new Set();
const deepest = 8;
const mostPaths = 2_000;

/**
 * Which keys the beginning of a JSON file holds and where: `[].title` of a list of objects, `bookmarks[].url` of a list in
 * an object. Empty for what does not begin as JSON. Works on a file that is cut anywhere: for recognising.
 */
export function jsonPaths(head: Uint8Array): ReadonlySet<string> {
  const before = known.get(head);
  if (before) return before;
  const paths = beginsAsJson(head) ? readPaths(decodeText(head).text) : none;
  known.set(head, paths);
  return paths;
}

function beginsAsJson(head: Uint8Array): boolean {
  for (const byte of head.subarray(0, 256)) {
    // White space, and the marks and zeros of Unicode encodings, may come before.
    if (byte <= 0x20 || byte >= 0x80) continue;
    return byte === 0x5b || byte === 0x7b;
  }
  return false;
}

const token = /"((?:[^"\\]|\\.)*)"(\s*:)?|[[\]{}]/gs;

function readPaths(text: string): Set<string> {
  const paths = new Set<string>();
  /** The path of each open bracket. */
  const open: string[] = [];
  let key = '';
  for (const { 0: mark, 1: name, 2: colon } of text.matchAll(token)) {
    if (mark === '{' || mark === '[') {
      const path = `${open.at(-1) ?? ''}${key}`;
      open.push(mark === '[' ? `${path}[]` : path);
      key = '';
    } else if (mark === '}' || mark === ']') {
      open.pop();
      key = '';
    } else if (colon !== undefined && open.length <= deepest && paths.size < mostPaths) {
      const path = open.at(-1) ?? '';
      key = path === '' ? (name ?? '') : `.${name}`;
      paths.add(`${path}${key}`);
    } else key = '';
  }
  return paths;
}
